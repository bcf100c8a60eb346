/**
 * Civil time of the hospital. Order never depends on it; it names days and shows clocks.
 * The zone is an argument (IANA name), never the machine's own.
 */

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

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

/** `yymmdd` of the hospital's day, as ticket numbers begin. */
export function dayCode(atMs: number, zone: string): string {
  const { year, month, day } = civilTime(atMs, zone);
  return [year % 100, month, day].map((part) => String(part).padStart(2, "0")).join("");
}

/** First instant of the hospital's day that holds `atMs`; exact also on days with a clock change. */
export function startOfDay(atMs: number, zone: string): number {
  const { hour, minute, second } = civilTime(atMs, zone);
  const guess = atMs - (hour * 3600 + minute * 60 + second) * 1000 - (atMs % 1000);
  const drift = civilTime(guess, zone);
  if (drift.hour === 0) return guess;
  return drift.hour > 12 ? guess + (24 - drift.hour) * hourMs : guess - drift.hour * hourMs;
}
