/** Who sits where on the board, and that nobody moves under a hand. */
import { describe, expect, it } from "vitest";
import { byNeed } from "../../../renderer/rooms/board/blocks.ts";
import { changesBetween, compareItems, itemsOf, orderOf } from "../../../renderer/rooms/board/board-items.ts";
import { applyRows, countSections, isStale, rowsOf, seatAll } from "../../../renderer/rooms/board/seating.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { boardRow, nowMs } from "./board-row.ts";

const late = boardRow("late", { finishByMs: nowMs - minuteMs });
const soon = boardRow("soon", { finishByMs: nowMs + 40 * minuteMs });
const later = boardRow("later");
const open = boardRow("open", { step: "logged" });
const held = boardRow("held", { suspendReason: "parts" });
const done = boardRow("done", { step: "finished" });
const sorting = { nowMs, blockOf: byNeed };
const board = seatAll([done, held, later, open, soon, late], sorting);

describe("a fresh board", () => {
  it("stands in groups, and in a group what breaks first stands first", () => {
    expect(orderOf(board)).toEqual(["late", "open", "soon", "later", "held", "done"]);
  });
  it("counts each group", () => {
    expect(countSections(board)).toEqual({ act: 1, waiting: 1, underway: 2, suspended: 1, unsigned: 1, arrived: 0 });
  });
  it("puts the oldest first where two clocks end together", () => {
    const twins = seatAll([boardRow("young"), boardRow("old", { loggedAtMs: nowMs - 20 * minuteMs })], sorting);
    expect(orderOf(twins)).toEqual(["old", "young"]);
  });
  it("puts a head before its tickets and keeps 要出手 when nothing is below it", () => {
    const items = [...itemsOf(seatAll([later], sorting)).values()].sort(compareItems).map((item) => item.id);
    expect(items).toEqual(["head:act", "head:underway", "later"]);
  });
});

it("has no heads where there is no ticket at all", () => {
  expect(itemsOf(seatAll([], sorting)).size).toBe(0);
});

describe("a push on an unlocked board", () => {
  it("leaves everybody in place when only a row's content changed", () => {
    const after = applyRows(board, { upserts: [{ ...later, matter: "new words", finishByMs: nowMs + 35 * minuteMs }], removes: [] }, { ...sorting, locked: false });
    expect(orderOf(after)).toEqual(orderOf(board));
    expect(after.get("later")?.row.matter).toBe("new words");
  });
  it("sorts anew when somebody changes group", () => {
    const after = applyRows(board, { upserts: [{ ...open, step: "dispatched" }], removes: [] }, { ...sorting, locked: false });
    expect(orderOf(after)).toEqual(["late", "soon", "later", "open", "held", "done"]);
    expect(after.get("open")?.section).toBe("underway");
  });
  it("sorts anew when a ticket comes or goes", () => {
    const pressed = applyRows(board, { upserts: [{ ...later, finishByMs: nowMs + 35 * minuteMs }], removes: [] }, { ...sorting, locked: false });
    const after = applyRows(pressed, { upserts: [], removes: ["done"] }, { ...sorting, locked: false });
    expect(orderOf(after)).toEqual(["late", "open", "later", "soon", "held"]);
  });
  it("changes one grid row for one changed ticket", () => {
    const before = itemsOf(board);
    const after = itemsOf(applyRows(board, { upserts: [{ ...later, urged: 0, matter: "x" }], removes: [] }, { ...sorting, locked: false }), before);
    const changed = changesBetween(before, after);
    expect(changed.add).toEqual([]);
    expect(changed.remove).toEqual([]);
    expect(changed.update.map((item) => item.id)).toEqual(["later"]);
  });
});

describe("a locked board", () => {
  it("keeps a ticket in its seat when it becomes late", () => {
    const after = applyRows(board, { upserts: [{ ...later, finishByMs: nowMs - 1 }], removes: [] }, { ...sorting, locked: true });
    expect(orderOf(after)).toEqual(orderOf(board));
  });
  it("seats newcomers below everybody, in the order they came, however urgent they are", () => {
    const first = applyRows(board, { upserts: [boardRow("new", { priority: 1, finishByMs: nowMs - 1 })], removes: [] }, { ...sorting, locked: true });
    const second = applyRows(first, { upserts: [boardRow("newer", { finishByMs: nowMs - 2 })], removes: [] }, { ...sorting, locked: true });
    expect(orderOf(second)).toEqual([...orderOf(board), "new", "newer"]);
  });
  it("keeps the seat of a ticket that left, and lets it go with the lock", () => {
    const after = applyRows(board, { upserts: [], removes: ["late"] }, { ...sorting, locked: true });
    expect(orderOf(after)).toEqual(orderOf(board));
    expect(after.get("late")?.gone).toBe(true);
    expect(countSections(after).act).toBe(0);
    expect(orderOf(seatAll(rowsOf(after), sorting, after))).not.toContain("late");
  });
  it("knows that a sort is due once the lock is lifted", () => {
    expect(isStale(board, sorting)).toBe(false);
    expect(isStale(applyRows(board, { upserts: [], removes: ["late"] }, { ...sorting, locked: true }), sorting)).toBe(true);
  });
});

it("notices that time alone has moved a ticket into 要出手", () => {
  expect(isStale(board, { ...sorting, nowMs: nowMs + 20 * minuteMs })).toBe(true);
});
