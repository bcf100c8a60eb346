/** The board's memory over a view that pushes: order, lock, filter, mended link. */
import { describe, expect, it } from "vitest";
import { byNeed } from "../../../renderer/rooms/board/blocks.ts";
import { orderOf } from "../../../renderer/rooms/board/board-items.ts";
import { createBoardStore } from "../../../renderer/rooms/board/board-store.ts";
import type { ViewChange } from "../../../renderer/bridge/view-store.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import type { BoardRow } from "../../../shared/views.ts";
import { boardRow, nowMs } from "./board-row.ts";

/** A view whose pushes the test makes. */
function pushedView(start: readonly BoardRow[]) {
  const rows = new Map(start.map((row) => [row.ticketId, row]));
  let tell: (change: ViewChange<BoardRow>) => void = () => {};
  return {
    rows, ready: true,
    listen: (listener: typeof tell) => { tell = listener; return () => {}; },
    push(upserts: readonly BoardRow[], removes: readonly string[] = []) {
      for (const row of upserts) rows.set(row.ticketId, row);
      for (const id of removes) rows.delete(id);
      tell({ upserts, removes });
    },
    reload: () => tell(null),
  };
}

function openBoard(start: readonly BoardRow[]) {
  const view = pushedView(start);
  const clock = { nowMs };
  const store = createBoardStore(view, () => clock.nowMs);
  store.start();
  return { view, store, clock, order: () => orderOf(store.seating()) };
}

const soon = boardRow("soon", { finishByMs: nowMs + 40 * minuteMs });
const later = boardRow("later");
const newest = boardRow("newest", { finishByMs: nowMs + 35 * minuteMs });

describe("the board's store", () => {
  it("seats a newcomer by urgency while nobody touches the board", () => {
    const { view, order } = openBoard([later, soon]);
    view.push([newest]);
    expect(order()).toEqual(["newest", "soon", "later"]);
  });
  it("seats it at the end under a hand, and by urgency once L is pressed", () => {
    const { view, store, order } = openBoard([later, soon]);
    store.lock.touch(nowMs);
    view.push([newest], ["soon"]);
    expect(order()).toEqual(["soon", "later", "newest"]);
    store.lock.release();
    expect(order()).toEqual(["newest", "later"]);
  });
  it("moves a ticket into 要出手 when its time comes, but not under a hand", () => {
    const { store, clock } = openBoard([soon]);
    const inAct = () => store.seating().get("soon")?.section;
    store.lock.touch(nowMs + 20 * minuteMs);
    clock.nowMs = nowMs + 20 * minuteMs + 1_000;
    store.tick(clock.nowMs);
    expect(inAct()).toBe("underway");
    clock.nowMs += 2 * minuteMs;
    store.tick(clock.nowMs);
    expect(inAct()).toBe("act");
  });
  it("keeps the order through a mended link while a hand is on it", () => {
    const { view, store, order } = openBoard([later, soon]);
    store.lock.touch(nowMs);
    view.rows.delete("soon");
    view.rows.set("newest", newest);
    view.reload();
    expect(order()).toEqual(["soon", "later", "newest"]);
  });
  it("shows one crew's tickets, also those that come later", () => {
    const { view, store, order } = openBoard([later, soon]);
    store.arrange({ isShown: (row) => row.crewId === "lift", blockOf: byNeed, choice: "lift" });
    view.push([{ ...newest, crewId: "lift" }, boardRow("other")]);
    expect(order()).toEqual(["newest"]);
    view.push([{ ...newest, crewId: "power" }]);
    expect(order()).toEqual([]);
  });
  it("tells nobody about a second in which nothing moved", () => {
    const { store } = openBoard([later]);
    let told = 0;
    store.listen(() => { told += 1; });
    store.tick(nowMs + 1_000);
    expect(told).toBe(0);
  });
});
