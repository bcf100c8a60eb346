import { describe, expect, it } from "vitest";
import { keeperSets } from "../../../shared/site/keepers.ts";
import { site, siteId } from "../../../shared/site/site.ts";
import { ask } from "../asks.ts";
import { given } from "../given.ts";

const name = (...keepers: readonly string[]) => ask("site.name-keepers", { keepers: [...keepers], automatic: true });

describe("site.name-keepers", () => {
  it("says whose disks count and whose votes make a hub, each once", () => {
    const after = given().when(name("node-a", "node-a", "node-a")).then([{ type: "site.keepers-named@2", id: siteId, body: { keepers: ["node-a"], automatic: true } }]);
    expect(after.state(site, siteId)).toMatchObject({ keepers: ["node-a"], automatic: true });
  });

  it("refuses a desk that never joined, and an even number", () => {
    given().when(name("stranger")).thenRefused("site.keeper-unknown", { node: "stranger" });
    given().when(name("node-a", "node-b")).thenRefused("site.keepers-even", { count: 2 });
  });

  it("may name none: then the hub alone keeps", () => {
    expect(given(name("node-a")).when(name()).then([{ type: "site.keepers-named@2" }]).state(site, siteId).keepers).toEqual([]);
  });
});

describe("a change of keepers", () => {
  const half = given(name("node-a"), name("node-b"));

  it("needs a majority of the old and of the new until it is settled", () => {
    expect(keeperSets(half.state(site, siteId))).toEqual([["node-b"], ["node-a"]]);
    const settled = half.when(ask("site.settle-keepers", {})).then([{ type: "site.keepers-settled@1" }]);
    expect(keeperSets(settled.state(site, siteId))).toEqual([["node-b"]]);
  });

  it("lets no other begin before it is settled", () => {
    half.when(name("node-a")).thenRefused("site.keepers-changing");
  });

  it("needs the new ones alone where none were named before, or where they are the same", () => {
    expect(keeperSets(given(name("node-a")).state(site, siteId))).toEqual([["node-a"]]);
    const same = ask("site.name-keepers", { keepers: ["node-a"], automatic: false });
    expect(given(name("node-a"), same).state(site, siteId)).toMatchObject({ keepers: ["node-a"], formerKeepers: null, automatic: false });
  });

  it("is settled once", () => {
    given(name("node-a")).when(ask("site.settle-keepers", {})).then([]);
  });

  it("is over where a hub is forced", () => {
    const forced = ask("site.open-epoch", { epoch: 202, nodeId: "node-b", forcedBy: "赵明" });
    expect(keeperSets(given(name("node-a"), name("node-b"), forced).state(site, siteId))).toEqual([["node-b"]]);
  });
});

describe("site.open-epoch", () => {
  it("leaves the keepers as they are when a majority made the hub", () => {
    const after = given(name("node-a")).when(ask("site.open-epoch", { epoch: 202, nodeId: "node-b", forcedBy: null })).then([{ type: "site.epoch-opened@1", body: { epoch: 202, nodeId: "node-b" } }]);
    expect(after.state(site, siteId).keepers).toEqual(["node-a"]);
  });

  it("by force makes the new hub the only keeper, and says who did it", () => {
    const after = given(name("node-a")).when(ask("site.open-epoch", { epoch: 202, nodeId: "node-b", forcedBy: "赵明" })).then([{ type: "site.epoch-forced@1", body: { by: "赵明" } }]);
    expect(after.state(site, siteId).keepers).toEqual(["node-b"]);
  });
});
