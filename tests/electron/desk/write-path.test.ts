/** The one write path: what was answered is in the log and in the state; what was refused or failed left nothing. */
import { firstEpoch } from "../../../electron/facts.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { zeroHash, hashOf } from "../../../electron/store/log.ts";
import { openDesk, openHospital, removeScratch, repair, scratchFolder } from "./small-desk.ts";
import type { SmallDesk } from "./small-desk.ts";

let hub: SmallDesk;
beforeEach(() => { hub = openHospital(); });
afterEach(() => { hub.close(); removeScratch(hub.folder); });

const dispatch = (ticketId: string, personIds: readonly string[] = ["ma-lin"]) => ({ ticketId, crewId: "lifts", personIds });

describe("the log", () => {
  it("numbers events from 1 without a gap and chains them by hash", () => {
    const rows = hub.store.log.read(0, 1_000);
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
    expect(rows[0]?.previousHash).toBe(zeroHash);
    for (const [index, row] of rows.slice(1).entries()) expect(row.previousHash).toBe(hashOf(rows[index] as typeof row));
    expect(hub.store.log.head()).toEqual({ seq: rows.length, epoch: firstEpoch, hash: hashOf(rows.at(-1) as (typeof rows)[number]) });
  });

  it("reads on from a number, as many as asked for, and the events of one thing", () => {
    const id = hub.does("ticket.log", repair());
    hub.does("ticket.dispatch", dispatch(id));
    expect(hub.store.log.read(5, 3).map((row) => row.seq)).toEqual([6, 7, 8]);
    expect(hub.store.log.readThing("ticket", id).map((row) => row.type)).toEqual(["ticket.logged@1", "ticket.dispatched@1"]);
  });

  it("takes no event that does not follow, and none that was changed on its way", () => {
    const folder = scratchFolder();
    const other = openDesk({ role: "desk", folder });
    const [first, second, third] = hub.store.log.read(0, 3);
    if (first === undefined || second === undefined || third === undefined) throw new Error("three events were expected");
    other.store.transaction(() => other.store.log.receive([first]));
    expect(() => other.store.transaction(() => other.store.log.receive([third]))).toThrow("does not follow");
    const touched = { ...first, body: first.body.replace("示范", "别的") };
    const fresh = openDesk({ role: "desk" });
    fresh.store.transaction(() => fresh.store.log.receive([touched]));
    expect(() => fresh.store.transaction(() => fresh.store.log.receive([second]))).toThrow("does not fit");
    expect(fresh.store.log.head().seq).toBe(1);
    for (const each of [other, fresh]) { each.close(); removeScratch(each.folder); }
  });

  it("is the same after the program was closed and opened", () => {
    const before = { head: hub.store.log.head(), fingerprint: hub.fingerprint() };
    hub.close();
    hub = openDesk({ folder: hub.folder });
    expect({ head: hub.store.log.head(), fingerprint: hub.fingerprint() }).toEqual(before);
  });
});

describe("a fault in the middle", () => {
  it("leaves log, state and search as they were, and the next command goes on", () => {
    const id = hub.does("ticket.log", repair());
    const before = { head: hub.store.log.head(), fingerprint: hub.fingerprint() };
    const announced = hub.announced.length;
    const requests = [
      { command: "ticket.dispatch", body: dispatch(id), actor: "li-jianguo" },
      { get command(): string { throw new Error("the disk is full"); }, body: {}, actor: "li-jianguo" },
    ];
    expect(() => hub.desk.submitAll(requests)).toThrow("the disk is full");
    expect({ head: hub.store.log.head(), fingerprint: hub.fingerprint() }).toEqual(before);
    expect(hub.announced.length).toBe(announced);
    hub.does("ticket.dispatch", dispatch(id));
    expect(hub.store.log.head().seq).toBe(before.head.seq + 2);
  });

  it("of the disk itself leaves the log's head true", () => {
    hub.store.db.exec("CREATE TRIGGER full BEFORE INSERT ON log WHEN new.type = 'ticket.logged@1' BEGIN SELECT raise(ABORT, 'disk full'); END");
    const before = { head: hub.store.log.head(), fingerprint: hub.fingerprint() };
    expect(() => hub.asks("ticket.log", repair())).toThrow("disk full");
    expect({ head: hub.store.log.head(), fingerprint: hub.fingerprint() }).toEqual(before);
    hub.store.db.exec("DROP TRIGGER full");
    hub.does("ticket.log", repair());
    expect(hub.store.log.head().seq).toBe(before.head.seq + 2);
  });
});

describe("a refusal", () => {
  it("writes no event and waits in the tray of the person, once", () => {
    const first = hub.does("ticket.log", repair());
    const second = hub.does("ticket.log", repair());
    hub.does("ticket.dispatch", dispatch(first));
    const head = hub.store.log.head();
    const answer = hub.asks("ticket.dispatch", dispatch(second), { commandId: "again" });
    expect(answer).toMatchObject({ kind: "refused", refusal: { code: "person.busy" } });
    hub.asks("ticket.dispatch", dispatch(second), { commandId: "again" });
    expect(hub.store.log.head()).toEqual(head);
    expect(hub.store.views.snapshot("refused", {})).toMatchObject([{ commandId: "again", command: "ticket.dispatch", code: "person.busy", actor: "li-jianguo" }]);
  });

  it("of a form, or of a machine, stays out of the tray", () => {
    expect(hub.asks("ticket.log", { ...repair(), priority: 9 })).toMatchObject({ refusal: { code: "input.invalid", params: { field: "priority" } } });
    expect(hub.asks("ticket.dispatch", dispatch("nobody"), { byMachine: true })).toMatchObject({ kind: "refused" });
    expect(hub.store.views.snapshot("refused", {})).toEqual([]);
  });

  it("meets a command whose time or id no other desk could read", () => {
    const head = hub.store.log.head();
    for (const manner of [{ observedAtMs: -1 }, { observedAtMs: 1e15 }, { observedAtMs: 1.5 }, { observedAtMs: Number.NaN }, { commandId: "no id!" }, { actor: "" }]) {
      expect(hub.asks("ticket.log", repair(), manner), JSON.stringify(manner)).toMatchObject({ kind: "refused", refusal: { code: "input.invalid" } });
    }
    expect(hub.store.log.head()).toEqual(head);
  });
});

describe("the same command twice", () => {
  it("gives one set of events and the same answer", () => {
    const first = hub.asks("ticket.log", repair(), { commandId: "once" });
    const head = hub.store.log.head();
    expect(hub.asks("ticket.log", repair({ matter: "别的" }), { commandId: "once" })).toEqual(first);
    expect(hub.store.log.head()).toEqual(head);
    expect(JSON.parse(hub.store.state.get("ticket", "once") ?? "{}")).toMatchObject({ matter: "空调漏水" });
  });

  it("within one batch too", () => {
    const request = { command: "ticket.log", body: repair(), actor: "import", commandId: "once" };
    const [first, second] = hub.desk.submitAll([request, request]);
    expect(second).toEqual(first);
    expect(hub.store.log.readThing("ticket", "once").length).toBe(1);
  });

  it("offered by a desk is ordered once, and the hub says the same again", () => {
    const command = { commandId: "from-2", command: "ticket.log", body: { ...repair(), number: "261122-2-0001" }, actor: "chen-jing", desk: 2, observedAtMs: 1_795_329_060_000 };
    const wrong = { ...command, commandId: "wrong", body: { ...repair(), placeId: "nowhere", number: "261122-2-0002" } };
    const [ordered, refused] = hub.desk.order([command, wrong]);
    expect(ordered).toMatchObject({ refusal: null });
    expect(refused).toMatchObject({ refusal: { code: "place.unknown" } });
    const head = hub.store.log.head();
    const [again, refusedAgain] = hub.desk.order([command, wrong]);
    expect(again).toEqual(ordered);
    expect(refusedAgain?.refusal).toEqual(refused?.refusal);
    expect(hub.store.log.head()).toEqual(head);
  });

  it("twice in one offer is ordered once", () => {
    const command = { commandId: "twin", command: "ticket.log", body: { ...repair(), number: "261122-2-0001" }, actor: "chen-jing", desk: 2, observedAtMs: 1_795_329_060_000 };
    const [first, second] = hub.desk.order([command, command]);
    expect(second).toEqual(first);
    expect(hub.store.log.readThing("ticket", "twin").length).toBe(1);
  });

  it("without a body is refused by the hub, and recorded", () => {
    const bare = { commandId: "bare", command: "ticket.log", body: undefined, actor: "chen-jing", desk: 2, observedAtMs: 1_795_329_060_000 };
    expect(hub.desk.order([bare])).toMatchObject([{ refusal: { code: "input.invalid" } }]);
    expect(hub.desk.order([bare])).toMatchObject([{ refusal: { code: "input.invalid" } }]);
    expect(hub.store.log.answerOf("bare")).toMatchObject({ kind: "refused", refusal: { code: "input.invalid" } });
  });
});
