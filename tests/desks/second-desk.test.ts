/** What is done on one desk shows on the other; what two desks did at once is settled by the hub and told to the author. */
import { existsSync, readdirSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { repair } from "../electron/desk/small-desk.ts";
import { House, codeOf, converged, does, headOf, joinHub, linkOf, printOf, rowsOf, until } from "./one-process.ts";
import type { Place } from "./one-process.ts";

let house: House;
let hub: Place;
beforeEach(async () => {
  house = new House();
  hub = await house.openHub();
});
afterEach(() => house.close());

const toLifts = (ticketId: string) => ({ ticketId, crewId: "lifts", personIds: ["ma-lin"] });
const isSame = (...places: readonly Place[]) => new Set(places.map(printOf)).size === 1;

describe("a second desk", () => {
  it("sees what the first does, and the first what it does", async () => {
    const [north, south] = [await house.openDesk(hub), await house.openDesk(hub)];
    const pushed: unknown[] = [];
    south.host.core().announcer.open("board", {}, (delta) => void pushed.push(...delta.upserts));
    const id = does(north, "ticket.log", repair());
    expect(rowsOf(north, "board")).toMatchObject([{ ticketId: id, provisional: true }]);
    does(north, "ticket.dispatch", toLifts(id));
    await until(() => rowsOf(south, "board").some((row) => row["step"] === "dispatched"), "the dispatch on the other desk");
    does(south, "ticket.accept", { ticketId: id });
    await converged(hub, north, south);
    for (const place of [hub, north, south]) expect(rowsOf(place, "board")).toMatchObject([{ ticketId: id, step: "accepted", provisional: false }]);
    expect(pushed).toContainEqual(expect.objectContaining({ ticketId: id, step: "dispatched", provisional: false }));
    expect(isSame(hub, north, south)).toBe(true);
  });

  it("has its own number, and keeps it when it joins again", async () => {
    const [north, south] = [await house.openDesk(hub), await house.openDesk(hub)];
    expect([hub, north, south].map((place) => place.host.core().facts.deskNumber())).toEqual([1, 2, 3]);
    await joinHub(north, hub);
    await until(() => linkOf(north).state === "joined" && headOf(north) === headOf(hub), "joined again");
    expect(north.host.core().facts.deskNumber()).toBe(2);
    const third = await house.openDesk(hub);
    expect(third.host.core().facts.deskNumber()).toBe(4);
    expect(rowsOf(hub, "site")).toMatchObject([{ desks: [{ number: 1 }, { number: 2 }, { number: 3 }, { number: 4 }] }]);
  });

  it("numbers no ticket before the hub has numbered it", async () => {
    let place = await house.open();
    place.host.core().facts.set({ role: "desk", hub: "https://127.0.0.1:11", founded: "join" });
    await place.host.close();
    place = await house.open(place.folder);
    const answer = place.host.core().desk.submit({ command: "ticket.log", body: repair(), actor: "li-jianguo" });
    expect(answer).toEqual({ kind: "refused", refusal: { code: "desk.not-numbered", params: {} } });
    expect(linkOf(place)).toMatchObject({ state: "island", deskNumber: 0, islandSinceMs: expect.any(Number) });
  });

  it("that worked alone before keeps its former log aside, and its machine's keys and settings", async () => {
    const place = await house.open();
    await place.host.found({ how: "empty", name: "别的医院" });
    const { deskAddress } = place.host.sharing();
    place.host.core().facts.set({ settings: JSON.stringify({ language: "en" }) });
    const nodeId = place.host.core().facts.nodeId();
    const former = headOf(place);
    await joinHub(place, hub);
    await until(() => headOf(place) === headOf(hub), "caught up");
    expect(former).toBeGreaterThan(0);
    expect(readdirSync(place.folder).filter((name) => /^yizhan\.db\.before-join-[\dT-]+$/.test(name)).length).toBe(1);
    expect(existsSync(place.folder)).toBe(true);
    expect(rowsOf(place, "site")).toMatchObject([{ name: { zh: "示范医院" } }]);
    expect(place.host.sharing().deskAddress).toBe(deskAddress);
    expect(place.host.core().facts.settings().language).toBe("en");
    expect(place.host.core().facts.nodeId()).toBe(nodeId);
    expect(isSame(hub, place)).toBe(true);
  });
});

describe("a desk is not let in", () => {
  it("with a wrong code, of which five tries kill it; nothing of its own is moved", async () => {
    const place = await house.openHub();
    const head = headOf(place);
    const code = codeOf(hub);
    const ask = (typed: string) => place.host.found({ how: "join", hub: hub.host.sharing().hub?.address ?? "", code: typed });
    expect(await ask("ABC")).toMatchObject({ code: "trust.code-short" });
    for (const left of [4, 3, 2, 1, 0]) expect(await ask(code === "22222222" ? "33333333" : "22222222")).toMatchObject({ code: "trust.code-wrong", params: { left } });
    expect(await ask(code)).toMatchObject({ code: "trust.no-code" });
    expect(headOf(place)).toBe(head);
    expect(place.host.core().facts.role()).toBe("hub");
    expect(rowsOf(hub, "site")).toMatchObject([{ desks: [{ number: 1 }] }]);
    await joinHub(place, hub);
    await until(() => linkOf(place).state === "joined" && linkOf(place).refused === null, "let in with the right code");
  });

  it("with the log of another hospital", async () => {
    const other = await house.openHub();
    const place = await house.openDesk(other);
    const { facts } = place.host.core();
    const nodeId = facts.nodeId();
    const { print } = place.host.sharing();
    facts.set({ hub: hub.host.sharing().hub?.address ?? "", "hub-print": hub.host.sharing().print });
    hub.host.core().enrolDesk({ nodeId, name: "x", fingerprint: print, address: "" }, "system");
    await other.host.close();
    await place.host.close();
    const again = await house.open(place.folder);
    await until(() => linkOf(again).refused === "sync.other-log", "the refusal");
    expect(linkOf(again).head).toBeGreaterThan(0);
  });

  it.each(["", "127.0.0.1", "ftp://127.0.0.1:4810", "http://127.0.0.1:99999", "http://127.0.0.1", "http://a b:4810", "http://127.0.0.1:4810/x", "javascript:alert(1)"])("by an address like %j, and nothing is moved", async (address) => {
    expect(await hub.host.found({ how: "join", hub: address, code: "ABCDEFGH" })).toMatchObject({ code: "sync.address-invalid" });
    expect(hub.host.core().facts.role()).toBe("hub");
    expect(headOf(hub)).toBeGreaterThan(0);
  });

  it("by its own address", async () => {
    expect(await hub.host.found({ how: "join", hub: hub.host.sharing().hub?.address ?? "", code: "ABCDEFGH" })).toMatchObject({ code: "sync.address-invalid" });
  });
});

describe("the first start", () => {
  it("answered twice at once founds one hospital", async () => {
    const place = await house.open();
    const [first, second] = await Promise.all([place.host.found({ how: "empty" }), place.host.found({ how: "empty" })]);
    expect([first, second]).toEqual([null, { code: "site.founded-already", params: {} }]);
    expect(headOf(place)).toBe(2);
  });
});

describe("both desks, cut off, send out the same worker", () => {
  it("and the later one is refused to its author; nothing else is lost, and all logs are the same", async () => {
    const gates = [await house.openGate(hub), await house.openGate(hub)] as const;
    const [north, south] = [await house.openDesk(hub, gates[0].address), await house.openDesk(hub, gates[1].address)];
    for (const gate of gates) gate.shut();
    await until(() => [north, south].every((place) => linkOf(place).state === "island"), "islands");
    const [first, second] = [does(north, "ticket.log", repair()), does(south, "ticket.log", repair())];
    does(north, "ticket.dispatch", toLifts(first));
    does(south, "ticket.dispatch", toLifts(second), "chen-jing");
    does(south, "ticket.note", { ticketId: second, text: "家属在等" }, "chen-jing");
    gates[0].open();
    await converged(hub, north);
    gates[1].open();
    await converged(hub, north, south);
    expect(rowsOf(north, "refused")).toEqual([]);
    expect(rowsOf(south, "refused")).toMatchObject([{ command: "ticket.dispatch", code: "person.busy", actor: "chen-jing", params: { desk: 2, number: expect.stringMatching(/-2-0001$/) } }]);
    for (const place of [hub, north, south]) {
      expect(rowsOf(place, "board").map((row) => [row["number"], row["step"]]).sort()).toMatchObject([[expect.stringMatching(/-2-0001$/), "dispatched"], [expect.stringMatching(/-3-0001$/), "logged"]]);
    }
    expect(isSame(hub, north, south)).toBe(true);
  });
});
