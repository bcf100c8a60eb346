/**
 * Working calendars (工作日历): weekly hours, public holidays with their shifted workdays, the hospital's own closed and
 * extra days. A service level either runs all day and night or on one of these. Everything that decides an hour stands in
 * the event: the library of public holidays is read once, when a calendar is defined, never when time is counted.
 */
import { z } from "zod";
import { stream } from "../kernel/stream.ts";
import { bilingual, id } from "../kernel/text.ts";

/** Hours of one day as minutes after midnight, `toMinute` not included; 1440 is the end of the day. */
export const hours = z.strictObject({ fromMinute: z.number().int().min(0).max(1439), toMinute: z.number().int().min(1).max(1440) });
export type Hours = z.infer<typeof hours>;

/** Hours of a day, in order and apart; none on a closed one. */
export const dayHours = z.array(hours).max(6);

/** A civil day: 2026-10-01. */
export const civilDay = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "day");

/** A day with other hours than its weekday. */
export const specialDay = z.strictObject({ day: civilDay, hours: dayHours, name: bilingual });
export type SpecialDay = z.infer<typeof specialDay>;

/** Most special days of a calendar. Assumed: 20 years of public holidays, or a full year of one's own. */
export const specialDaysMax = 800;

/** Monday first. */
export const week = z.tuple([dayHours, dayHours, dayHours, dayHours, dayHours, dayHours, dayHours]);

export const calendarBody = z.strictObject({
  id, name: bilingual, week,
  /** Years whose public holidays and shifted workdays are in `holidays`. */
  years: z.array(z.number().int().min(2000).max(2200)).max(20),
  holidays: z.array(specialDay).max(specialDaysMax),
  /** The hospital's own; they win over public holidays. */
  own: z.array(specialDay).max(specialDaysMax),
});
export type CalendarBody = z.infer<typeof calendarBody>;

export interface CalendarState extends CalendarBody {
  /** Who set it last, and when. */
  readonly changed: { readonly by: string; readonly desk: number; readonly atMs: number };
}

export const calendar = stream<CalendarState>("calendar");

export const calendarDefined = calendar.begins("calendar.defined@1", calendarBody, (body, meta) => ({
  ...body, changed: { by: meta.actor, desk: meta.desk, atMs: meta.observedAtMs },
}));
