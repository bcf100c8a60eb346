/**
 * Due times of a ticket from its service level, in the time that counts for it: every minute, or the open minutes of the
 * level's calendar. Pauses are left out exactly: what of a pause lies in open time moves the due time by just that much.
 */
import { minuteMs } from "../kernel/time.ts";
import type { World } from "../kernel/stream.ts";
import type { ServiceLevel } from "../service/service.ts";
import { siteZone } from "../site/site.ts";
import { calendar } from "./calendar.ts";
import { addWorkingMs, workingMsBetween } from "./working-time.ts";
import type { Counting } from "./working-time.ts";

/** UTC epoch milliseconds at which each clock of the service level runs out. */
export interface DueTimes {
  readonly acceptByMs: number;
  readonly respondByMs: number;
  readonly arriveByMs: number;
  readonly finishByMs: number;
}

/** A stretch in which the clocks of a job stood still. */
export interface Pause {
  readonly fromMs: number;
  readonly toMs: number;
}

/** When the clocks of a job began, and where they stood still. */
export interface Course {
  readonly clockFromMs: number;
  /** Since when it waits to be accepted. */
  readonly acceptFromMs: number;
  readonly pauses: readonly Pause[];
}

/** In which time a level counts; null, day and night, also where its calendar is unknown here. */
export function countingFor(level: Pick<ServiceLevel, "calendarId">, world: World): Counting | null {
  const found = level.calendarId == null ? undefined : world.get(calendar, level.calendarId); // levels older than calendars name none
  return found === undefined ? null : { calendar: found, zone: siteZone(world) };
}

/** Counting time in the pauses since an instant. Unit: ms. */
export function pausedSince(fromMs: number, pauses: readonly Pause[], counting: Counting | null): number {
  return pauses.reduce((sumMs, pause) => sumMs + workingMsBetween(Math.max(fromMs, pause.fromMs), pause.toMs, counting), 0);
}

/** The due times of a job at a level. */
export function dueTimes(level: ServiceLevel, { clockFromMs, acceptFromMs, pauses }: Course, counting: Counting | null): DueTimes {
  const after = (fromMs: number, minutes: number) => addWorkingMs(fromMs, minutes * minuteMs + pausedSince(fromMs, pauses, counting), counting);
  return {
    acceptByMs: after(acceptFromMs, level.acceptMinutes), respondByMs: after(clockFromMs, level.respondMinutes),
    arriveByMs: after(clockFromMs, level.arriveMinutes), finishByMs: after(clockFromMs, level.finishMinutes),
  };
}

/** The due times of a job whose clocks begin now. */
export function dueFrom(level: ServiceLevel, fromMs: number, world: World): DueTimes {
  return dueTimes(level, { clockFromMs: fromMs, acceptFromMs: fromMs, pauses: [] }, countingFor(level, world));
}

/** The same due times after a pause: each later by what of the pause was counting time. */
export function duePausedBy(due: DueTimes, pause: Pause, counting: Counting | null): DueTimes {
  const byMs = workingMsBetween(pause.fromMs, pause.toMs, counting);
  const later = (atMs: number) => addWorkingMs(atMs, byMs, counting);
  return { acceptByMs: later(due.acceptByMs), respondByMs: later(due.respondByMs), arriveByMs: later(due.arriveByMs), finishByMs: later(due.finishByMs) };
}
