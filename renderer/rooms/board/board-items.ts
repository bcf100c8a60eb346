/**
 * The board as a list of grid rows: a head for each section and the tickets below it. Two seatings become one grid
 * transaction, so a push costs what it changes and not the whole board. Used by `board-feed.ts`; pure.
 */
import { compareSeats, countSections, sections } from "./seating.ts";
import type { Seat, Seating, Section } from "./seating.ts";

export interface HeadItem {
  readonly kind: "head";
  readonly id: string;
  readonly section: Section;
  readonly count: number;
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
  const counts = countSections(seating);
  if (seating.size === 0) return items;
  const inUse = new Set([...seating.values()].map((seat) => seat.section));
  for (const section of sections) {
    if (!inUse.has(section) && !standing.includes(section)) continue;
    const id = `head:${section}`;
    const old = before.get(id);
    items.set(id, old?.kind === "head" && old.count === counts[section] ? old : { kind: "head", id, section, count: counts[section] });
  }
  for (const [id, seat] of seating) {
    const old = before.get(id);
    items.set(id, old?.kind === "ticket" && old.seat === seat ? old : { kind: "ticket", id, seat });
  }
  return items;
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

function sectionOf(item: BoardItem): Section {
  return item.kind === "head" ? item.section : item.seat.section;
}

/** Order of grid rows: a head stands before its tickets. */
export function compareItems(one: BoardItem, other: BoardItem): number {
  if (one.kind === "ticket" && other.kind === "ticket") return compareSeats(one.seat, other.seat);
  return sections.indexOf(sectionOf(one)) - sections.indexOf(sectionOf(other)) || (one.kind === "head" ? -1 : 1);
}

/** Ticket ids from top to bottom, as the arrow keys walk them. */
export function orderOf(seating: Seating): readonly string[] {
  return [...seating].sort(([, one], [, other]) => compareSeats(one, other)).map(([id]) => id);
}
