/** How a promised time may be typed. The hospital is in Shanghai; it is 14:32 there. */
import { expect, it } from "vitest";
import { readPromise } from "../../../renderer/rooms/ticket/acts/promise-time.ts";
import { dayMs, minuteMs } from "../../../shared/kernel/time.ts";
import { nowMs } from "./ticket-state.ts";

const zone = "Asia/Shanghai";
const atMs = (hour: number, minute: number) => Date.UTC(2026, 10, 22, hour - 8, minute);

it.each([
  ["20", nowMs + 20 * minuteMs],
  ["１５", nowMs + 15 * minuteMs],
  ["14:50", atMs(14, 50)],
  ["14：50", atMs(14, 50)],
  ["1450", atMs(14, 50)],
  ["9:05", atMs(9, 5) + dayMs],
])("reads %s", (typed, expected) => {
  expect(readPromise(typed, nowMs, zone)).toBe(expected);
});

it.each(["", "0", "600", "25:00", "14:60", "soon", "1 4"])("does not guess at “%s”", (typed) => {
  expect(readPromise(typed, nowMs, zone)).toBeNull();
});
