/** What ear, lamp and lock screen make of the alarms. */
import { describe, expect, it } from "vitest";
import { foldAll } from "../../../shared/alarm/fold.ts";
import { alarmLight, lifeSafetyAlarms, wantingSomebody } from "../../../shared/alarm/loudness.ts";
import type { Heard } from "../../../shared/alarm/loudness.ts";

const row = (pointId: string, change: Partial<Heard> = {}): Heard => ({
  pointId, equipmentId: null, upstreamIds: [], lifeSafety: false, inhibits: true, phase: "unacknowledged", severity: 3, shelf: null, ...change,
});

describe("the lamp", () => {
  it.each([
    ["is off while nothing is wrong", [], "off"],
    ["is off for what is only stale", [row("a", { phase: "normal" })], "off"],
    ["is amber for a minor alarm, answered or not", [row("a"), row("b", { phase: "acknowledged" })], "amber"],
    ["is red for an urgent one that nobody answered", [row("a", { severity: 2 })], "red"],
    ["is amber for an urgent one that somebody has", [row("a", { severity: 2, phase: "acknowledged" })], "amber"],
    ["stays red for a critical one that somebody has", [row("a", { severity: 1, phase: "acknowledged" })], "red"],
    ["blinks for a critical one that nobody answered", [row("a", { severity: 1 })], "blink"],
    ["blinks for life safety that went away unanswered", [row("a", { lifeSafety: true, phase: "returned" })], "blink"],
    ["is off for what is shelved", [row("a", { severity: 1, shelf: {} })], "off"],
    ["shows the feeder, not what is folded under it", [row("power", { severity: 3 }), row("fan", { severity: 1, upstreamIds: ["power"] })], "amber"],
  ] as const)("%s", (_name, rows, state) => {
    expect(alarmLight(rows)).toBe(state);
  });
});

it("life safety is heard also from behind a dead switchboard", () => {
  const rows = [row("power"), row("lift", { lifeSafety: true, upstreamIds: ["power"] }), row("fan", { upstreamIds: ["power"] })];
  expect(foldAll(rows)).toEqual(new Map([["fan", "power"]]));
  expect(wantingSomebody(rows).map(({ pointId }) => pointId)).toEqual(["power", "lift"]);
  expect(lifeSafetyAlarms(rows).map(({ pointId }) => pointId)).toEqual(["lift"]);
});

it("what was folded stands for itself when the feeder is back", () => {
  const fan = row("fan", { upstreamIds: ["power"] });
  expect(foldAll([row("power", { phase: "returned" }), fan]).size).toBe(0);
});
