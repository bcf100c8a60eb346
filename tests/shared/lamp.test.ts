/** What the lamp over a desk makes of alarms, tickets and rings together. */
import { describe, expect, it } from "vitest";
import type { Heard } from "../../shared/alarm/loudness.ts";
import type { Rung } from "../../shared/call/attention.ts";
import { lampState } from "../../shared/lamp.ts";
import type { Loud } from "../../shared/lamp.ts";
import type { Unsent } from "../../shared/ticket/attention.ts";

const nowMs = 1_000_000;
const alarm = (change: Partial<Heard> = {}): Heard => ({
  pointId: "a", equipmentId: null, upstreamIds: [], lifeSafety: false, inhibits: true, phase: "unacknowledged", severity: 3, shelf: null, ...change,
});
const ticket = (change: Partial<Unsent> = {}): Unsent => ({ step: "logged", priority: 1, suspendReason: null, lifeSafety: false, ...change });
const ring = (ageMs: number, change: Partial<Rung> = {}): Rung => ({
  phase: "ringing", rangAtMs: nowMs - ageMs, claim: null, heldSinceMs: null, pickedUpAtMs: null, lineEndedAtMs: null, callBack: null, ...change,
});
const shows = (loud: Partial<Loud>) => lampState({ alarms: [], tickets: [], calls: [], ...loud }, nowMs);

describe("the lamp follows tickets about a life", () => {
  it.each([
    ["blinks for a 特急 that nobody was sent to", ticket(), "blink"],
    ["blinks for life safety of whatever priority", ticket({ priority: 3, lifeSafety: true }), "blink"],
    ["is off once somebody was sent", ticket({ step: "dispatched" }), "off"],
    ["is off while it is suspended", ticket({ suspendReason: "parts" }), "off"],
    ["is off for an urgent ticket: the board shows it", ticket({ priority: 2 }), "off"],
  ] as const)("%s", (_name, row, state) => {
    expect(shows({ tickets: [row] })).toBe(state);
  });
});

describe("the lamp follows a line that rings", () => {
  it.each([
    ["is off for a fresh ring", ring(9_999), "off"],
    ["is amber from 10 s", ring(10_000), "amber"],
    ["is red over 20 s", ring(20_001), "red"],
    ["is off once a desk has claimed it", ring(60_000, { phase: "claimed" }), "off"],
    ["is off once it was taken at a telephone", ring(60_000, { phase: "picked-up" }), "off"],
    ["is off for a call that was missed", ring(60_000, { phase: "missed" }), "off"],
  ] as const)("%s", (_name, row, state) => {
    expect(shows({ calls: [row] })).toBe(state);
  });
});

it("shows the worst of all that is loud, and what is left when that is answered", () => {
  const loud = { alarms: [alarm()], tickets: [ticket()], calls: [ring(30_000)] };
  expect(shows(loud)).toBe("blink");
  expect(shows({ ...loud, tickets: [] })).toBe("red");
  expect(shows({ ...loud, tickets: [], calls: [] })).toBe("amber");
  expect(shows({})).toBe("off");
});
