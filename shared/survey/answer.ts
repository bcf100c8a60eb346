/**
 * One phone's answer for one ward and period. Nobody's name is in it: its id is the command's, which the phone page makes
 * from a random number on the phone, so that a second answer in a period is the first one again and two periods cannot be
 * put together.
 */
import { z } from "zod";
import type { Who } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import { stream, verb } from "../kernel/stream.ts";
import { id, longText, shortText } from "../kernel/text.ts";
import { siteZone } from "../site/site.ts";
import { periodKey } from "./period.ts";
import { questionsMax, refuseShut, survey, surveyId } from "./survey.ts";
import type { Question } from "./survey.ts";

/** Stars for a question of stars, words for one of words; null where it was passed over. */
export const surveyAnswer = z.union([z.number().int().min(1).max(5), longText, z.null()]);
export type SurveyAnswer = z.infer<typeof surveyAnswer>;

export const answerBody = z.strictObject({ surveyId, wardId: id, period: shortText, answers: z.array(surveyAnswer).max(questionsMax), comment: longText.default("") });

export type OpinionState = z.infer<typeof answerBody>;

/** Id: the command's. */
export const opinion = stream<OpinionState>("opinion");

export const opinionGiven = opinion.begins("opinion.given@1", answerBody.extend({ comment: longText }), (body) => body);

/** The page alone: no person of the house answers in a ward's name. */
const phones: readonly Who[] = ["phone-page", "demo"];

/**
 * Takes an answer; the same phone's second one in a period changes nothing. Refuses `survey.unknown`, `survey.ward-unknown`,
 * `survey.not-yet`, `survey.over`, `survey.late` (of a period that is gone), `survey.answers-wrong`, `survey.empty`.
 */
export const answerSurvey = verb({
  command: "survey.answer",
  may: phones,
  body: answerBody,
  events: [opinionGiven],
  refusals: ["survey.unknown", "survey.ward-unknown", "survey.not-yet", "survey.over", "survey.late", "survey.answers-wrong", "survey.empty"],
  decide(body, meta, world) {
    if (world.get(opinion, meta.commandId) !== undefined) return [];
    const asked = world.get(survey, body.surveyId);
    if (asked === undefined) return refuse("survey.unknown", { survey: body.surveyId });
    if (!asked.wards.includes(body.wardId)) return refuse("survey.ward-unknown", { ward: body.wardId });
    const shut = refuseShut(asked, meta.observedAtMs);
    if (shut !== undefined) return shut;
    const period = periodKey(asked.period, meta.observedAtMs, siteZone(world));
    if (body.period !== period) return refuse("survey.late", { period: body.period, now: period });
    return refuseAnswers(body, asked.questions) ?? [opinionGiven.of(meta.commandId, body)];
  },
});

function refuseAnswers({ answers, comment }: Pick<OpinionState, "answers" | "comment">, questions: readonly Question[]): Refusal | undefined {
  const fits = answers.length === questions.length && answers.every((answer, at) => answer === null || (typeof answer === "number") === (questions[at]?.kind === "stars"));
  if (!fits) return refuse("survey.answers-wrong");
  const isEmpty = comment.trim() === "" && answers.every((answer) => answer === null || (typeof answer === "string" && answer.trim() === ""));
  return isEmpty ? refuse("survey.empty") : undefined;
}
