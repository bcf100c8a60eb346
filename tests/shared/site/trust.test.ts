/** Who belongs to the site: keys are bound to nodes, numbers stay, and what is revoked is listened to no more. */
import { describe, expect, it } from "vitest";
import { site, siteId } from "../../../shared/site/site.ts";
import { deskOfKey, shortPrint } from "../../../shared/site/trust.ts";
import { ask } from "../asks.ts";
import { enrol, keyOf, revoke } from "../every-refusal.ts";
import { given } from "../given.ts";

const share = (on: boolean) => ask("site.set-sharing", { on });

describe("site.enrol-desk", () => {
  it("binds a key to a newcomer and gives it the next number", () => {
    const after = given().when(enrol("node-c", "c")).then([{ type: "site.desk-enrolled@1", id: siteId, body: { nodeId: "node-c", number: 3, fingerprint: keyOf("c") } }]);
    expect(deskOfKey(after.state(site, siteId), keyOf("c"))).toMatchObject({ nodeId: "node-c", number: 3 });
    expect(deskOfKey(after.state(site, siteId), keyOf("d"))).toBeUndefined();
  });

  it("leaves a desk the number it has, and says nothing where nothing is new", () => {
    expect(given(enrol("node-b", "b")).state(site, siteId).desks).toContainEqual(expect.objectContaining({ nodeId: "node-b", number: 2, fingerprint: keyOf("b") }));
    given(enrol("node-b", "b")).when(enrol("node-b", "b")).then([]);
  });

  it("gives a node no second key and a key no second node, until the first is revoked", () => {
    const enrolled = given(enrol("node-b", "b"));
    enrolled.when(enrol("node-b", "c")).thenRefused("site.node-enrolled", { desk: 2 });
    enrolled.when(enrol("node-c", "b")).thenRefused("site.key-taken", { desk: 2 });
    const again = enrolled.after(revoke("node-b")).after(enrol("node-b", "c"));
    expect(deskOfKey(again.state(site, siteId), keyOf("c"))).toMatchObject({ nodeId: "node-b", number: 2 });
    expect(deskOfKey(again.state(site, siteId), keyOf("b"))).toBeUndefined();
  });

  it("lets the hub write down its own new key", () => {
    const renewed = given(enrol("node-a", "a")).after(enrol("node-a", "e"));
    expect(deskOfKey(renewed.state(site, siteId), keyOf("e"))).toMatchObject({ nodeId: "node-a" });
  });
});

describe("site.revoke-desk", () => {
  it("ends the trust in a key; number and name stay in the book", () => {
    const after = given(enrol("node-b", "b"), revoke("node-b"));
    expect(deskOfKey(after.state(site, siteId), keyOf("b"))).toBeUndefined();
    expect(after.state(site, siteId).desks).toContainEqual(expect.objectContaining({ nodeId: "node-b", number: 2, revokedAtMs: expect.any(Number) }));
  });

  it("spares the hub, a keeper and the desk that asks", () => {
    given().when(revoke("node-a")).thenRefused("site.desk-own");
    given(ask("site.open-epoch", { epoch: 202, nodeId: "node-b", forcedBy: null })).when(revoke("node-b")).thenRefused("site.desk-is-hub");
    given(ask("site.name-keepers", { keepers: ["node-b"], automatic: false })).when(revoke("node-b")).thenRefused("site.desk-is-keeper");
  });
});

describe("site.set-sharing", () => {
  it("is off until somebody switches it on, and is on record with who did", () => {
    expect(given().state(site, siteId).sharing ?? false).toBe(false);
    expect(given().when(share(true)).then([{ type: "site.sharing-set@1", id: siteId, body: { on: true } }]).state(site, siteId).sharing).toBe(true);
    given(share(true)).when(share(true)).then([]);
  });

  it("and every other act of trust is a supervisor's or an administrator's, never an operator's", () => {
    for (const act of [share(true), enrol("node-c", "c"), revoke("node-b")]) given().when({ ...act, actor: "li-jianguo" }).thenRefused("person.not-allowed");
  });
});

it("a key is read out as sixteen characters in fours", () => {
  expect(shortPrint("3f2a91bc7d04e618ffff")).toBe("3F2A 91BC 7D04 E618");
});
