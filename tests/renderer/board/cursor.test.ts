/** The arrow keys on the board, and the lock that a hand closes. */
import { describe, expect, it } from "vitest";
import { keepCursor, moveCursor } from "../../../renderer/rooms/board/cursor.ts";
import { createLock, lockIdleMs } from "../../../renderer/rooms/board/lock.ts";

const order = ["a", "b", "c", "d"];

describe("the cursor", () => {
  it("starts at the worst ticket, whichever arrow is pressed", () => {
    expect(moveCursor(order, null, "down", 3)).toBe("a");
    expect(moveCursor(order, null, "up", 3)).toBe("a");
  });
  it("stops at both ends", () => {
    expect(moveCursor(order, "a", "up", 3)).toBe("a");
    expect(moveCursor(order, "c", "page-down", 3)).toBe("d");
    expect(moveCursor(order, "d", "first", 3)).toBe("a");
  });
  it("has nowhere to go on an empty board", () => {
    expect(moveCursor([], null, "down", 3)).toBeNull();
  });
  it("stays with its ticket through a new order", () => {
    expect(keepCursor(order, ["d", "b", "a"], "b", true)).toBe("b");
  });
  it("goes to whoever took the place of a ticket that left", () => {
    expect(keepCursor(order, ["a", "c", "d"], "b", true)).toBe("c");
    expect(keepCursor(order, ["a", "b", "c"], "d", false)).toBe("c");
    expect(keepCursor(["a"], [], "a", true)).toBeNull();
  });
  it("goes to the first that comes to an empty list while the hand is on it", () => {
    expect(keepCursor([], ["a", "b"], null, true)).toBe("a");
    expect(keepCursor([], ["a", "b"], null, false)).toBeNull();
  });
});

describe("the lock", () => {
  it("closes with a hand, opens with L, and tells only real changes", () => {
    const lock = createLock();
    let told = 0;
    lock.listen(() => { told += 1; });
    lock.touch(1_000);
    lock.touch(2_000);
    expect([lock.isLocked(), told]).toEqual([true, 1]);
    lock.release();
    expect([lock.isLocked(), told]).toEqual([false, 2]);
  });
  it("opens by itself when no hand was there for a minute", () => {
    const lock = createLock();
    lock.touch(1_000);
    lock.tick(1_000 + lockIdleMs - 1);
    expect(lock.isLocked()).toBe(true);
    lock.tick(1_000 + lockIdleMs);
    expect(lock.isLocked()).toBe(false);
  });
});
