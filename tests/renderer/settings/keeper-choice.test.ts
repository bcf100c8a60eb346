/** Choosing the keepers in the settings: an odd number, the hub among them unless somebody says otherwise. */
import { describe, expect, it } from "vitest";
import { choiceOf, isSame, missing, toggled, withCount } from "../../../renderer/rooms/settings/keeper-choice.ts";

const desks = [4, 1, 3, 2].map((number) => ({ number, nodeId: `node-${number}`, name: "", address: "" }));

describe("the choice of keepers", () => {
  it("begins with what is named, and with the hub alone where nobody is", () => {
    expect(choiceOf({ keepers: ["node-1", "node-2", "node-3"], automatic: true }, "node-1")).toEqual({ count: 3, chosen: ["node-1", "node-2", "node-3"], automatic: true });
    expect(choiceOf({ keepers: [], automatic: false }, "node-2")).toEqual({ count: 1, chosen: ["node-2"], automatic: false });
    expect(choiceOf({ keepers: [], automatic: false }, null)).toMatchObject({ count: 1, chosen: [] });
  });

  it("proposes the hub first, then who was chosen, then desks by number", () => {
    const one = choiceOf({ keepers: ["node-4"], automatic: false }, "node-3");
    expect(withCount(one, 3, desks, "node-3").chosen).toEqual(["node-3", "node-4", "node-1"]);
    expect(withCount(withCount(one, 3, desks, "node-3"), 1, desks, "node-3").chosen).toEqual(["node-3"]);
  });

  it("can be set only when as many are ticked as were asked for", () => {
    const three = withCount(choiceOf({ keepers: [], automatic: false }, "node-1"), 3, desks, "node-1");
    expect(missing(three)).toBe(0);
    const without = toggled(three, "node-2");
    expect([missing(without), without.chosen]).toEqual([1, ["node-1", "node-3"]]);
    expect(missing(toggled(without, "node-4"))).toBe(0);
  });

  it("knows what has not changed, whatever the order of ticking", () => {
    const named = choiceOf({ keepers: ["node-1", "node-2", "node-3"], automatic: false }, "node-1");
    expect(isSame(named, { ...named, chosen: ["node-3", "node-1", "node-2"] })).toBe(true);
    expect(isSame(named, { ...named, automatic: true })).toBe(false);
    expect(isSame(named, toggled(named, "node-2"))).toBe(false);
  });
});
