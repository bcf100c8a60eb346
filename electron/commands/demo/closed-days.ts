/**
 * The days before the shift as commands: about thirty tickets a day that went through the whole loop, most in time, most
 * to everybody's liking; made by a seeded random so that every demo tells the same. Nobody is out on two of them at once.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { dayMs, hourMs, minuteMs, startOfDay } from "../../../shared/kernel/time.ts";
import type { WireCommand } from "../../../shared/wire.ts";
import type { Seeded } from "../seeded.ts";
import { closedJob } from "./closed-job.ts";
import type { Hospital } from "./hospital.ts";
import { seats } from "./open-shift.ts";

const texts = z.array(z.string()).min(1);
const told = z.strictObject({
  key: z.string(), daysAgo: z.number().int().min(1), place: z.string(), service: z.string(), matter: z.string(), result: z.string(),
  /** Why it came back. */
  reopened: z.string().optional(),
});
const daysFile = z.strictObject({ about: z.string(), services: texts, callers: texts, results: texts, praise: texts, blame: texts, told: z.array(told) });
export type Days = z.infer<typeof daysFile>;

/** Reads the file; throws where it is none, since it is part of the program. */
export function readDays(path: string): Days {
  return daysFile.parse(JSON.parse(readFileSync(path, "utf8")));
}

/** Days of full traffic before today. */
const fullDays = 6;
const ticketsPerDay = 30;
/** Share of a day's calls by hour, from midnight. Assumed: wards call most between the round and noon. */
const callsByHour = [1, 1, 1, 1, 1, 2, 4, 8, 11, 11, 9, 7, 5, 6, 8, 8, 7, 5, 4, 3, 3, 2, 2, 1];

export interface ClosedOptions {
  readonly hospital: Hospital;
  readonly nowMs: number;
  readonly zone: string;
  readonly random: Seeded;
  /** Since when somebody is out on a job of the present shift. */
  readonly taken: ReadonlyMap<string, number>;
}

/** Commands of all closed tickets, unsorted. */
export function closedDays(days: Days, { hospital, nowMs, zone, random, taken }: ClosedOptions): readonly WireCommand[] {
  const busyUntilMs = new Map<string, number>();
  const todayMs = startOfDay(nowMs, zone);
  const starts = Array.from({ length: (fullDays + 1) * ticketsPerDay }, (_, index) => {
    const dayStartMs = todayMs - (fullDays - Math.floor(index / ticketsPerDay)) * dayMs;
    return dayStartMs + hourOf(random) * hourMs + random.between(0, 3_599) * 1000;
  });
  const plans = starts.sort((one, other) => one - other).map((atMs, index) => ({
    key: `day-${index + 1}`, atMs, service: hospital.service(random.pick(days.services)), placeId: random.pick(hospital.departments).placeId,
    caller: random.pick(days.callers), result: random.pick(days.results), matter: undefined, reopened: undefined,
  }));
  const single = days.told.map((one) => ({
    ...one, reopened: one.reopened, atMs: todayMs - one.daysAgo * dayMs + 10 * hourMs, service: hospital.service(one.service),
    placeId: hospital.placeId(one.place), caller: days.callers[0] ?? "",
  }));
  return [...single, ...plans].flatMap((plan) =>
    closedJob(plan, { hospital, random, busyUntilMs, taken, lastMs: nowMs - minuteMs, days, desk: random.pick([1, 2] as const), seats }));
}

/** An hour of the day, the busy ones more often. */
function hourOf(random: Seeded): number {
  const all = callsByHour.reduce((sum, share) => sum + share, 0);
  const drawn = random.between(1, all);
  return callsByHour.findIndex((_share, hour) => callsByHour.slice(0, hour + 1).reduce((sum, share) => sum + share, 0) >= drawn);
}
