/**
 * What a phone may do with a ward survey: see its questions, answer them. The phone tells a random number of its own; what
 * is written is a hash of it with survey and period, so that one phone counts once in a period and nobody can tell from the
 * log which answers of two periods came from the same phone.
 */
import { createHash } from "node:crypto";
import { refuse } from "../../../shared/kernel/refusal.ts";
import type { Refusal } from "../../../shared/kernel/refusal.ts";
import { surveyCode } from "../../../shared/phone.ts";
import type { PhoneAnswer, PhoneSurvey } from "../../../shared/phone-survey.ts";
import { place } from "../../../shared/place/place.ts";
import { site, siteId } from "../../../shared/site/site.ts";
import { opinion } from "../../../shared/survey/answer.ts";
import { periodKey } from "../../../shared/survey/period.ts";
import { refuseShut, survey } from "../../../shared/survey/survey.ts";
import type { DeviceTools } from "../device.ts";
import type { SubmitAs } from "./phone-page.ts";

export interface Surveys {
  /** `code`: what stands behind `#`. Refuses `phone.code-unknown`, `survey.ward-unknown`, `survey.not-yet`, `survey.over`. */
  surveyOf(code: string): PhoneSurvey | Refusal;
  /** Refuses what `survey.answer` refuses, and `survey.answered-already` for another answer of the same phone. */
  answer(given: PhoneAnswer): { readonly period: string } | Refusal;
}

export function createSurveys(tools: DeviceTools, submitAs: SubmitAs): Surveys {
  return {
    surveyOf(code) {
      const [, surveyId = "", wardId = ""] = surveyCode.exec(code) ?? [];
      const found = tools.get(survey, surveyId);
      const ward = tools.get(place, wardId);
      const home = tools.get(site, siteId);
      if (found === undefined || ward === undefined || home === undefined) return refuse("phone.code-unknown");
      if (!found.wards.includes(wardId)) return refuse("survey.ward-unknown", { ward: wardId });
      const { title, questions, untilMs } = found;
      return refuseShut(found, tools.nowMs())
        ?? { hospital: home.name, surveyId, wardId, ward: ward.label, title, questions, period: periodKey(found.period, tools.nowMs(), home.zone), untilMs };
    },
    answer({ phone, ...given }) {
      const commandId = answerId(phone, given);
      const before = tools.get(opinion, commandId);
      if (before !== undefined) return isSame(before, given) ? { period: given.period } : refuse("survey.answered-already");
      return submitAs({ actor: "phone-page", command: "survey.answer", body: given, commandId }) ?? { period: given.period };
    },
  };
}

/** One per phone, survey and period; says nothing about the phone. */
function answerId(phone: string, { surveyId, period }: Pick<PhoneAnswer, "surveyId" | "period">): string {
  return `survey:${createHash("sha256").update([phone, surveyId, period].join("\n")).digest("hex").slice(0, 40)}`;
}

type Given = Omit<PhoneAnswer, "phone">;

/** The same answer sent again, because its first reply was lost on the way. */
function isSame(one: Given, other: Given): boolean {
  return one.wardId === other.wardId && one.comment === other.comment && JSON.stringify(one.answers) === JSON.stringify(other.answers);
}
