/** What somebody has filled in of a survey, and what is sent of it. Pure; for `SurveyForm.tsx` and its test. */
import type { Question } from "../../../shared/survey/survey.ts";
import type { SurveyAnswer } from "../../../shared/survey/answer.ts";

/** By place of the question; what was not touched is not in it. */
export type SurveyDraft = Readonly<Record<number, number | string>>;

/** One answer per question, null where it was passed over; empty words are passed over. */
export function answersOf(questions: readonly Question[], draft: SurveyDraft): readonly SurveyAnswer[] {
  return questions.map((_question, at) => {
    const given = draft[at];
    if (typeof given === "string") return given.trim() === "" ? null : given.trim();
    return given ?? null;
  });
}

/** Whether there is anything to send. */
export function isAnswered(questions: readonly Question[], draft: SurveyDraft, comment: string): boolean {
  return comment.trim() !== "" || answersOf(questions, draft).some((answer) => answer !== null);
}
