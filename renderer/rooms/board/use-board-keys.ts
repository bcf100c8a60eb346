/** The board's keys: arrows, open, mark, lock, crew board, and the letters of the acts. */
import { actLetters, runAct } from "../../app/acts.ts";
import { useKeys } from "../../app/keyboard.ts";
import type { KeyBindings } from "../../app/keyboard.ts";
import { useSelection } from "../../app/selection.ts";
import type { BoardShape } from "./Board.tsx";
import type { BoardStore } from "./board-store.ts";
import type { Cursor } from "./use-cursor.ts";

export interface BoardKeys {
  readonly store: BoardStore;
  readonly cursor: Cursor;
  readonly shape: BoardShape;
  onShape(shape: BoardShape): void;
}

/** Rows that PgUp and PgDn jump. Assumed: a little less than fits at 1366, so that the eye keeps a known row. */
const pageRows = 12;

/** Binds them while the board is there. */
export function useBoardKeys({ store, cursor, shape, onShape }: BoardKeys): void {
  const { ticketId, markedIds, select, setMarked } = useSelection();
  const { cursorId } = cursor.chosen;
  const moves: KeyBindings = shape === "crews" ? {} : {
    ArrowUp: () => cursor.move("up", pageRows),
    ArrowDown: () => cursor.move("down", pageRows),
    PageUp: () => cursor.move("page-up", pageRows),
    PageDown: () => cursor.move("page-down", pageRows),
    Home: () => cursor.move("first", pageRows),
    End: () => cursor.move("last", pageRows),
  };
  const acts = Object.fromEntries(actLetters.map((letter) => [`Key${letter}`, () => cursorId !== null && runAct(letter, cursorId)]));
  useKeys("board", {
    ...moves,
    ...acts,
    Enter: () => { if (cursorId !== null) cursor.pick(cursorId, true); },
    Space: () => cursor.mark(),
    KeyL: () => store.lock.release(),
    Equal: () => onShape(shape === "rows" ? "crews" : "rows"),
    Escape() {
      if (markedIds.size > 0) return setMarked(new Set());
      if (ticketId === null) return false;
      select(null);
      return true;
    },
  });
}
