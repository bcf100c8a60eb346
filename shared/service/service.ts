/**
 * Service types as data: form fields, questions to ask, what to say, SOP, default crew and priority, service levels,
 * required certificate. Editable per hospital; nothing of this is code.
 */
import { z } from "zod";
import { administration } from "../kernel/may.ts";
import { stream, verb } from "../kernel/stream.ts";
import { bilingual, id, longText, shortText } from "../kernel/text.ts";
import { chains, defaultChains } from "./chain.ts";

/** 1 特急, 2 紧急, 3 一般, 4 可延. */
export const priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Priority = z.infer<typeof priority>;

/** Minutes allowed at one priority. `acceptMinutes`: not accepted within this → next in the escalation chain. */
export const serviceLevel = z.strictObject({
  acceptMinutes: z.number().int().min(1).max(100_000),
  respondMinutes: z.number().int().min(1).max(100_000),
  arriveMinutes: z.number().int().min(1).max(100_000),
  finishMinutes: z.number().int().min(1).max(1_000_000),
  /** Working calendar in whose open minutes it counts; null counts day and night. */
  calendarId: id.nullable().default(null),
});
export type ServiceLevel = z.infer<typeof serviceLevel>;

const field = z.strictObject({
  id, label: bilingual,
  kind: z.enum(["text", "number", "choice", "place", "time", "yes-no"]),
  choices: z.array(bilingual).max(40).default([]),
  required: z.boolean().default(false),
});
export type ServiceField = z.infer<typeof field>;

/** A question for the caller. `raise` is the priority that the answer `when` lifts the ticket to. */
const question = z.strictObject({
  id, ask: bilingual,
  raise: z.strictObject({ when: z.enum(["yes", "no"]), to: priority }).optional(),
});
export type ServiceQuestion = z.infer<typeof question>;

export const serviceBody = z.strictObject({
  id,
  /** 维修, 膳食, 保洁 … */
  group: id,
  name: bilingual,
  /** Words that mean this service when people talk: 漏水, 不制冷. The most telling first. */
  keywords: z.array(shortText).max(200),
  /** Life safety: pins the SOP to the top and sounds the alarm. */
  lifeSafety: z.boolean(),
  crewId: id,
  priority,
  levels: z.strictObject({ 1: serviceLevel, 2: serviceLevel, 3: serviceLevel, 4: serviceLevel }),
  /** Who is told when a clock runs out, by priority. */
  chains: chains.default(defaultChains),
  fields: z.array(field).max(20),
  questions: z.array(question).max(12),
  /** What the operator tells the caller; `{minutes}` is filled in. */
  say: bilingual,
  /** Steps for the crew, first minute first. */
  steps: z.array(bilingual).max(20),
  /** Longer standing text, may be empty. */
  sop: z.strictObject({ zh: longText, en: longText }),
  /** Skills that this work is easier with, as people name theirs; who has one is suggested first. */
  skills: z.array(id).max(10).default([]),
  /** Kind of certificate every dispatched worker must hold on that day. */
  certificate: id.nullable(),
  /** Place kinds that this concerns more than others; helps the intake line. */
  equipmentKinds: z.array(id).max(20),
});

/** The last change of one level, and what stood there before. */
export interface LevelChange {
  readonly by: string;
  readonly desk: number;
  readonly atMs: number;
  readonly before: ServiceLevel;
}

export interface ServiceState extends z.infer<typeof serviceBody> {
  /** By priority; absent where no level was changed since the service was defined. */
  readonly levelChanges?: Readonly<Partial<Record<Priority, LevelChange>>> | undefined;
}

export const service = stream<ServiceState>("service");

/** Services from before there were chains and skills name none. */
export const serviceDefined = service.begins("service.defined@1", serviceBody, (body) => ({ ...body, chains: body.chains ?? defaultChains, skills: body.skills ?? [] }));

/** Adds a service type or replaces it. */
export const defineService = verb({
  command: "service.define",
  may: administration,
  body: serviceBody,
  events: [serviceDefined],
  refusals: [],
  decide: (body) => [serviceDefined.of(body.id, body)],
});
