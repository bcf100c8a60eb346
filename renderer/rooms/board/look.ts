/**
 * What a board row says and how loud, worked out from its facts and the time: clock, tint, state, crew, promise, number.
 * The cells only draw it. Pure; words come in.
 */
import { dayCode, dayMs, minuteMs, startOfDay } from "../../../shared/kernel/time.ts";
import { actReasons, decidingClock, nearness } from "../../../shared/ticket/attention.ts";
import type { Nearness } from "../../../shared/ticket/attention.ts";
import type { BoardRow } from "../../../shared/views.ts";
import { hospitalZone, shortDayToText, timeToText } from "../../app/civil.ts";
import type { Words } from "../../app/words.ts";
import { durationToRough } from "../../parts/duration.ts";
import { statusFace } from "../../parts/status.ts";
import type { StatusFace } from "../../parts/status.ts";

/** What stands in the time-left column. */
export interface ClockFace {
  readonly leftMs: number | null;
  readonly nearness: Nearness;
  /** Instead of a time: why the clock is held, or what is still missing. */
  readonly instead?: string;
}

/** The clock that breaks first, or the word that stands for it. */
export function clockFace(row: BoardRow, nowMs: number, { t }: Words): ClockFace {
  if (row.suspendReason !== null) return { leftMs: null, nearness: "in-time", instead: t(`parts.suspend.${row.suspendReason}`) };
  const clock = decidingClock(row);
  if (clock !== null) return { leftMs: clock.atMs - nowMs, nearness: nearness(row, clock, nowMs) };
  const missing = row.step === "finished" || row.step === "signed" || row.step === "evaluated";
  return { leftMs: null, nearness: "in-time", instead: missing ? t(`board.missing.${row.step}`) : "—" };
}

/** How loud the whole row is. */
export function tintOf(row: BoardRow, nowMs: number): Nearness {
  const clock = decidingClock(row);
  return clock === null ? "in-time" : nearness(row, clock, nowMs);
}

/** A 特急 that nobody has taken yet: its mark blinks. */
export function isCalling(row: BoardRow): boolean {
  return row.priority === 1 && row.suspendReason === null && (row.step === "logged" || row.step === "dispatched");
}

/** The state in a word. */
export function stateFace(row: BoardRow, nowMs: number, { t }: Words): StatusFace {
  const suspendedFor = row.suspendedSinceMs === null ? "" : durationToRough(nowMs - row.suspendedSinceMs, t);
  const notAccepted = actReasons(row, nowMs).includes("not-accepted");
  return statusFace({ ...row, suspendedFor, notAccepted }, t);
}

/** Crew, who leads, and how many go along (`+2`), so that no name is cut; nothing where nobody was sent yet. */
export function crewText({ people: [first, ...others] }: Pick<BoardRow, "people">, crew: string, { pick }: Pick<Words, "pick">): string {
  return [crew, first === undefined ? "" : pick(first.name), others.length === 0 ? "" : `+${others.length}`].filter((part) => part !== "").join(" ");
}

/** What the ward was told, as a wall time; tomorrow and later as a day. */
export function promiseText(promisedAtMs: number | null, nowMs: number, { t }: Words): string {
  if (promisedAtMs === null) return "—";
  const days = daysBetween(nowMs, promisedAtMs);
  if (days === 0) return timeToText(promisedAtMs);
  return days === 1 ? t("board.tomorrow") : shortDayToText(promisedAtMs);
}

/** A promise that breaks within 5 minutes, or did, while nobody has arrived. */
export function isPromiseNear(row: BoardRow, nowMs: number): boolean {
  const pending = row.step === "logged" || row.step === "dispatched" || row.step === "accepted";
  return pending && row.suspendReason === null && row.promisedAtMs !== null && row.promisedAtMs - nowMs <= 5 * minuteMs;
}

function daysBetween(fromMs: number, toMs: number): number {
  return Math.round((startOfDay(toMs, hospitalZone()) - startOfDay(fromMs, hospitalZone())) / dayMs);
}

/** The number without its date when that is today's; 昨 for yesterday's; older ones with month and day. */
export function shortNumber(number: string, nowMs: number, { t }: Pick<Words, "t">): string {
  const [day = "", ...rest] = number.split("-");
  const tail = rest.join("-");
  if (!/^\d{6}$/.test(day) || tail === "") return number;
  if (day === dayCode(nowMs, hospitalZone())) return tail;
  if (day === dayCode(nowMs - dayMs, hospitalZone())) return t("board.yesterday", { number: tail });
  return `${day.slice(2)}-${tail}`;
}
