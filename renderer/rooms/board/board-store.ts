/**
 * The board's memory: the open view's rows, each in its seat, and the lock. It changes with a push, with the shared
 * second (a ticket that became late), and when the lock goes. Grid, crew board and head read the same seating.
 */
import type { OpenView } from "../../bridge/view-store.ts";
import type { BoardRow } from "../../../shared/views.ts";
import { byNeed } from "./blocks.ts";
import type { BlockOf } from "./blocks.ts";
import { createLock } from "./lock.ts";
import type { Lock } from "./lock.ts";
import { applyRows, isStale, rowsOf, seatAll } from "./seating.ts";
import type { RowsChanged, Seating } from "./seating.ts";

export interface BoardStore {
  readonly lock: Lock;
  /** A new object after each change. */
  readonly seating: () => Seating;
  readonly ready: () => boolean;
  /** Open tickets, also those that the filter hides. */
  readonly total: () => number;
  readonly listen: (changed: () => void) => () => void;
  /** Each second: lets an idle lock go, and sorts anew when time moved a ticket into another group. */
  readonly tick: (nowMs: number) => void;
  /** Shows these tickets in these groups. Sorts anew, but what came by itself (a place, a service) waits for the hand to go. */
  readonly arrange: (next: Arrangement) => void;
  /** Starts following the view; answers how to stop. */
  readonly start: () => () => void;
}

/** Which tickets are shown, and in which groups. */
export interface Arrangement {
  readonly isShown: (row: BoardRow) => boolean;
  readonly blockOf: BlockOf;
  /** What somebody chose; another word for it is another choice. */
  readonly choice: string;
}

type Source = Pick<OpenView<BoardRow>, "rows" | "ready" | "listen">;

/** A store over the open board; `nowMs` is the desk's clock. */
export function createBoardStore(view: Source, nowMs: () => number): BoardStore {
  const lock = createLock();
  const listeners = new Set<() => void>();
  let arrangement: Arrangement = { isShown: () => true, blockOf: byNeed, choice: "" };
  let seating: Seating = new Map();

  const show = (next: Seating) => {
    seating = next;
    for (const listener of listeners) listener();
  };
  const sort = () => show(seatAll([...view.rows.values()].filter(arrangement.isShown), { nowMs: nowMs(), blockOf: arrangement.blockOf }, seating));
  const take = (change: RowsChanged | null) => {
    const { upserts, removes } = change ?? everything(view, seating);
    const { isShown, blockOf } = arrangement;
    const hidden = upserts.filter((row) => !isShown(row)).map((row) => row.ticketId);
    show(applyRows(seating, { upserts: upserts.filter(isShown), removes: [...removes, ...hidden] }, { nowMs: nowMs(), blockOf, locked: lock.isLocked() }));
  };

  return {
    lock,
    seating: () => seating,
    ready: () => view.ready,
    total: () => view.rows.size,
    listen(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    tick(atMs) {
      lock.tick(atMs);
      if (!lock.isLocked() && isStale(seating, { nowMs: atMs, blockOf: arrangement.blockOf })) sort();
    },
    arrange(next) {
      const isChosen = next.choice !== arrangement.choice;
      arrangement = next;
      if (isChosen || !lock.isLocked()) sort();
    },
    start() {
      if (view.ready) sort();
      const stops = [view.listen(take), lock.listen(() => { if (lock.isLocked()) show(new Map(seating)); else sort(); })];
      return () => { for (const stop of stops) stop(); };
    },
  };
}

/** A fresh snapshot as a change, so that a mended link does not throw the order over. */
function everything(view: Source, seating: Seating): RowsChanged {
  return { upserts: [...view.rows.values()], removes: rowsOf(seating).map((row) => row.ticketId).filter((id) => !view.rows.has(id)) };
}
