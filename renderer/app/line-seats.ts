/** Which call sits in which seat of the line strip. Pure: rows in, seats out; for `LineStrip.tsx` and its test. */
import { byRing, isStale, isToCallBack } from "../../shared/call/attention.ts";
import { takeMs } from "../../shared/call/claim.ts";
import type { CallRow } from "../../shared/views.ts";

export interface LineSeats {
  /** The call this desk is in: the newest claim that is not held, else the newest held one. */
  readonly mine: CallRow | undefined;
  /** This desk's other claimed calls. */
  readonly held: readonly CallRow[];
  /** Ringing, and picked up at a telephone without a desk; oldest first. */
  readonly rings: readonly CallRow[];
  /** Claimed at another desk: may be taken over now, or hangs. */
  readonly others: readonly CallRow[];
  /** Missed: never tried first, oldest first. */
  readonly callBacks: readonly CallRow[];
}

/** Seats of a desk. */
export function seatsOf(rows: readonly CallRow[], deskNumber: number, nowMs: number): LineSeats {
  const own = rows.filter((row) => row.phase === "claimed" && row.claim?.desk === deskNumber).sort((a, b) => (b.claim?.atMs ?? 0) - (a.claim?.atMs ?? 0));
  const mine = own.find((row) => row.heldSinceMs === null) ?? own[0];
  const order = { ringing: 0, "picked-up": 1, claimed: 2, missed: 2, ended: 2 } as const;
  return {
    mine,
    held: own.filter((row) => row !== mine),
    rings: rows.filter((row) => row.phase === "ringing" || row.phase === "picked-up").sort((a, b) => order[a.phase] - order[b.phase] || byRing(a, b)),
    others: rows.filter((row) => row.phase === "claimed" && row.claim !== null && row.claim.desk !== deskNumber && (nowMs - row.claim.atMs <= takeMs || isStale(row, nowMs))).sort(byRing),
    callBacks: rows.filter(isToCallBack).sort((a, b) => (a.callBack?.tries ?? 0) - (b.callBack?.tries ?? 0) || byRing(a, b)),
  };
}

/** The line is free, or never had anybody on it for long: holding would mean nothing. */
export function isDone(row: CallRow, nowMs: number): boolean {
  return row.lineEndedAtMs !== null || isStale(row, nowMs);
}

/** What the claimed call becomes when the desk turns to the next one: held while somebody talks, else over. */
export function leaving({ pickedUpAtMs, lineEndedAtMs, tickets, heldSinceMs, tellsEnd }: CallRow): "hold" | "end" | "nothing" {
  if (heldSinceMs !== null) return "nothing";
  const isDone = lineEndedAtMs !== null || (tickets.length > 0 && (pickedUpAtMs === null || !tellsEnd));
  return isDone ? "end" : "hold";
}
