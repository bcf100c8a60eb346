/**
 * What a locked screen still says: jobs and alarms that concern a life, how many are late, which lines ring. Place and kind of
 * work only: what somebody typed may hold a patient's name, a number is a caller's. Pure.
 */
import { isUnanswered } from "../../../shared/alarm/state.ts";
import type { Bilingual } from "../../../shared/kernel/text.ts";
import { decidingClock, nearness, urgency } from "../../../shared/ticket/attention.ts";
import type { Nearness } from "../../../shared/ticket/attention.ts";
import type { AlarmRow, BoardRow, CallRow } from "../../../shared/views.ts";

/** One line of the list. */
export interface LifeLine {
  readonly key: string;
  readonly kind: "ticket" | "alarm";
  readonly priority: BoardRow["priority"];
  readonly place: Bilingual;
  readonly what: Bilingual;
  readonly leftMs: number | null;
  readonly nearness: Nearness;
  /** Nobody has taken it yet. */
  readonly calling: boolean;
}

const done: ReadonlySet<string> = new Set(["finished", "signed", "evaluated", "closed"]);

function ofTicket(row: BoardRow, nowMs: number): LifeLine {
  const clock = decidingClock(row);
  return {
    key: row.ticketId, kind: "ticket", priority: row.priority, place: row.place, what: row.service,
    leftMs: clock === null ? null : clock.atMs - nowMs, nearness: clock === null ? "in-time" : nearness(row, clock, nowMs),
    calling: row.step === "logged" || row.step === "dispatched",
  };
}

function ofAlarm(row: AlarmRow): LifeLine {
  return { key: row.pointId, kind: "alarm", priority: row.severity, place: row.place, what: row.text, leftMs: null, nearness: "in-time", calling: isUnanswered(row) };
}

/** Alarms first, then jobs, worst first. */
export function lifeLines(board: readonly BoardRow[], alarms: readonly AlarmRow[], nowMs: number): readonly LifeLine[] {
  const jobs = board.filter((row) => (row.lifeSafety || row.priority === 1) && !done.has(row.step));
  const rung = alarms.filter((row) => row.lifeSafety && row.phase !== "normal" && row.shelf === null);
  return [...rung.map(ofAlarm), ...jobs.toSorted((one, other) => urgency(one) - urgency(other)).map((row) => ofTicket(row, nowMs))];
}

/** How many running jobs are over their time. */
export function lateCount(board: readonly BoardRow[], nowMs: number): number {
  return board.filter((row) => {
    const clock = decidingClock(row);
    return clock !== null && nearness(row, clock, nowMs) === "over";
  }).length;
}

/** Lines that ring, the longest first. */
export function ringing(calls: readonly CallRow[]): readonly CallRow[] {
  return calls.filter((call) => call.phase === "ringing").toSorted((one, other) => one.rangAtMs - other.rangAtMs);
}
