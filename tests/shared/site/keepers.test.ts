import { describe, expect, it } from "vitest";
import { site, siteId } from "../../../shared/site/site.ts";
import { ask } from "../asks.ts";
import { given } from "../given.ts";

const name = (...keepers: readonly string[]) => ask("site.name-keepers", { keepers: [...keepers], automatic: true });

describe("site.name-keepers", () => {
  it("says whose disks count and whose votes make a hub, each once", () => {
    const after = given().when(name("node-a", "node-a", "node-a")).then([{ type: "site.keepers-named@1", id: siteId, body: { keepers: ["node-a"], automatic: true } }]);
    expect(after.state(site, siteId)).toMatchObject({ keepers: ["node-a"], automatic: true });
  });

  it("refuses a desk that never joined, and an even number", () => {
    given().when(name("stranger")).thenRefused("site.keeper-unknown", { node: "stranger" });
    given().when(name("node-a", "node-b")).thenRefused("site.keepers-even", { count: 2 });
  });

  it("may name none: then the hub alone keeps", () => {
    expect(given(name("node-a")).when(name()).then([{ type: "site.keepers-named@1" }]).state(site, siteId).keepers).toEqual([]);
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
