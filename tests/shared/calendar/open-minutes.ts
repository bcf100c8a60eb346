/** The slow model of working time: a calendar asked minute by minute what the wall clock shows. What the fast one is checked against. */
import { hoursOf } from "../../../shared/calendar/open-hours.ts";
import type { OpenHours } from "../../../shared/calendar/open-hours.ts";
import { civilTime, minuteMs } from "../../../shared/kernel/time.ts";

/** Whether the minute that begins at `atMs` is open. */
export function isOpenMinute(calendar: OpenHours, atMs: number, zone: string): boolean {
  const { year, month, day, hour, minute } = civilTime(atMs, zone);
  const text = [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  const now = hour * 60 + minute;
  return hoursOf(calendar, { text, weekday }).some((one) => one.fromMinute <= now && now < one.toMinute);
}

/** The instant by which so many open minutes have passed. */
export function addedSlowly(fromMs: number, minutes: number, { calendar, zone }: { readonly calendar: OpenHours; readonly zone: string }): number {
  let [atMs, left] = [fromMs, minutes];
  while (left > 0) {
    if (isOpenMinute(calendar, atMs, zone)) left -= 1;
    atMs += minuteMs;
  }
  return atMs;
}

/** Open minutes from one instant to another. Unit: ms. */
export function countedSlowly(fromMs: number, toMs: number, { calendar, zone }: { readonly calendar: OpenHours; readonly zone: string }): number {
  let sumMs = 0;
  for (let atMs = fromMs; atMs < toMs; atMs += minuteMs) if (isOpenMinute(calendar, atMs, zone)) sumMs += minuteMs;
  return sumMs;
}

const day = [{ fromMinute: 480, toMinute: 720 }, { fromMinute: 840, toMinute: 1050 }];

/** Monday to Friday 08:00–12:00 and 14:00–17:30. */
export const officeWeek: OpenHours["week"] = [day, day, day, day, day, [], []];
