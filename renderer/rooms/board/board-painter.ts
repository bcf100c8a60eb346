/**
 * Repaints the rows that are on screen, and only those: tint, cursor, selection, marks, and the cells whose text moved on
 * with the second. Never asks the grid to sort or to render.
 */
import type { BoardItem, BoardItems } from "./board-items.ts";
import { paintCell, paintHead, parts, rowTint } from "./cells.ts";
import type { CellLook } from "./cells.ts";
import styles from "./BoardGrid.module.css";

/** Which rows are chosen, and how. */
export interface Chosen {
  readonly cursorId: string | null;
  readonly selectedId: string | null;
  readonly markedIds: ReadonlySet<string>;
}

/** What the rows look like now. */
export interface Scene {
  readonly look: CellLook;
  readonly chosen: Chosen;
}

/** DOM id of a ticket's row, for `aria-activedescendant`. */
export function rowDomId(ticketId: string): string {
  return `board-row-${ticketId}`;
}

/** Which drawn rows to paint: all, or those that were just drawn and these. */
export type PaintWhich = "all" | ReadonlySet<string>;

export const onlyNew: PaintWhich = new Set();

/** Paints drawn rows below `root`. A painted row is known by its id. */
export function paintRows(root: HTMLElement, items: BoardItems, scene: Scene, which: PaintWhich): void {
  const { look, chosen } = scene;
  for (const row of root.querySelectorAll<HTMLElement>(".ag-row")) {
    const item = items.get(row.getAttribute("row-id") ?? "");
    if (item !== undefined && (which === "all" || row.id === "" || which.has(item.id))) paintRow(row, item, look, chosen);
  }
  if (chosen.cursorId === null) root.removeAttribute("aria-activedescendant");
  else root.setAttribute("aria-activedescendant", rowDomId(chosen.cursorId));
}

function paintRow(row: HTMLElement, item: BoardItem, look: CellLook, chosen: Chosen): void {
  row.id = rowDomId(item.id);
  if (item.kind === "head") {
    const head = row.querySelector<HTMLElement>("[data-part=head]");
    if (head !== null) paintHead(head, item, look.words);
    return;
  }
  flag(row, item.id, chosen);
  const tint = rowTint(item.seat, look.nowMs);
  toggle(row, { over: tint === "over", near: tint === "near", provisional: item.seat.row.provisional, gone: item.seat.gone });
  for (const part of parts) {
    const cell = row.querySelector<HTMLElement>(`[data-part=${part}]`);
    if (cell !== null) paintCell(cell, part, item.seat, look);
  }
}

function flag(row: HTMLElement, ticketId: string, { cursorId, selectedId, markedIds }: Chosen): void {
  row.tabIndex = -1; // the grid is the one stop of the Tab key, not each row
  row.setAttribute("aria-selected", String(ticketId === selectedId || markedIds.has(ticketId)));
  toggle(row, { cursor: ticketId === cursorId, selected: ticketId === selectedId, marked: markedIds.has(ticketId) });
}

function toggle(row: HTMLElement, classes: Readonly<Record<string, boolean>>): void {
  for (const [name, on] of Object.entries(classes)) row.classList.toggle(styles[name] ?? name, on);
}
