/**
 * Hours and days of a calendar as people type them: `08:00-12:00 14:00-17:30`, `2026-12-31 off stocktaking`, and back. Full-width
 * signs count. What cannot be understood is null, and the field says so. Pure.
 */
import { civilTime, dayMs } from "../../../shared/kernel/time.ts";
import type { Hours, SpecialDay } from "../../../shared/calendar/calendar.ts";

const two = (part: number): string => String(part).padStart(2, "0");
const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Hours of a day; empty for a closed one. */
export function hoursToText(hours: readonly Hours[]): string {
  return hours.map(({ fromMinute, toMinute }) => `${clock(fromMinute)}-${clock(toMinute)}`).join(" ");
}

/** Reads hours; an empty text is a closed day. */
export function readHours(typed: string): Hours[] | null {
  const parts = typed.normalize("NFKC").replace(/[—–~～]/g, "-").replace(/\s*-\s*/g, "-").split(/[\s,，、;；]+/).filter(Boolean);
  const hours = parts.map((part) => {
    const [, fromHour = "", fromMinute = "", toHour = "", toMinute = ""] = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(part) ?? [];
    return { fromMinute: minuteOf(fromHour, fromMinute), toMinute: minuteOf(toHour, toMinute) };
  });
  return hours.every((one) => one.fromMinute >= 0 && one.toMinute > one.fromMinute && one.toMinute <= 1440) ? hours : null;
}

function minuteOf(hour: string, minute: string): number {
  return hour === "" || Number(minute) > 59 ? -1 : Number(hour) * 60 + Number(minute);
}

/** One line per day; `closedWord` stands for no hours. */
export function daysToText(days: readonly SpecialDay[], closedWord: string): string {
  return days.map(({ day, hours, name }) => `${day} ${hours.length === 0 ? closedWord : hoursToText(hours).replaceAll(" ", ",")} ${name.zh}`).join("\n");
}

/** Reads days: the day, its hours or any word for closed, then what it is. Null where a line is none. */
export function readDays(typed: string): SpecialDay[] | null {
  const lines = typed.normalize("NFKC").split("\n").map((line) => line.trim()).filter(Boolean);
  const days = lines.map((line): SpecialDay | null => {
    const [, day = "", open = "", name = ""] = /^(\d{4}-\d{2}-\d{2})\s+(\S+)\s*(.*)$/.exec(line) ?? [];
    const hours = /^\d/.test(open) ? readHours(open) : [];
    return day === "" || hours === null || Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? null : { day, hours, name: { zh: name || day, en: name || day } };
  });
  return days.some((one) => one === null) ? null : days.flatMap((one) => one ?? []);
}

/** Reads years, at most twenty: `2025 2026`. */
export function readYears(typed: string): number[] | null {
  const years = typed.normalize("NFKC").split(/[\s,，、]+/).filter(Boolean);
  return years.every((year) => /^20\d{2}$/.test(year)) && years.length <= 20 ? [...new Set(years.map(Number))].sort((one, other) => one - other) : null;
}

/** How early a year without public holidays is told. Assumed: due times reach two months ahead at most. Unit: days. */
const aheadDays = 60;

/** The year whose public holidays a calendar soon needs and does not have, or null; one that keeps none needs none. */
export function yearNotCovered(years: readonly number[], nowMs: number, zone: string): number | null {
  const wanted = [nowMs, nowMs + aheadDays * dayMs].map((atMs) => civilTime(atMs, zone).year);
  return years.length === 0 ? null : wanted.find((year) => !years.includes(year)) ?? null;
}
