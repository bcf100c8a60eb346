import { describe, expect, it } from "vitest";
import { nextToRing } from "../../../renderer/app/call-backs.ts";
import type { ToRing } from "../../../renderer/app/call-backs.ts";

const one = (key: string): ToRing => ({ key, ticketId: null, callId: key, letter: "H", place: null, phone: "8371", sinceMs: 0 });
const all = ["a", "b", "c"].map(one);

describe("F5", () => {
  it("takes one after the other, most urgent first, and begins again after the last", () => {
    const taken = new Set<string>();
    expect([1, 2, 3, 4].map(() => nextToRing(all, taken, null)?.key)).toEqual(["a", "b", "c", "a"]);
  });

  it("takes what became more urgent meanwhile before it goes on", () => {
    const taken = new Set<string>();
    nextToRing(all, taken, null);
    expect(nextToRing([one("promise"), ...all], taken, null)?.key).toBe("promise");
    expect(nextToRing([one("promise"), ...all], taken, null)?.key).toBe("b");
  });

  it("never takes at once again who has just not answered; alone they wait for the next press", () => {
    const taken = new Set<string>();
    expect(nextToRing([one("a")], taken, null)?.key).toBe("a");
    expect(nextToRing([one("a")], taken, "a")).toBeUndefined();
    expect(nextToRing([one("a")], taken, null)?.key).toBe("a");
  });

  it("says nobody where nobody waits", () => {
    expect(nextToRing([], new Set(), null)).toBeUndefined();
  });
});
