/**
 * Civil time of the hospital. Order never depends on it; it names days and shows clocks.
 * The zone is an argument (IANA name), never the machine's own.
 */

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;
/** No day with a clock change has been longer. */
const longestDayMs = dayMs + 3 * hourMs;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (found === undefined) {
    found = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit",
      hour: "2-digit", minute: "2-digit", second: "2-digit",
    });
    formatters.set(zone, found);
  }
  return found;
}

export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Wall time in `zone` of an instant. */
export function civilTime(atMs: number, zone: string): CivilTime {
  const parts: Record<string, number> = {};
  for (const part of formatter(zone).formatToParts(atMs)) parts[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/** True for a zone that this machine can tell the time of. */
export function isZone(zone: string): boolean {
  try {
    formatter(zone);
    return true;
  } catch {
    return false;
  }
}

/** `2026-11-20`, as certificates and lists show a day. */
export function dayText(atMs: number, zone: string): string {
  const { year, month, day } = civilTime(atMs, zone);
  return [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
}

/** `yymmdd` of the hospital's day, as ticket numbers begin. */
export function dayCode(atMs: number, zone: string): string {
  const { year, month, day } = civilTime(atMs, zone);
  return [year % 100, month, day].map((part) => String(part).padStart(2, "0")).join("");
}

/**
 * First instant of the hospital's day that holds `atMs`; exact also where clocks change at midnight or by half an hour.
 * Counts back from the wall time, and searches only where that does not end on a midnight.
 */
export function startOfDay(atMs: number, zone: string): number {
  const { hour, minute, second } = civilTime(atMs, zone);
  const today = dayText(atMs, zone);
  const isToday = (ms: number) => dayText(ms, zone) === today;
  const counted = atMs - ((hour * 60 + minute) * 60 + second) * 1000 - (atMs % 1000);
  if (isToday(counted) && !isToday(counted - 1)) return counted;
  let before = atMs - longestDayMs;
  let within = atMs;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (isToday(middle)) within = middle;
    else before = middle;
  }
  return within;
}
