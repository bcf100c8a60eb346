/**
 * Where each ticket sits on the board. Fresh, a ticket sits in its group by urgency; grouped by building, the building with
 * the worst ticket stands first, and in each the worst first. From then on nobody moves until the set changes: a ticket
 * came, went, or belongs to another group. While a hand is on the board (locked) nobody moves at all: newcomers sit below
 * everybody, those that left keep their seat as `gone`. Used by `board-store.ts`; pure.
 */
import { groupOf, groups, urgency } from "../../../shared/ticket/attention.ts";
import type { Group } from "../../../shared/ticket/attention.ts";
import type { BoardRow } from "../../../shared/views.ts";
import type { Block, BlockOf } from "./blocks.ts";

/** Sections from the top; `arrived` only while locked. */
export const sections = [...groups, "arrived"] as const;
export type Section = Group | "arrived";

export interface Seat {
  readonly row: BoardRow;
  readonly section: Section;
  /** Place inside the section; frozen until the next sort. */
  readonly rank: number;
  /** The building it stands under; null where the board is grouped by need, and for who came under a hand. */
  readonly block: Block | null;
  /** Place of that building on the board; frozen like `rank`. */
  readonly blockRank: number;
  /** Left the board while it was locked. */
  readonly gone: boolean;
}

/** By what time and which grouping tickets are seated. */
export interface Sorting {
  readonly nowMs: number;
  readonly blockOf: BlockOf;
}

/** Below every building. */
const lastBlock = Number.MAX_SAFE_INTEGER;

export type Seating = ReadonlyMap<string, Seat>;

export interface RowsChanged {
  readonly upserts: readonly BoardRow[];
  readonly removes: readonly string[];
}

/** Everybody where they belong now. Seats that stay the same stay the same object. */
export function seatAll(rows: Iterable<BoardRow>, { nowMs, blockOf }: Sorting, before: Seating = new Map()): Seating {
  const seats = Array.from(rows, (row): Seat => ({ row, section: groupOf(row, nowMs), rank: urgency(row), block: blockOf(row), blockRank: 0, gone: false }));
  const rankByBlock = rankBlocks(seats);
  return new Map(seats.map((seat) => [seat.row.ticketId, seatOf(before.get(seat.row.ticketId), { ...seat, blockRank: rankByBlock.get(seat.block) ?? 0 })]));
}

/** Buildings by their worst ticket. */
function rankBlocks(seats: readonly Seat[]): ReadonlyMap<Block | null, number> {
  const worst = new Map<Block | null, Seat>();
  for (const seat of seats) {
    const known = worst.get(seat.block);
    if (known === undefined || compareNeed(seat, known) < 0) worst.set(seat.block, seat);
  }
  return new Map([...worst].sort(([, one], [, other]) => compareNeed(one, other)).map(([block], at) => [block, at]));
}

function seatOf(before: Seat | undefined, seat: Seat): Seat {
  if (before === undefined) return seat;
  const keys = ["row", "section", "rank", "block", "blockRank", "gone"] as const;
  return keys.every((key) => before[key] === seat[key]) ? before : seat;
}

/** The board after a push. Unlocked and with a changed set it is sorted anew, otherwise everybody keeps their seat. */
export function applyRows(seating: Seating, change: RowsChanged, sorting: Sorting & { readonly locked: boolean }): Seating {
  const { locked } = sorting;
  const next = new Map(seating);
  let setChanged = false;
  for (const ticketId of change.removes) setChanged = take(next, ticketId, locked) || setChanged;
  for (const row of change.upserts) setChanged = put(next, row, sorting) || setChanged;
  return setChanged && !locked ? seatAll(rowsOf(next), sorting, seating) : next;
}

function take(seating: Map<string, Seat>, ticketId: string, locked: boolean): boolean {
  const seat = seating.get(ticketId);
  if (seat === undefined) return false;
  if (locked) seating.set(ticketId, { ...seat, gone: true });
  else seating.delete(ticketId);
  return true;
}

function put(seating: Map<string, Seat>, row: BoardRow, sorting: Sorting & { readonly locked: boolean }): boolean {
  const seat = seating.get(row.ticketId);
  if (seat === undefined) {
    const arrived = [...seating.values()].filter((one) => one.section === "arrived").length;
    seating.set(row.ticketId, { row, section: sorting.locked ? "arrived" : groupOf(row, sorting.nowMs), rank: arrived, block: null, blockRank: lastBlock, gone: false });
    return true;
  }
  seating.set(row.ticketId, { ...seat, row, gone: false });
  return isMisplaced({ ...seat, row }, sorting);
}

function isMisplaced({ row, section, block }: Seat, { nowMs, blockOf }: Sorting): boolean {
  return groupOf(row, nowMs) !== section || blockOf(row) !== block;
}

/** True when time or a lifted lock has made a fresh sort due. */
export function isStale(seating: Seating, sorting: Sorting): boolean {
  for (const seat of seating.values()) {
    if (seat.gone || isMisplaced(seat, sorting)) return true;
  }
  return false;
}

/** Rows that are still on the board. */
export function rowsOf(seating: Seating): BoardRow[] {
  const rows: BoardRow[] = [];
  for (const seat of seating.values()) if (!seat.gone) rows.push(seat.row);
  return rows;
}

/** Order on the screen: building, where grouped so, then by need. */
export function compareSeats(one: Seat, other: Seat): number {
  return one.blockRank - other.blockRank || compareNeed(one, other);
}

/** Worst first: section, then what breaks first, then the oldest, then the number, so that no two are equal. */
export function compareNeed(one: Seat, other: Seat): number {
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
