/**
 * Repaints the rows that are on screen, and only those: tint, cursor, selection, marks, and the cells whose text moved on
 * with the second. Never asks the grid to sort or to render.
 */
import type { BoardItems } from "./board-items.ts";
import { paintCell, paintHead, parts, rowTint } from "./cells.ts";
import type { CellLook } from "./cells.ts";
import styles from "./BoardGrid.module.css";

/** Which rows are chosen, and how. */
export interface Chosen {
  readonly cursorId: string | null;
  readonly selectedId: string | null;
  readonly markedIds: ReadonlySet<string>;
}

/** DOM id of a ticket's row, for `aria-activedescendant`. */
export function rowDomId(ticketId: string): string {
  return `board-row-${ticketId}`;
}

/** Paints every drawn row below `root`. */
export function paintRows(root: HTMLElement, items: BoardItems, look: CellLook, chosen: Chosen): void {
  for (const row of root.querySelectorAll<HTMLElement>(".ag-row")) paintRow(row, items, look, chosen);
  if (chosen.cursorId === null) root.removeAttribute("aria-activedescendant");
  else root.setAttribute("aria-activedescendant", rowDomId(chosen.cursorId));
}

function paintRow(row: HTMLElement, items: BoardItems, look: CellLook, chosen: Chosen): void {
  const item = items.get(row.getAttribute("row-id") ?? "");
  if (item === undefined) return;
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
  row.id = rowDomId(ticketId);
  row.setAttribute("aria-selected", String(ticketId === selectedId || markedIds.has(ticketId)));
  toggle(row, { cursor: ticketId === cursorId, selected: ticketId === selectedId, marked: markedIds.has(ticketId) });
}

function toggle(row: HTMLElement, classes: Readonly<Record<string, boolean>>): void {
  for (const [name, on] of Object.entries(classes)) row.classList.toggle(styles[name] ?? name, on);
}
