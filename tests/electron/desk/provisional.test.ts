/** A joined desk: what it does counts at once, and gives way to what the hub has ordered. ARCHITECTURE §6, traps 1 to 4. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rebuild } from "../../../electron/store/rebuild.ts";
import { catchUp, eventsSince, handOver, openDesk, openHospital, openJoined, removeScratch, repair } from "./small-desk.ts";
import type { SmallDesk } from "./small-desk.ts";

let hub: SmallDesk;
let north: SmallDesk;
let south: SmallDesk;
beforeEach(() => {
  hub = openHospital();
  north = openJoined(hub, 2);
  south = openJoined(hub, 3);
});
afterEach(() => {
  for (const each of [hub, north, south]) {
    each.close();
    removeScratch(each.folder);
  }
});

const toLifts = (ticketId: string) => ({ ticketId, crewId: "lifts", personIds: ["ma-lin"] });
const boardOf = (desk: SmallDesk) => desk.store.views.snapshot("board", {});
const trayOf = (desk: SmallDesk) => desk.store.views.snapshot("refused", {});

describe("an act of a joined desk", () => {
  it("shows at once as provisional, and as ordered when the hub's events are here", () => {
    const id = north.does("ticket.log", repair());
    expect(boardOf(north)).toMatchObject([{ ticketId: id, number: "261122-2-0001", provisional: true }]);
    expect(north.store.log.head()).toEqual(hub.store.log.head());
    handOver(north, hub);
    expect(north.store.pending.count()).toBe(1);
    catchUp(north, hub);
    expect(boardOf(north)).toMatchObject([{ ticketId: id, number: "261122-2-0001", provisional: false }]);
    expect(north.store.pending.count()).toBe(0);
    expect(north.fingerprint()).toBe(hub.fingerprint());
  });

  it("has its story with and then without the mark of the provisional", () => {
    const id = north.does("ticket.log", repair());
    north.does("ticket.dispatch", toLifts(id));
    const seqs = () => north.store.views.snapshot("story", { ticketId: id }).map((row) => row["seq"]);
    expect(seqs()).toEqual([null, null]);
    handOver(north, hub);
    catchUp(north, hub);
    expect(seqs().every((seq) => typeof seq === "number")).toBe(true);
  });

  it("stays as it is while the hub orders the oldest of what waits, and what is beneath it rises", () => {
    const id = north.does("ticket.log", repair());
    north.does("ticket.dispatch", toLifts(id));
    north.does("ticket.note", { ticketId: id, text: "带上梯子" });
    const shown = north.fingerprint();
    hub.desk.order(north.store.pending.commands(2));
    catchUp(north, hub);
    expect(north.fingerprint()).toBe(shown);
    expect(north.store.pending.count()).toBe(1);
    expect(boardOf(north)).toMatchObject([{ ticketId: id, step: "dispatched", provisional: true }]);
    expect(JSON.parse(north.store.pending.base({ stream: "ticket", id }) ?? "null")).toEqual(JSON.parse(hub.store.state.get("ticket", id) ?? "null"));
    expect(north.store.pending.base({ stream: "person", id: "ma-lin" })).toBeUndefined();
    hub.does("ticket.urge", { ticketId: id });
    catchUp(north, hub);
    handOver(north, hub);
    catchUp(north, hub);
    expect(boardOf(north)).toMatchObject([{ ticketId: id, provisional: false }]);
    expect(north.fingerprint()).toBe(hub.fingerprint());
  });

  it("outlives the end of the program", () => {
    const id = north.does("ticket.log", repair());
    const before = north.fingerprint();
    north.close();
    north = openDesk({ role: "desk", number: 2, folder: north.folder });
    expect(north.fingerprint()).toBe(before);
    expect(north.store.search.find("0001", 5)).toMatchObject([{ id }]);
    north.does("ticket.dispatch", toLifts(id));
    handOver(north, hub);
    catchUp(north, hub);
    expect(boardOf(hub)).toMatchObject([{ ticketId: id, step: "dispatched" }]);
    expect(north.fingerprint()).toBe(hub.fingerprint());
  });

  it("that changes nothing is dropped when the hub has said so", () => {
    const id = north.does("person.set-duty", { personId: "ma-lin", duty: "on" });
    expect(hub.desk.order(north.store.pending.commands(10))).toMatchObject([{ commandId: id, refusal: null, events: [] }]);
    north.desk.dropEmpty([id]);
    expect(north.store.pending.count()).toBe(0);
  });

  it("that changed nothing at a hub which was cut off waits again, before what was done after it", () => {
    const base = hub.store.log.head();
    const id = north.does("person.set-duty", { personId: "ma-lin", duty: "on" });
    hub.desk.order(north.store.pending.commands(10));
    north.desk.dropEmpty([id], base.seq + 1); // the hub had gone on by one event that is not here yet
    const later = north.does("ticket.log", repair());
    north.desk.settle(base.seq);
    expect(north.store.pending.has(id)).toBe(true);
    north.desk.align(base.seq); // another hub, whose last is `base`
    expect(north.store.pending.commands(10).map((command) => command.commandId)).toEqual([id, later]);
  });

  it("that changed nothing is done when what the hub had then is safe", () => {
    const id = north.does("person.set-duty", { personId: "ma-lin", duty: "on" });
    const { seq } = hub.store.log.head();
    hub.desk.order(north.store.pending.commands(10));
    north.desk.dropEmpty([id], seq);
    expect(north.store.pending.has(id)).toBe(true);
    north.desk.settle(seq);
    expect(north.store.pending.has(id)).toBe(false);
  });
});

describe("trap 1: a thing that never was", () => {
  it("has no row any more, on no view and in no search", () => {
    const id = north.does("ticket.log", repair({ matter: "专属词语" }));
    north.store.search.flush();
    hub.does("place.define", { id: "b3-f7-resp-12", kind: "bed", parentId: "b3-f7-resp", name: { zh: "12床", en: "Bed 12" }, extensions: [] });
    // The hub no longer knows the service as it was: the number of this ticket was given by hand to another.
    const [command] = north.store.pending.commands(1);
    if (command === undefined) throw new Error("a command was expected");
    hub.desk.order([{ ...command, commandId: "thief" }]);
    handOver(north, hub);
    catchUp(north, hub);
    expect(north.store.state.get("ticket", id)).toBeUndefined();
    expect(boardOf(north).map((row) => row["ticketId"])).toEqual(["thief"]);
    expect(north.store.search.find("专属词语", 10).map((hit) => hit.id)).toEqual(["thief"]);
    expect(trayOf(north)).toMatchObject([{ commandId: id, code: "ticket.number-taken" }]);
    expect(north.fingerprint()).toBe(hub.fingerprint());
  });
});

describe("a crash right after something was taken back", () => {
  it("leaves nothing of it in the search", () => {
    const kept = hub.does("ticket.log", repair());
    catchUp(north, hub);
    const lost = north.does("ticket.log", repair({ matter: "专属词语" }));
    north.does("ticket.join", { ticketId: kept, caller: { name: "欧阳", phone: "" } });
    north.store.search.flush();
    const [command] = north.store.pending.commands(1);
    if (command === undefined) throw new Error("a command was expected");
    hub.desk.order([{ ...command, commandId: "thief", body: { ...repair(), number: "261122-2-0001" } }]);
    hub.does("ticket.cancel", { ticketId: kept, reason: "重复" });
    handOver(north, hub);
    catchUp(north, hub);
    north.store.db.close();
    north = openDesk({ role: "desk", number: 2, folder: north.folder });
    expect(north.store.state.get("ticket", lost)).toBeUndefined();
    expect(north.store.search.find("专属词语", 5)).toEqual([]);
    expect(north.store.search.find("欧阳", 5)).toEqual([]);
    expect(north.fingerprint()).toBe(hub.fingerprint());
  });
});

describe("trap 3: a gap", () => {
  it("is not shown over: the desk answers where it stands", () => {
    hub.does("ticket.log", repair());
    hub.does("ticket.log", repair());
    const head = north.store.log.head().seq;
    const missed = eventsSince(hub, head);
    expect(north.desk.receive(missed.slice(2), 0)).toBe(head);
    expect(boardOf(north)).toEqual([]);
    expect(north.desk.receive(missed, 0)).toBe(hub.store.log.head().seq);
    expect(boardOf(north).length).toBe(2);
  });

  it("does not mind what it has already", () => {
    hub.does("ticket.log", repair());
    const all = eventsSince(hub, 0);
    expect(north.desk.receive(all, 0)).toBe(all.length);
    expect(north.desk.receive(all, 0)).toBe(all.length);
    expect(north.fingerprint()).toBe(hub.fingerprint());
  });

  it("in the middle of a message leaves everything as it was", () => {
    for (let count = 0; count < 3; count++) hub.does("ticket.log", repair());
    north.does("ticket.log", repair());
    const before = { head: north.store.log.head(), fingerprint: north.fingerprint(), outbox: north.store.pending.count() };
    const [first, , ...rest] = eventsSince(hub, before.head.seq);
    expect(() => north.desk.receive(first === undefined ? [] : [first, ...rest], 0)).toThrow("does not follow");
    expect({ head: north.store.log.head(), fingerprint: north.fingerprint(), outbox: north.store.pending.count() }).toEqual(before);
    catchUp(north, hub);
    expect(boardOf(north).length).toBe(4);
  });
});

describe("trap 4: the dropped tail", () => {
  it("is folded anew also where no event came for it", () => {
    const id = hub.does("ticket.log", repair());
    catchUp(north, hub);
    catchUp(south, hub);
    north.does("ticket.dispatch", toLifts(id));
    south.does("ticket.log", repair());
    handOver(south, hub);
    catchUp(north, hub);
    expect(boardOf(north).find((row) => row["ticketId"] === id)).toMatchObject({ step: "dispatched", provisional: true });
    hub.does("ticket.cancel", { ticketId: id, reason: "重复" });
    catchUp(north, hub);
    expect(boardOf(north).map((row) => row["ticketId"])).not.toContain(id);
    expect(JSON.parse(north.store.state.get("person", "ma-lin") ?? "{}")).toMatchObject({ jobs: [] });
    handOver(north, hub);
    catchUp(north, hub);
    expect(trayOf(north)).toMatchObject([{ code: "ticket.cancelled-already" }]);
    expect(north.fingerprint()).toBe(hub.fingerprint());
  });

  it("tells the open views of every thing it took back", () => {
    const id = hub.does("ticket.log", repair());
    catchUp(north, hub);
    north.does("ticket.dispatch", toLifts(id));
    hub.does("ticket.cancel", { ticketId: id, reason: "重复" });
    north.announced.length = 0;
    catchUp(north, hub);
    const changes = north.announced.flat();
    expect(changes.map((change) => `${change.stream}/${change.id}`).sort()).toEqual(["person/ma-lin", `ticket/${id}`].sort());
    for (const { stream, id: thing, after } of changes) expect(after, stream).toEqual(JSON.parse(north.store.state.get(stream, thing) ?? "null"));
    expect(changes.find((change) => change.stream === "person")?.before).toMatchObject({ jobs: [{ ticketId: id }] });
  });
});

describe("two desks that sent the same worker out", () => {
  it("converge; the later one stands refused in the tray of its author, with who was first", () => {
    const [first, second] = [north.does("ticket.log", repair()), south.does("ticket.log", repair())];
    north.does("ticket.dispatch", toLifts(first));
    south.does("ticket.dispatch", toLifts(second), { actor: "chen-jing" });
    for (const from of [south, north]) handOver(from, hub);
    for (const to of [south, north]) catchUp(to, hub);
    expect(trayOf(south)).toEqual([]);
    expect(trayOf(north)).toMatchObject([{ command: "ticket.dispatch", code: "person.busy", actor: "li-jianguo", params: { desk: 3, by: "陈静", number: "261122-3-0001" } }]);
    expect(boardOf(hub).length).toBe(2);
    expect(new Set([north, south, hub].map((each) => each.fingerprint())).size).toBe(1);
    expect(north.store.log.head()).toEqual(hub.store.log.head());
  });
});

describe("state rebuilt from the log", () => {
  it("is byte-equal on a hub, and the index is sound", () => {
    const id = hub.does("ticket.log", repair());
    hub.does("ticket.dispatch", toLifts(id));
    hub.does("ticket.urge", { ticketId: id });
    hub.does("ticket.cancel", { ticketId: id, reason: "重复" });
    const before = hub.fingerprint();
    rebuild(hub.store.db, hub.store.state, hub.store.search);
    expect(hub.fingerprint()).toBe(before);
    hub.store.db.exec("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
  });

  it("is byte-equal with a provisional tail, which can still be taken back", () => {
    const id = hub.does("ticket.log", repair());
    catchUp(north, hub);
    north.does("ticket.dispatch", toLifts(id));
    north.does("ticket.log", repair());
    const before = north.fingerprint();
    rebuild(north.store.db, north.store.state, north.store.search);
    expect(north.fingerprint()).toBe(before);
    expect(boardOf(north).map((row) => row["provisional"])).toEqual([true, true]);
    handOver(north, hub);
    catchUp(north, hub);
    expect(north.fingerprint()).toBe(hub.fingerprint());
    north.store.db.exec("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)");
  });

  it("comes by itself when the definition of the state tables has changed", () => {
    hub.does("ticket.log", repair());
    const before = hub.fingerprint();
    hub.store.db.exec("UPDATE node SET value = 'older' WHERE key = 'state-tables'");
    hub.close();
    hub = openDesk({ folder: hub.folder });
    expect(hub.fingerprint()).toBe(before);
  });
});
