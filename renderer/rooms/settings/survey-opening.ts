/** A survey that is being written, and the command it becomes. Pure; for `SurveyOpening.tsx` and its test. */
import type { CommandBodies } from "../../../shared/house.ts";
import { dayMs, dayText, startOfDay } from "../../../shared/kernel/time.ts";
import type { Period } from "../../../shared/survey/period.ts";

export interface QuestionDraft {
  readonly kind: "stars" | "text";
  readonly zh: string;
  readonly en: string;
}

export interface SurveyOpeningDraft {
  readonly zh: string;
  readonly en: string;
  readonly period: Period;
  /** Days of the hospital, `2026-11-22`, both included. */
  readonly from: string;
  readonly until: string;
  readonly questions: readonly QuestionDraft[];
  readonly wards: readonly string[];
}

/** How long a new survey runs unless said. Assumed: a year of months or quarters. */
const usualDays = 365;

/** Begins today, each month, with one question and every ward. */
export function newSurvey(nowMs: number, zone: string, wards: readonly string[]): SurveyOpeningDraft {
  return { zh: "", en: "", period: "month", from: dayText(nowMs, zone), until: dayText(nowMs + usualDays * dayMs, zone), questions: [{ kind: "stars", zh: "", en: "" }], wards };
}

/** The command, or undefined while title, a question, a ward or a day is missing. What has no English name keeps its Chinese one. */
export function surveyOf(draft: SurveyOpeningDraft, surveyId: string, zone: string): CommandBodies["survey.open"] | undefined {
  const fromMs = readDay(draft.from, zone);
  const lastMs = readDay(draft.until, zone);
  const title = bothOf(draft);
  const questions = draft.questions.flatMap(({ kind, ...text }) => (bothOf(text) === undefined ? [] : [{ kind, text: bothOf(text) as { zh: string; en: string } }])); // just asked
  if (fromMs === undefined || lastMs === undefined || title === undefined || questions.length < draft.questions.length || questions.length === 0 || draft.wards.length === 0) return undefined;
  return { id: surveyId, title, questions, wards: [...draft.wards], fromMs, untilMs: startOfDay(lastMs + 36 * 3_600_000, zone), period: draft.period };
}

/** A name for the next survey that begins that day: `s-2026-11-22`, then `s-2026-11-22-2`. */
export function nextSurveyId(from: string, taken: readonly string[]): string {
  const first = `s-${from}`;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? first : `${first}-${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}

function bothOf({ zh, en }: { readonly zh: string; readonly en: string }): { zh: string; en: string } | undefined {
  const [first, second] = [zh.trim(), en.trim()];
  const any = first === "" ? second : first;
  return any === "" ? undefined : { zh: any, en: second === "" ? any : second };
}

/** First instant of a written day in the zone. Noon in Greenwich lies in the same day from −11 to +11 hours. */
function readDay(text: string, zone: string): number | undefined {
  const noonMs = Date.parse(`${text}T12:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(noonMs) ? startOfDay(noonMs, zone) : undefined;
}
