/**
 * What the phone page and its server say to each other about a ward survey; beside `phone.ts`, which the page carries along
 * whole. The page takes types from here, the server the schema.
 */
import { z } from "zod";
import type { Bilingual } from "./kernel/text.ts";
import { answerBody } from "./survey/answer.ts";
import type { Question } from "./survey/survey.ts";

/** `phone`: a random number that the phone keeps to itself and tells this hub alone; never written down. */
export const phoneAnswer = answerBody.extend({ phone: z.string().regex(/^[0-9a-f]{32}$/) });
export type PhoneAnswer = z.infer<typeof phoneAnswer>;

export interface PhoneSurvey {
  readonly hospital: Bilingual;
  readonly surveyId: string;
  readonly wardId: string;
  readonly ward: Bilingual;
  readonly title: Bilingual;
  readonly questions: readonly Question[];
  /** What an answer given now counts for: `once`, `2026-11`, `2026-Q4`. */
  readonly period: string;
  readonly untilMs: number;
}
