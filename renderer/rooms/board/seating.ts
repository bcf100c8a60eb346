/**
 * Where each ticket sits on the board. Fresh, a ticket sits in its group by urgency. From then on nobody moves until
 * the set changes: a ticket came, went, or belongs to another group. While a hand is on the board (locked) nobody moves
 * at all: newcomers sit below everybody, those that left keep their seat as `gone`. Used by `board-feed.ts`; pure.
 */
import { groupOf, groups, urgency } from "../../../shared/ticket/attention.ts";
import type { Group } from "../../../shared/ticket/attention.ts";
import type { BoardRow } from "../../../shared/views.ts";

/** Sections from the top; `arrived` only while locked. */
export const sections = [...groups, "arrived"] as const;
export type Section = Group | "arrived";

export interface Seat {
  readonly row: BoardRow;
  readonly section: Section;
  /** Place inside the section; frozen until the next sort. */
  readonly rank: number;
  /** Left the board while it was locked. */
  readonly gone: boolean;
}

export type Seating = ReadonlyMap<string, Seat>;

export interface RowsChanged {
  readonly upserts: readonly BoardRow[];
  readonly removes: readonly string[];
}

/** Everybody where they belong now. Seats that stay the same stay the same object. */
export function seatAll(rows: Iterable<BoardRow>, nowMs: number, before: Seating = new Map()): Seating {
  const seating = new Map<string, Seat>();
  for (const row of rows) {
    seating.set(row.ticketId, seatOf(before.get(row.ticketId), { row, section: groupOf(row, nowMs), rank: urgency(row), gone: false }));
  }
  return seating;
}

function seatOf(before: Seat | undefined, seat: Seat): Seat {
  if (before === undefined) return seat;
  const same = before.row === seat.row && before.section === seat.section && before.rank === seat.rank && before.gone === seat.gone;
  return same ? before : seat;
}

/** The board after a push. Unlocked and with a changed set it is sorted anew, otherwise everybody keeps their seat. */
export function applyRows(seating: Seating, change: RowsChanged, nowMs: number, locked: boolean): Seating {
  const next = new Map(seating);
  let setChanged = false;
  for (const ticketId of change.removes) setChanged = take(next, ticketId, locked) || setChanged;
  for (const row of change.upserts) setChanged = put(next, row, nowMs, locked) || setChanged;
  return setChanged && !locked ? seatAll(rowsOf(next), nowMs, seating) : next;
}

function take(seating: Map<string, Seat>, ticketId: string, locked: boolean): boolean {
  const seat = seating.get(ticketId);
  if (seat === undefined) return false;
  if (locked) seating.set(ticketId, { ...seat, gone: true });
  else seating.delete(ticketId);
  return true;
}

function put(seating: Map<string, Seat>, row: BoardRow, nowMs: number, locked: boolean): boolean {
  const seat = seating.get(row.ticketId);
  if (seat === undefined) {
    const arrived = [...seating.values()].filter((one) => one.section === "arrived").length;
    seating.set(row.ticketId, { row, section: locked ? "arrived" : groupOf(row, nowMs), rank: arrived, gone: false });
    return true;
  }
  seating.set(row.ticketId, { ...seat, row, gone: false });
  return groupOf(row, nowMs) !== seat.section;
}

/** True when time or a lifted lock has made a fresh sort due. */
export function isStale(seating: Seating, nowMs: number): boolean {
  for (const seat of seating.values()) {
    if (seat.gone || groupOf(seat.row, nowMs) !== seat.section) return true;
  }
  return false;
}

/** Rows that are still on the board. */
export function rowsOf(seating: Seating): BoardRow[] {
  const rows: BoardRow[] = [];
  for (const seat of seating.values()) if (!seat.gone) rows.push(seat.row);
  return rows;
}

/** Order on the screen: section, then what breaks first, then the oldest, then the number, so that no two are equal. */
export function compareSeats(one: Seat, other: Seat): number {
  return sections.indexOf(one.section) - sections.indexOf(other.section)
    || one.rank - other.rank
    || one.row.loggedAtMs - other.row.loggedAtMs
    || (one.row.number < other.row.number ? -1 : 1);
}

/** Tickets per section, `gone` ones not counted. */
export function countSections(seating: Seating): Readonly<Record<Section, number>> {
  const counts = { act: 0, waiting: 0, underway: 0, suspended: 0, unsigned: 0, arrived: 0 };
  for (const seat of seating.values()) if (!seat.gone) counts[seat.section] += 1;
  return counts;
}
