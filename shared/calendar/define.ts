/** Sets a working calendar: its week, its own days, and the years whose public holidays it keeps. */
import { z } from "zod";
import { administration } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { calendarBody, calendarDefined } from "./calendar.ts";
import type { Hours, SpecialDay } from "./calendar.ts";
import { knowsYear, publicHolidays } from "./public-holidays.ts";

/** Hours must follow each other: 08:00–12:00, 14:00–17:30. */
function isOrdered(day: readonly Hours[]): boolean {
  return day.every((one, index) => one.fromMinute < one.toMinute && (index === 0 || (day[index - 1]?.toMinute ?? 0) <= one.fromMinute));
}

function dayTwice(days: readonly SpecialDay[]): string | undefined {
  const seen = new Set<string>();
  return days.find(({ day }) => seen.size === seen.add(day).size)?.day;
}

/**
 * Defines a calendar or replaces it. Shifted workdays get the hours of the first weekday that has any.
 * Refuses `calendar.hours-overlap`, `calendar.never-open` (no hour of the week is open), `calendar.day-twice`,
 * `calendar.year-unknown` (public holidays of that year are not in this program).
 */
export const defineCalendar = verb({
  command: "calendar.define",
  may: administration,
  body: calendarBody.omit({ holidays: true }).extend({ years: z.array(z.number().int().min(2000).max(2200)).max(20).default([]), own: calendarBody.shape.own.default([]) }),
  events: [calendarDefined],
  refusals: ["calendar.hours-overlap", "calendar.never-open", "calendar.day-twice", "calendar.year-unknown"],
  decide(body) {
    const wrong = [...body.week.map((one, index) => ({ day: String(index + 1), hours: one })), ...body.own].find((one) => !isOrdered(one.hours));
    if (wrong !== undefined) return refuse("calendar.hours-overlap", { day: wrong.day });
    const workHours = body.week.find((one) => one.length > 0);
    if (workHours === undefined) return refuse("calendar.never-open");
    const twice = dayTwice(body.own);
    if (twice !== undefined) return refuse("calendar.day-twice", { day: twice });
    const years = [...new Set(body.years)].sort((one, other) => one - other);
    const unknown = years.find((year) => !knowsYear(year));
    if (unknown !== undefined) return refuse("calendar.year-unknown", { year: unknown });
    return [calendarDefined.of(body.id, { ...body, years, holidays: years.flatMap((year) => [...publicHolidays(year, workHours)]) })];
  },
});
