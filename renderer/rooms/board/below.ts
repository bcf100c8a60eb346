/** What lies below the last visible row of the board, by group: the foot says it, so nothing is out of mind. */
import type { GridApi } from "ag-grid-community";
import type { BoardItem } from "./board-items.ts";
import type { Seat } from "./seating.ts";

/** A group as its head names it. */
export type Group = Pick<Seat, "section" | "block">;

export interface Below {
  readonly total: number;
  readonly byGroup: readonly (Group & { readonly count: number })[];
}

export const nothingBelow: Below = { total: 0, byGroup: [] };

/** Tickets in row order, counted by the group they stand in. */
export function tallyBelow(tickets: readonly Group[]): Below {
  const counts = new Map<string, Group & { readonly count: number }>();
  for (const { section, block } of tickets) {
    const key = block?.id ?? `need:${section}`;
    counts.set(key, { section, block, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return { total: tickets.length, byGroup: [...counts.values()] };
}

/** Counts the grid's rows that end below its visible part. */
export function countBelow(api: GridApi<BoardItem>): Below {
  const { bottom } = api.getVerticalPixelRange();
  const below: Group[] = [];
  api.forEachNodeAfterFilterAndSort(({ data, rowTop, rowHeight }) => {
    if (data?.kind !== "ticket" || data.seat.gone || rowTop === null) return;
    if (rowTop + (rowHeight ?? 0) > bottom + 1) below.push(data.seat);
  });
  return tallyBelow(below);
}
