/**
 * Which instants of a civil day a calendar is open, exact to the millisecond, also on days whose clocks change: an hour
 * that the clocks skip is never open, one that they show twice is open twice. Used by `working-time.ts`.
 */
import { civilTime, hourMs, minuteMs, startOfDay } from "../kernel/time.ts";
import type { CalendarBody, Hours } from "./calendar.ts";

/** What is needed of a calendar to tell its hours. */
export type OpenHours = Pick<CalendarBody, "week" | "holidays" | "own">;

/** From here to there, the end not included. UTC epoch milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A civil day as instants. */
export interface Day extends Span {
  /** 2026-10-01 */
  readonly text: string;
  /** 0 Monday to 6 Sunday. */
  readonly weekday: number;
}

/** Longer than the rest of any day, shorter than the next day and this one. */
const intoNextDayMs = 30 * hourMs;
/** No two changes of a clock are nearer than this. */
const clockChangeMs = 15 * minuteMs;

/** Days worked out lately, by zone: all tickets of a week ask for the same few, and a formatted date costs more than the sum made of it. */
const lately = new Map<string, readonly Day[]>();
/** Two weeks to come; more are worked out anew. */
const latelyMax = 14;

/** The civil day of an instant. */
export function dayOf(atMs: number, zone: string): Day {
  const days = lately.get(zone) ?? [];
  const known = days.find((day) => day.fromMs <= atMs && atMs < day.toMs);
  if (known !== undefined) return known;
  const found = dayFrom(startOfDay(atMs, zone), zone);
  lately.set(zone, [found, ...days].slice(0, latelyMax));
  return found;
}

/** The day after. */
export function dayAfter(day: Day, zone: string): Day {
  return dayOf(day.toMs, zone);
}

function dayFrom(fromMs: number, zone: string): Day {
  const { year, month, day } = civilTime(fromMs, zone);
  const text = [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
  return { fromMs, toMs: startOfDay(fromMs + intoNextDayMs, zone), text, weekday: (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7 };
}

/** The hours of a day: the hospital's own, else the public holiday's, else those of its weekday. */
export function hoursOf({ week, holidays, own }: OpenHours, day: Pick<Day, "text" | "weekday">): readonly Hours[] {
  const special = own.find((one) => one.day === day.text) ?? holidays.find((one) => one.day === day.text);
  return special?.hours ?? week[day.weekday] ?? [];
}

/** When the calendar is open on that day, in order and apart. */
export function openSpans(calendar: OpenHours, day: Day, zone: string): readonly Span[] {
  const open = hoursOf(calendar, day);
  if (open.length === 0) return [];
  return partsOf(day, zone).flatMap((part) => open.flatMap(({ fromMinute, toMinute }): readonly Span[] => {
    const midnightMs = part.midnightMs;
    const fromMs = Math.max(part.fromMs, midnightMs + fromMinute * minuteMs);
    const toMs = Math.min(part.toMs, midnightMs + toMinute * minuteMs);
    return fromMs < toMs ? [{ fromMs, toMs }] : [];
  }));
}

interface Part extends Span {
  /** Where the day's 00:00 would be by the clock of this part. */
  readonly midnightMs: number;
}

/** Stretches of a day in which the clock runs through; one, but where it is put forward or back. */
function partsOf(day: Day, zone: string): readonly Part[] {
  const first = clockAhead(day.fromMs, zone);
  const midnight = (ahead: number) => Date.parse(`${day.text}T00:00:00Z`) - ahead;
  if (day.toMs - day.fromMs === 24 * hourMs && clockAhead(day.toMs - 1, zone) === first) return [{ ...day, midnightMs: midnight(first) }];
  const parts: Part[] = [];
  let [fromMs, ahead] = [day.fromMs, first];
  for (let atMs = day.fromMs; atMs < day.toMs; atMs += clockChangeMs) {
    const nextMs = Math.min(atMs + clockChangeMs, day.toMs - 1);
    const then = clockAhead(nextMs, zone);
    if (then === ahead) continue;
    const changeMs = firstWhere(atMs, nextMs, (ms) => clockAhead(ms, zone) === then);
    parts.push({ fromMs, toMs: changeMs, midnightMs: midnight(ahead) });
    [fromMs, ahead] = [changeMs, then];
  }
  return [...parts, { fromMs, toMs: day.toMs, midnightMs: midnight(ahead) }];
}

/** How far the wall clock is ahead of UTC. Unit: ms. */
function clockAhead(atMs: number, zone: string): number {
  const { year, month, day, hour, minute, second } = civilTime(atMs, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - (atMs - (atMs % 1000));
}

/** First instant after `beforeMs`, at most `atMs`, from which on it holds. */
function firstWhere(beforeMs: number, atMs: number, holds: (ms: number) => boolean): number {
  let [before, within] = [beforeMs, atMs];
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (holds(middle)) within = middle;
    else before = middle;
  }
  return within;
}
