/** Crews (班组) and outsourcers (外包单位): who may be sent for what, and how many jobs one of them carries at a time. */
import { z } from "zod";
import { administration } from "../kernel/may.ts";
import { stream, verb } from "../kernel/stream.ts";
import { bilingual, id, shortText, timeMs } from "../kernel/text.ts";

const crewBody = z.strictObject({
  id, name: bilingual,
  /** One or two characters for tight places: 水工. */
  short: bilingual,
  /** Key after D or Z that means this crew. */
  letter: z.string().regex(/^[a-z]$/),
  phone: shortText,
  /** Person to ring when nobody of the crew answers. */
  onCallPersonId: id.nullable(),
  outsourced: z.boolean(),
  /** Outsourcers: the contract ends at this instant; null where it has no end, or for the hospital's own. */
  contractUntilMs: timeMs.nullable().default(null),
  /** Double-booking gate: jobs one person may carry at once. Transport and lifts 1, repairs 3. */
  jobsPerPerson: z.number().int().min(1).max(20),
  /** Seat in the crew strip, from 1. */
  seat: z.number().int().min(1).max(99),
});

export type CrewState = z.infer<typeof crewBody>;

export const crew = stream<CrewState>("crew");

export const crewDefined = crew.begins("crew.defined@1", crewBody, (body) => body);

/** Adds a crew or changes it. */
export const defineCrew = verb({
  command: "crew.define",
  may: administration,
  body: crewBody,
  events: [crewDefined],
  refusals: [],
  decide: (body) => [crewDefined.of(body.id, body)],
});
