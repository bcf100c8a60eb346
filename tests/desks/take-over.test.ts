/** The hub's machine dies: a keeper takes over by itself, by a person's wish, or by force; the old hub comes back as a desk. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallInput, Outcome } from "../../shared/bridge.ts";
import { repair } from "../electron/desk/small-desk.ts";
import { House, converged, does, linkOf, printOf, rowsOf, until } from "./one-process.ts";
import type { Place } from "./one-process.ts";

let house: House;
let hub: Place;
let desks: readonly [Place, Place];
beforeEach(async () => {
  house = new House({ meetAnywhere: true });
  hub = await house.openHub();
  desks = [await house.openDesk(hub), await house.openDesk(hub)];
  await until(() => addressesOf(hub).every((address) => address !== ""), "addresses of all");
});
afterEach(() => house.close());

/** Long enough for two elections. */
const slowMs = 60_000;

function addressesOf(place: Place): readonly string[] {
  const [site] = rowsOf(place, "site");
  return (site?.["desks"] as readonly { readonly address: string }[] | undefined ?? []).map((desk) => desk.address);
}

const nodeOf = (place: Place) => place.host.core().facts.nodeId();
const refused = (code: string) => ({ kind: "refused", refusal: { code } });

function takeOver(place: Place, input: CallInput<"takeOver">): Promise<Outcome<unknown>> {
  return place.host.door.letIn({ access: "desk", host: "browser" }, () => {}).call("takeOver", input);
}

async function nameThree(automatic: boolean): Promise<void> {
  does(hub, "site.name-keepers", { keepers: [hub, ...desks].map(nodeOf), automatic });
  await converged(hub, ...desks);
  await until(() => [hub, ...desks].every((place) => linkOf(place).keepers === 3 && linkOf(place).unsafe === 0 && linkOf(place).safe === linkOf(place).head), "all safe on three desks");
}

/** Something that only the hub's machine has: ordered while it knows of no other hub. */
async function comeBackWithWork(): Promise<{ readonly back: Place; readonly ticketId: string }> {
  const back = await house.open(hub.folder);
  const ticketId = does(back, "ticket.log", repair({ matter: "只有老主台知道" }));
  return { back, ticketId };
}

const ticketIds = (place: Place) => rowsOf(place, "board").map((row) => String(row["ticketId"])).sort();

describe("three keepers and the hub is gone", () => {
  it("one of them takes over by itself where the site says so; the others follow; the old hub comes back as a desk and its work arrives", async () => {
    await nameThree(true);
    const first = does(desks[0], "ticket.log", repair());
    await converged(hub, ...desks);
    await hub.host.close();
    await until(() => desks.every((desk) => linkOf(desk).state === "island"), "islands");
    const second = does(desks[1], "ticket.log", repair());
    await until(() => desks.some((desk) => linkOf(desk).role === "hub"), "a new hub", 40_000);
    const [next, other] = linkOf(desks[0]).role === "hub" ? desks : [desks[1], desks[0]];
    await converged(next, other);
    await until(() => linkOf(next).unsafe === 0 && linkOf(other).safe === linkOf(other).head, "safe on two of three");
    const { deskNumber } = linkOf(next);
    expect(linkOf(other)).toMatchObject({ role: "desk", state: "joined", hubNumber: deskNumber, hubNodeId: nodeOf(next), forcedBy: null, keepers: 3, refused: null });
    expect(linkOf(other).epoch % 100).toBe(deskNumber);
    expect(linkOf(other).hubSinceMs).toBeGreaterThan(0);

    const { back, ticketId } = await comeBackWithWork();
    await until(() => linkOf(back).role === "desk" && linkOf(back).state === "joined", "the old hub as a desk", 30_000);
    await converged(next, other, back);
    for (const place of [next, other, back]) expect(ticketIds(place)).toEqual([first, second, ticketId].sort());
    expect(new Set([next, other, back].map(printOf)).size).toBe(1);
    expect(linkOf(back).rivalHub).toMatchObject({ yieldedNumber: 1 });
    expect([...back.faults, ...next.faults, ...other.faults]).toEqual([]);
  }, slowMs);

  it("nobody takes over where the site does not say so, until somebody asks for it", async () => {
    await nameThree(false);
    expect(await takeOver(desks[0], { force: false })).toMatchObject(refused("sync.hub-in-reach"));
    await hub.host.close();
    await until(() => desks.every((desk) => linkOf(desk).state === "island"), "islands");
    expect(await takeOver(desks[1], { force: false })).toMatchObject({ kind: "done" });
    await until(() => linkOf(desks[0]).state === "joined", "the other desk follows");
    expect(linkOf(desks[0])).toMatchObject({ hubNumber: 3, forcedBy: null });
    expect(await takeOver(desks[1], { force: false })).toMatchObject(refused("sync.already-hub"));
    expect(await takeOver(desks[1], { force: true, word: "接管" })).toMatchObject(refused("sync.already-hub"));
  }, slowMs);
});

describe("the hub is gone and no majority answers", () => {
  it("a desk becomes the hub only by the typed word of somebody who is named, and keeps what the old hub alone had", async () => {
    const first = does(desks[0], "ticket.log", repair());
    await converged(hub, ...desks);
    await hub.host.close();
    await until(() => desks.every((desk) => linkOf(desk).state === "island"), "islands");
    expect(await takeOver(desks[0], { force: false })).toMatchObject(refused("sync.no-majority"));
    expect(await takeOver(desks[0], { force: true })).toMatchObject(refused("sync.word-wrong"));
    expect(await takeOver(desks[0], { force: true, word: "接 管" })).toMatchObject(refused("sync.word-wrong"));
    expect(await takeOver(desks[0], { force: true, word: "接管" })).toMatchObject(refused("sync.nobody-sits"));
    expect(linkOf(desks[0]).role).toBe("desk");

    const guest = desks[0].host.door.letIn({ access: "desk", host: "browser" }, () => {});
    expect(await guest.call("signIn", { personId: "zhao-ming" })).toMatchObject({ kind: "done" });
    expect(await takeOver(desks[0], { force: true, word: " take over " })).toMatchObject({ kind: "done" });
    expect(linkOf(desks[0])).toMatchObject({ role: "hub", keepers: 1, unsafe: 0, hubNumber: 2 });
    await until(() => linkOf(desks[1]).state === "joined" && linkOf(desks[1]).forcedBy === "赵明", "the other desk follows and knows whose word it was", 30_000);

    const { back, ticketId } = await comeBackWithWork();
    await until(() => linkOf(back).role === "desk" && linkOf(back).state === "joined", "the old hub as a desk", 30_000);
    await converged(desks[0], desks[1], back);
    for (const place of [...desks, back]) expect(ticketIds(place)).toEqual([first, ticketId].sort());
  }, slowMs);

  it("keepers that an island names alone make no majority", async () => {
    await hub.host.close();
    await until(() => linkOf(desks[0]).state === "island", "an island");
    does(desks[0], "site.name-keepers", { keepers: [nodeOf(desks[0])], automatic: true });
    expect(linkOf(desks[0]).keepers).toBe(0);
    expect(await takeOver(desks[0], { force: false })).toMatchObject(refused("sync.no-majority"));
  }, slowMs);
});

it("what is ordered and on one keeper's disk alone is not safe, and is shown so, also after a restart", async () => {
  await nameThree(false);
  const { safe } = linkOf(hub);
  for (const desk of desks) await desk.host.close();
  does(hub, "ticket.log", repair());
  hub.host.core().tellLink();
  expect(linkOf(hub)).toMatchObject({ safe, unsafe: 1, outbox: 0 });
  expect(linkOf(hub).unsafeSinceMs).not.toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 2_100)); // kept with the next heartbeat
  await hub.host.close();
  const again = await house.open(hub.folder);
  expect(linkOf(again)).toMatchObject({ safe, unsafe: 2 }); // the call, and that the hub listens on another port now
  const desk = await house.open(desks[0].folder);
  desk.host.core().facts.set({ hub: again.host.sharing().hub?.address ?? "" }); // both came back on other ports
  await until(() => linkOf(again).unsafe === 0 && linkOf(again).safe === linkOf(again).head, "safe again", 30_000);
}, slowMs);

it("a wall may not take over", async () => {
  const wall = desks[0].host.door.letIn({ access: "wall", host: "browser" }, () => {});
  expect(await wall.call("takeOver", { force: true, word: "接管" })).toMatchObject(refused("bridge.read-only"));
});
