/**
 * A ward survey (病区满意度调查): a few questions, put to some wards by a code on the wall, answered on phones. It is asked
 * once, or anew in each month or quarter until it ends. Questions never change while answers come: who wants others closes
 * it and opens the next one.
 *
 *   open ──close──> closed        open ──untilMs──> over
 */
import { z } from "zod";
import { siteCare } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { World } from "../kernel/stream.ts";
import { stream, verb } from "../kernel/stream.ts";
import { bilingual, id, timeMs } from "../kernel/text.ts";
import { place } from "../place/place.ts";
import { periods } from "./period.ts";

/** Questions of one survey. Assumed: a nurse between two calls answers ten, not more. */
export const questionsMax = 10;
/** Wards of one survey. Assumed: the largest hospitals have some 200. */
export const wardsMax = 300;

/** Stands in addresses before a colon (`s:<survey>:<place>`), so it holds none itself. */
export const surveyId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "id");

const question = z.strictObject({ kind: z.enum(["stars", "text"]), text: bilingual });
export type Question = z.infer<typeof question>;

const surveyBody = z.strictObject({
  title: bilingual, questions: z.array(question).min(1).max(questionsMax), wards: z.array(id).min(1).max(wardsMax),
  fromMs: timeMs, untilMs: timeMs, period: z.enum(periods),
});

export interface SurveyState extends z.infer<typeof surveyBody> {
  readonly id: string;
  readonly openedAtMs: number;
  readonly openedBy: string;
  /** Ended by hand before its time; null where nobody did. */
  readonly closedAtMs: number | null;
}

export const survey = stream<SurveyState>("survey");

export const surveyOpened = survey.begins("survey.opened@1", surveyBody.extend({ id: surveyId }), (body, meta): SurveyState => ({
  ...body, openedAtMs: meta.observedAtMs, openedBy: meta.actor, closedAtMs: null,
}));

/** Opens a survey. Refuses `survey.known-already` (questions under answers never change), `survey.time-order`, `place.unknown`, `survey.not-a-ward`. */
export const openSurvey = verb({
  command: "survey.open",
  may: siteCare,
  body: surveyBody.extend({ id: surveyId }),
  events: [surveyOpened],
  refusals: ["survey.known-already", "survey.time-order", "place.unknown", "survey.not-a-ward"],
  decide(body, _meta, world) {
    if (world.get(survey, body.id) !== undefined) return refuse("survey.known-already", { survey: body.id });
    if (body.untilMs <= body.fromMs) return refuse("survey.time-order");
    const wards = [...new Set(body.wards)];
    return firstWrong(wards, world) ?? [surveyOpened.of(body.id, { ...body, wards })];
  },
});

function firstWrong(wards: readonly string[], world: World): Refusal | undefined {
  for (const ward of wards) {
    const found = world.get(place, ward);
    if (found === undefined) return refuse("place.unknown", { place: ward });
    if (found.kind !== "department") return refuse("survey.not-a-ward", { place: found.label.zh, placeEn: found.label.en });
  }
  return undefined;
}

export const surveyClosed = survey.becomes("survey.closed@1", z.strictObject({}), (state, _body, meta) => ({ ...state, closedAtMs: meta.observedAtMs }));

/** Ends it before its time; its answers stay. Refuses `survey.unknown`, `survey.closed-already`. */
export const closeSurvey = verb({
  command: "survey.close",
  may: siteCare,
  body: z.strictObject({ surveyId }),
  events: [surveyClosed],
  refusals: ["survey.unknown", "survey.closed-already"],
  decide(body, _meta, world) {
    const found = world.get(survey, body.surveyId);
    if (found === undefined) return refuse("survey.unknown", { survey: body.surveyId });
    return found.closedAtMs === null ? [surveyClosed.of(body.surveyId, {})] : refuse("survey.closed-already", { atMs: found.closedAtMs });
  },
});

/** Why nobody can answer it now; nothing while it is open. */
export function refuseShut({ fromMs, untilMs, closedAtMs }: Pick<SurveyState, "fromMs" | "untilMs" | "closedAtMs">, atMs: number): Refusal | undefined {
  if (atMs < fromMs) return refuse("survey.not-yet", { atMs: fromMs });
  const endMs = Math.min(untilMs, closedAtMs ?? untilMs);
  return atMs >= endMs ? refuse("survey.over", { atMs: endMs }) : undefined;
}
