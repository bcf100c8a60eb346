/**
 * The board as a list of grid rows: a head for each section or building and the tickets below it. Two seatings become one grid
 * transaction, so a push costs what it changes and not the whole board. Used by `BoardGrid.tsx`; pure.
 */
import type { Block } from "./blocks.ts";
import { compareSeats, sections } from "./seating.ts";
import type { Seat, Seating, Section } from "./seating.ts";

export interface HeadItem {
  readonly kind: "head";
  readonly id: string;
  readonly section: Section;
  readonly block: Block | null;
  readonly blockRank: number;
  readonly count: number;
  /** How many of them are to be acted on. */
  readonly needing: number;
}

export interface TicketItem {
  readonly kind: "ticket";
  readonly id: string;
  readonly seat: Seat;
}

export type BoardItem = HeadItem | TicketItem;
export type BoardItems = ReadonlyMap<string, BoardItem>;

export interface ItemsChanged {
  readonly add: BoardItem[];
  readonly update: BoardItem[];
  readonly remove: BoardItem[];
}

/** Heads that stand on any board but an empty one, also with nothing below them: 要出手 says in words that all is well. */
const standing: readonly Section[] = ["act"];

/** The rows of a seating, the unchanged ones as the same objects as in `before`. */
export function itemsOf(seating: Seating, before: BoardItems = new Map()): BoardItems {
  const items = new Map<string, BoardItem>();
  for (const head of headsOf(seating)) {
    const old = before.get(head.id);
    items.set(head.id, old?.kind === "head" && isSameHead(old, head) ? old : head);
  }
  for (const [id, seat] of seating) {
    const old = before.get(id);
    items.set(id, old?.kind === "ticket" && old.seat === seat ? old : { kind: "ticket", id, seat });
  }
  return items;
}

/** A head while its tickets are counted. */
type Counting = { -readonly [K in keyof HeadItem]: HeadItem[K] };

function headsOf(seating: Seating): Iterable<HeadItem> {
  const heads = new Map<string, Counting>();
  const isByNeed = [...seating.values()].every((seat) => seat.block === null);
  for (const section of seating.size > 0 && isByNeed ? standing : []) heads.set(section, headOf(section, { section, block: null, blockRank: 0 }));
  for (const seat of seating.values()) {
    const key = seat.block === null ? seat.section : `at:${seat.block.id}`;
    const head = heads.get(key) ?? headOf(key, seat);
    heads.set(key, head);
    if (seat.gone) continue;
    head.count += 1;
    if (seat.section === "act") head.needing += 1;
  }
  return heads.values();
}

function headOf(key: string, { section, block, blockRank }: Pick<Seat, "section" | "block" | "blockRank">): Counting {
  return { kind: "head", id: `head:${key}`, section, block, blockRank, count: 0, needing: 0 };
}

function isSameHead(one: HeadItem, other: HeadItem): boolean {
  return (["block", "blockRank", "count", "needing"] as const).every((key) => one[key] === other[key]);
}

/** What turns the grid from one list into the other. */
export function changesBetween(before: BoardItems, after: BoardItems): ItemsChanged {
  const changed: ItemsChanged = { add: [], update: [], remove: [] };
  for (const [id, item] of after) {
    const old = before.get(id);
    if (old === undefined) changed.add.push(item);
    else if (old !== item) changed.update.push(item);
  }
  for (const [id, item] of before) if (!after.has(id)) changed.remove.push(item);
  return changed;
}

/** Where a head or a ticket's group stands: building, then section where it is grouped by need. */
function groupAt(item: BoardItem): readonly [number, number] {
  const { block, blockRank, section } = item.kind === "head" ? item : item.seat;
  return [blockRank, block === null ? sections.indexOf(section) : 0];
}

/** Order of grid rows: a head stands before its tickets. */
export function compareItems(one: BoardItem, other: BoardItem): number {
  if (one.kind === "ticket" && other.kind === "ticket") return compareSeats(one.seat, other.seat);
  const [a, b] = [groupAt(one), groupAt(other)];
  return a[0] - b[0] || a[1] - b[1] || (one.kind === "head" ? -1 : 1);
}

/** Ticket ids from top to bottom, as the arrow keys walk them. */
export function orderOf(seating: Seating): readonly string[] {
  return [...seating].sort(([, one], [, other]) => compareSeats(one, other)).map(([id]) => id);
}
