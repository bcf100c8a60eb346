/**
 * The board's cursor. It stays with its ticket through every new order; when the ticket leaves it goes to the neighbour
 * that took the place. With the drawer open beside the board the drawer follows the cursor, a moment behind, so that a
 * held arrow key does not open every ticket on its way.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLayout } from "../../app/layout.ts";
import { openTicket } from "../../app/open-ticket.ts";
import { isIn } from "../../app/rooms.ts";
import { selectionNow, useSelection } from "../../app/selection.ts";
import { orderOf } from "./board-items.ts";
import type { Chosen } from "./board-painter.ts";
import type { BoardStore } from "./board-store.ts";
import { keepCursor, moveCursor } from "./cursor.ts";
import type { CursorMove } from "./cursor.ts";

/** Pause after the last arrow key before the drawer follows. */
const followMs = 120;

export interface Cursor {
  readonly chosen: Chosen;
  /** Stands on the worst ticket if it stands nowhere yet. */
  begin(): void;
  move(by: CursorMove, pageRows: number): void;
  /** Goes to a ticket; `open` shows it in the drawer. */
  pick(ticketId: string, open: boolean): void;
  /** Marks or unmarks the ticket under the cursor and goes on to the next. */
  mark(): void;
}

/** The cursor over a store. */
export function useCursor(store: BoardStore): Cursor {
  const { ticketId: selectedId, markedIds, select, setMarked } = useSelection();
  const beside = useLayout() === "wide";
  const [cursorId, setCursorId] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => stayWithTicket(store, setCursorId), [store]);
  useEffect(() => { if (selectedId !== null) setCursorId((old) => (store.seating().has(selectedId) ? selectedId : old)); }, [selectedId, store]);

  const go = useCallback((next: string | null) => {
    setCursorId(next);
    clearTimeout(timer.current);
    if (beside && next !== null && selectionNow().ticketId !== null) timer.current = setTimeout(() => select(next), followMs);
  }, [beside, select]);
  const move = useCallback((by: CursorMove, pageRows: number) => {
    go(moveCursor(orderOf(store.seating()), cursorId, by, pageRows));
  }, [go, store, cursorId]);

  return useMemo<Cursor>(() => ({
    chosen: { cursorId, selectedId, markedIds },
    begin: () => { if (cursorId === null) setCursorId(moveCursor(orderOf(store.seating()), null, "first", 1)); },
    move,
    pick(ticketId, open) {
      clearTimeout(timer.current);
      setCursorId(ticketId);
      if (open) openTicket(ticketId);
    },
    mark() {
      if (cursorId === null) return;
      const next = new Set(markedIds);
      if (!next.delete(cursorId)) next.add(cursorId);
      setMarked(next);
      move("down", 1);
    },
  }), [cursorId, selectedId, markedIds, store, move, setMarked]);
}

function stayWithTicket(store: BoardStore, setCursorId: (change: (old: string | null) => string | null) => void): () => void {
  let before = store.seating();
  return store.listen(() => {
    const former = before;
    const after = store.seating();
    before = after;
    // The order is worked out only when the cursor has lost its ticket, or never had one under this hand: a push must stay cheap on a board of thousands.
    const isHandHere = isIn("board");
    setCursorId((old) => ((old === null ? !isHandHere : after.has(old)) ? old : keepCursor(orderOf(former), orderOf(after), old, isHandHere)));
  });
}
