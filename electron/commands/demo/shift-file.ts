/**
 * What `resources/demo/shift.json` holds: the open tickets of a busy shift, with times that count back from now, so that
 * its clocks look alive whenever it is played. A promise counts forward. Times are `m:ss` or `h:mm:ss`.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { priority } from "../../../shared/service/service.ts";

const span = z.string().regex(/^(\d+:)?\d{1,2}:\d{2}$/);
const act = z.strictObject({
  /** How long ago. */
  ago: span,
  command: z.enum(["dispatch", "accept", "arrive", "work", "suspend", "return", "urge", "escalate", "note", "finish", "sign", "promise"]),
  /** Besides the ticket's id; a promise gives `in` instead of a time. */
  body: z.record(z.string(), z.unknown()).default({}),
  in: span.optional(),
  /** Person id, or `system`; else the operator for calls and dispatches, the crew for its reports. */
  by: z.string().optional(),
});

const job = z.strictObject({
  /** Its command id, and so the ticket's id, is `demo-<key>`. */
  key: z.string(), desk: z.union([z.literal(1), z.literal(2)]), priority,
  /** As read out: 2号楼 9层 肾内科. */
  place: z.string(), service: z.string(), matter: z.string(), said: z.string(),
  caller: z.strictObject({ name: z.string(), phone: z.string() }),
  answers: z.record(z.string(), z.string()).default({}),
  ago: span, promisedIn: span.optional(), acts: z.array(act),
});
export type ShiftJob = z.infer<typeof job>;
export type ShiftAct = z.infer<typeof act>;

const shiftFile = z.strictObject({ about: z.string(), jobs: z.array(job) });

/** Reads the file; throws where it is none, since it is part of the program. */
export function readShift(path: string): readonly ShiftJob[] {
  return shiftFile.parse(JSON.parse(readFileSync(path, "utf8"))).jobs;
}

/** Milliseconds of `1:06:44` or `2:18`. */
export function spanMs(text: string): number {
  return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
}
