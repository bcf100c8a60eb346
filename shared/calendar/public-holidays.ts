/**
 * Public holidays of mainland China with their shifted workdays, from the kept library `chinese-days`. Read by
 * `calendar.define` alone; what it gives goes into the event. Years that the State Council had not published when the
 * library was made are unknown, never guessed.
 */
import chineseDays from "chinese-days";
import type { Hours, SpecialDay } from "./calendar.ts";

const daysOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const two = (part: number): string => String(part).padStart(2, "0");

/** Days that are no ordinary day of their week carry `English,中文,shifted days`; all others only the weekday's name. */
function special(day: string): { readonly work: boolean; readonly en: string; readonly zh: string } | undefined {
  const { work, name } = chineseDays.getDayDetail(day);
  const [en = "", zh] = name.split(",");
  return zh === undefined ? undefined : { work, en, zh };
}

/** Whether the arrangement of that year is in the library: the National Day always has one. */
export function knowsYear(year: number): boolean {
  return special(`${year}-10-01`) !== undefined;
}

/** Holidays without hours, and shifted workdays with `workHours`. */
export function publicHolidays(year: number, workHours: readonly Hours[]): readonly SpecialDay[] {
  const found: SpecialDay[] = [];
  for (let month = 1; month <= 12; month++) {
    for (let date = 1; date <= daysOfMonth(year, month); date++) {
      const day = `${year}-${two(month)}-${two(date)}`;
      const one = special(day);
      if (one === undefined) continue;
      const name = one.work ? { zh: `${one.zh}调休上班`, en: `Workday for ${one.en}` } : { zh: one.zh, en: one.en };
      found.push({ day, hours: one.work ? [...workHours] : [], name });
    }
  }
  return found;
}
