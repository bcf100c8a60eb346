/** What lies below the last visible row of the board, by section: the foot says it, so nothing is out of mind. */
import type { GridApi } from "ag-grid-community";
import type { BoardItem } from "./board-items.ts";
import type { Section } from "./seating.ts";

export interface Below {
  readonly total: number;
  readonly bySection: readonly { readonly section: Section; readonly count: number }[];
}

export const nothingBelow: Below = { total: 0, bySection: [] };

/** Sections of tickets in row order, counted from the first row that is not wholly visible. */
export function tallyBelow(sections: readonly Section[]): Below {
  const counts = new Map<Section, number>();
  for (const section of sections) counts.set(section, (counts.get(section) ?? 0) + 1);
  return { total: sections.length, bySection: [...counts].map(([section, count]) => ({ section, count })) };
}

/** Counts the grid's rows that end below its visible part. */
export function countBelow(api: GridApi<BoardItem>): Below {
  const { bottom } = api.getVerticalPixelRange();
  const below: Section[] = [];
  api.forEachNodeAfterFilterAndSort(({ data, rowTop, rowHeight }) => {
    if (data?.kind !== "ticket" || data.seat.gone || rowTop === null) return;
    if (rowTop + (rowHeight ?? 0) > bottom + 1) below.push(data.seat.section);
  });
  return tallyBelow(below);
}
