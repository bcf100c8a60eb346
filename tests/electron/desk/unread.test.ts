/** A desk whose program is older than what stands in its log: it keeps what it cannot read, changes nothing of it, and goes on. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStore, storeOver } from "../../../electron/store/store.ts";
import type { Store } from "../../../electron/store/store.ts";
import { hashOf } from "../../../electron/store/log.ts";
import { canRead } from "../../../shared/house.ts";
import type { WireEvent } from "../../../shared/wire.ts";
import { eventsSince, openHospital, openJoined, removeScratch, repair, sqlFolder } from "./small-desk.ts";
import type { SmallDesk } from "./small-desk.ts";

let hub: SmallDesk;
let desk: SmallDesk;
let known = "";
let touched = "";
beforeEach(() => {
  hub = openHospital();
  known = hub.does("ticket.log", repair());
  touched = hub.does("ticket.log", repair({ matter: "灯不亮" }));
  desk = openJoined(hub, 2);
});
afterEach(() => {
  for (const one of [hub, desk]) {
    one.close();
    removeScratch(one.folder);
  }
});

/** The next row of the log, of a type that nobody here knows. */
function strangeEvent(): WireEvent {
  const { seq, epoch, hash } = desk.store.log.head();
  const [last] = eventsSince(hub, seq - 1);
  if (last === undefined) throw new Error("the log is empty");
  return { ...last, seq: seq + 1, epoch, commandId: "newer", part: 0, stream: "ticket", id: touched, type: "ticket.weighed@1", body: '{"weightKg":7}', command: "{}", previousHash: hash };
}

const note = (ticketId: string) => ["ticket.note", { ticketId, text: "记一笔" }] as const;

describe("an event of a newer program", () => {
  it("stands in the log as it came, and changes no state", () => {
    const before = desk.store.state.get("ticket", touched);
    const strange = strangeEvent();
    expect(desk.desk.receive([strange], 0)).toBe(strange.seq);
    expect(desk.store.log.read(strange.seq - 1, 1)).toEqual([strange]);
    expect(desk.store.log.head().hash).toBe(hashOf(strange));
    expect(desk.store.state.get("ticket", touched)).toBe(before);
  });

  it("makes its thing read-only; everything else goes on", () => {
    desk.desk.receive([strangeEvent()], 0);
    expect(desk.asks(...note(touched))).toMatchObject({ kind: "refused", refusal: { code: "desk.needs-upgrade" } });
    expect(desk.asks(...note(known))).toMatchObject({ kind: "accepted" });
    expect(desk.store.unread.types()).toEqual(["ticket.weighed@1"]);
  });
});

describe("a program brought up to date", () => {
  it("makes the states anew, once, when it can read more than before", () => {
    const reads = (type: string) => canRead(type) && type !== "ticket.noted@1";
    const old: Store = storeOver({ db: desk.store.db, stateIsEmpty: false, reads }, sqlFolder, () => {});
    old.unread.note(["ticket.noted@1"]);
    old.state.put("ticket", known, old.state.get("ticket", known)?.replace('"notes":0', '"notes":9'));
    desk.close();
    const store = createStore({ dataFolder: desk.folder, sqlFolder, onIdle: () => {} });
    expect(store.state.get("ticket", known)).toContain('"notes":0');
    expect(store.unread.types()).toEqual([]);
    store.close();
    desk = openJoined(hub, 3);
  });
});
