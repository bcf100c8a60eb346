/** Short ways to write a ward survey in tests: `q4`, asked of 呼吸内科 each month, from before 14:31 until a year later. */
import { dayMs } from "../../../shared/kernel/time.ts";
import { ask } from "../asks.ts";
import type { Ask, Manner } from "../given.ts";
import { nowMs } from "../given.ts";

export const ward = "b3-f7-resp";

const both = (zh: string, en: string) => ({ zh, en });
const stars = (zh: string, en: string) => ({ kind: "stars" as const, text: both(zh, en) });

export const surveyBody = {
  id: "q4", title: both("四季度满意度", "Fourth quarter"), period: "month" as const, wards: [ward], fromMs: nowMs - dayMs, untilMs: nowMs + 365 * dayMs,
  questions: [stars("维修来得快吗", "Do repairs come quickly"), { kind: "text" as const, text: both("还缺什么", "What is missing") }, stars("保洁干净吗", "Is it clean")],
};

export const openSurvey = (change: object = {}): Ask => ask("survey.open", { ...surveyBody, ...change });
export const closeSurvey = (surveyId = "q4"): Ask => ask("survey.close", { surveyId });
/** November, as it is at 14:31. */
export const answerSurvey = (change: object = {}, manner: Manner = {}): Ask =>
  ask("survey.answer", { surveyId: "q4", wardId: ward, period: "2026-11", answers: [5, "热水慢", 4], ...change }, manner);
