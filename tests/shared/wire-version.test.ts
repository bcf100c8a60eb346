import { describe, expect, it } from "vitest";
import { agreeOn, rangeOf, sayRange, spoken } from "../../shared/wire-version.ts";

describe("two programs", () => {
  it("speak the newest version that both know", () => {
    expect(agreeOn({ min: 1, max: 2 }, { min: 1, max: 2 })).toBe(2);
    expect(agreeOn({ min: 1, max: 1 }, { min: 1, max: 2 })).toBe(1);
    expect(agreeOn({ min: 2, max: 3 }, { min: 1, max: 2 })).toBe(2);
  });

  it("say which of them is too old where they share none", () => {
    expect(agreeOn({ min: 1, max: 2 }, { min: 3, max: 4 })).toEqual({ code: "sync.desk-too-old", params: { theirs: 2, ours: 3 } });
    expect(agreeOn({ min: 5, max: 6 }, { min: 3, max: 4 })).toEqual({ code: "sync.desk-too-new", params: { theirs: 5, ours: 4 } });
  });

  it("of neighbouring versions always share one", () => {
    const next = { min: spoken.max, max: spoken.max + 1 };
    expect(agreeOn(next, spoken)).toBe(spoken.max);
    expect(agreeOn(spoken, next)).toBe(spoken.max);
  });

  it("understand the single number that the first version said", () => {
    expect(sayRange({ min: 1, max: 1 })).toBe(1);
    expect(rangeOf(1)).toEqual({ min: 1, max: 1 });
  });
});
