/**
 * Dates as files write them: 2022-01-21 13:47:00, 2022年1月21日, 1/21/2022 1:47 PM, 21.01.2022, ISO with a zone of its own.
 * Whether 03/04 is March or April is never guessed: a day over twelve anywhere in the file decides, else somebody is asked.
 */
import type { CivilTime } from "../../../shared/kernel/time.ts";
import type { DateOrder } from "./map.ts";
import type { ZoneClock } from "./zone-time.ts";

const time = String.raw`(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp]\.?[Mm]\.?)?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?${time}\s*(Z|[+-]\d{2}:?\d{2})?$`, "u");
const yearLast = new RegExp(String.raw`^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})${time}$`, "u");

/** What one cell says about the order of day and month: which one it proves, that it fits both, or that it has none. */
export type OrderEvidence = "dmy" | "mdy" | "both" | "none";

export function orderEvidence(cell: string): OrderEvidence {
  const [, first, second] = yearLast.exec(cell.trim()) ?? [];
  if (first === undefined || second === undefined || first === second) return "none";
  if (Number(first) > 12) return "dmy";
  return Number(second) > 12 ? "mdy" : "both";
}

/** Instant of a cell, or undefined where it is no date, or none in that order. */
export function readDate(cell: string, order: DateOrder | undefined, clock: ZoneClock): number | undefined {
  const text = cell.trim();
  const iso = yearFirst.exec(text);
  if (iso !== null) return instant(iso.slice(1, 4), iso.slice(4, 8), { clock, own: iso[8] });
  const other = yearLast.exec(text);
  if (other === null) return undefined;
  const [, first, second, year] = other;
  const isSame = first === second;
  if (order !== "dmy" && order !== "mdy" && !isSame) return undefined;
  const date = order === "dmy" ? [year, second, first] : [year, first, second];
  return instant(date, other.slice(4, 8), { clock, own: undefined });
}

type Part = string | undefined;

function instant(date: readonly Part[], clockTime: readonly Part[], { clock, own }: { clock: ZoneClock; own: Part }): number | undefined {
  const [year = 0, month = 0, day = 0] = date.map(Number);
  const [hourText, minuteText, secondText, half] = clockTime;
  const hour = hourOf(Number(hourText ?? 0), half);
  const wall: CivilTime = { year, month, day, hour, minute: Number(minuteText ?? 0), second: Number(secondText ?? 0) };
  if (!exists(wall)) return undefined;
  return own === undefined ? clock.toUtcMs(wall) : utcMs(wall) - ownOffsetMs(own);
}

/** Twelve-hour clock to hours of the day; NaN where there is no such hour. */
function hourOf(hour: number, half: Part): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (/^p/iu.test(half) ? 12 : 0);
}

function exists(wall: CivilTime): boolean {
  const made = new Date(utcMs(wall));
  return wall.hour < 24 && wall.minute < 60 && wall.second < 60 && made.getUTCMonth() === wall.month - 1 && made.getUTCDate() === wall.day;
}

function utcMs({ year, month, day, hour, minute, second }: CivilTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function ownOffsetMs(own: string): number {
  if (own === "Z") return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/u.exec(own) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
