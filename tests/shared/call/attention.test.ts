/** What a call asks of the desk, by its age. */
import { describe, expect, it } from "vitest";
import { isStale, isToCallBack, loudnessOf, nextToClaim } from "../../../shared/call/attention.ts";
import type { Rung } from "../../../shared/call/attention.ts";

const ringing: Rung = { phase: "ringing", rangAtMs: 0, claim: null, heldSinceMs: null, pickedUpAtMs: null, lineEndedAtMs: null, callBack: null };
const claimed: Rung = { ...ringing, phase: "claimed", claim: { by: "a", name: { zh: "a", en: "a" }, desk: 1, atMs: 0 } };
const minute = 60_000;

describe("a ring", () => {
  it("is new under 10 s, waits until 20 s, then is long", () => {
    expect([0, 9_999, 10_000, 20_000, 20_001].map((now) => loudnessOf(ringing, now))).toEqual(["new", "new", "waiting", "waiting", "long"]);
  });

  it("is claimed oldest first; what a telephone picked up comes when nothing rings", () => {
    const rows = [{ ...ringing, rangAtMs: 5 }, { ...ringing, rangAtMs: 3 }, { ...ringing, phase: "picked-up" as const, rangAtMs: 1 }, { ...claimed, rangAtMs: 0 }];
    expect(nextToClaim(rows)?.rangAtMs).toBe(3);
    expect(nextToClaim(rows.slice(2))?.rangAtMs).toBe(1);
    expect(nextToClaim(rows.slice(3))).toBeUndefined();
  });
});

describe("a claim", () => {
  it("without a conversation hangs after three minutes", () => {
    expect([isStale(claimed, 3 * minute), isStale(claimed, 3 * minute + 1)]).toEqual([false, true]);
  });

  it("that is talked to never hangs, until the line is free", () => {
    expect(isStale({ ...claimed, pickedUpAtMs: 1 }, 60 * minute)).toBe(false);
    expect(isStale({ ...claimed, pickedUpAtMs: 1, lineEndedAtMs: 10 * minute }, 12 * minute)).toBe(false);
    expect(isStale({ ...claimed, pickedUpAtMs: 1, lineEndedAtMs: 10 * minute }, 14 * minute)).toBe(true);
  });

  it("is the only thing that can hang", () => {
    expect(isStale(ringing, 60 * minute)).toBe(false);
  });
});

it("a missed call waits until somebody was reached or it was closed", () => {
  const callBack = { tries: 0, lastAtMs: 0, by: "", reason: "" };
  const states = ["open", "tried", "reached", "closed"] as const;
  expect(states.map((state) => isToCallBack({ callBack: { ...callBack, state } }))).toEqual([true, true, false, false]);
  expect(isToCallBack(ringing)).toBe(false);
});
