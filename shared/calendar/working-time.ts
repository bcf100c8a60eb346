/**
 * Counting working time: what is due after so many working minutes, and how much working time lies between two instants.
 * Without a calendar every minute counts. The zone is the hospital's, never the machine's.
 */
import { dayAfter, dayOf, openSpans } from "./open-hours.ts";
import type { OpenHours } from "./open-hours.ts";

/** A calendar in its zone; null where time runs day and night. */
export interface Counting {
  readonly calendar: OpenHours;
  readonly zone: string;
}

/** Days that are looked through. Assumed: 20 years; a calendar that is open less counts on day and night from there. */
const daysMax = 7_305;

/** The first instant by which `workingMs` of open time have passed since `fromMs`; `fromMs` itself for none. */
export function addWorkingMs(fromMs: number, workingMs: number, counting: Counting | null): number {
  if (counting === null || workingMs <= 0) return fromMs + workingMs;
  const { calendar, zone } = counting;
  let leftMs = workingMs;
  let day = dayOf(fromMs, zone);
  for (let passed = 0; passed < daysMax; passed++, day = dayAfter(day, zone)) {
    for (const span of openSpans(calendar, day, zone)) {
      const beginMs = Math.max(span.fromMs, fromMs);
      const openMs = Math.max(0, span.toMs - beginMs);
      if (leftMs <= openMs) return beginMs + leftMs;
      leftMs -= openMs;
    }
  }
  return day.fromMs + leftMs;
}

/** Open time from one instant to a later one; 0 where it is not later. Unit: ms. */
export function workingMsBetween(fromMs: number, toMs: number, counting: Counting | null): number {
  if (toMs <= fromMs) return 0;
  if (counting === null) return toMs - fromMs;
  const { calendar, zone } = counting;
  let sumMs = 0;
  for (let day = dayOf(fromMs, zone); day.fromMs < toMs; day = dayAfter(day, zone)) {
    for (const span of openSpans(calendar, day, zone)) sumMs += Math.max(0, Math.min(span.toMs, toMs) - Math.max(span.fromMs, fromMs));
  }
  return sumMs;
}
