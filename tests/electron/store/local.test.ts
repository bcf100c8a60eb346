/** What belongs to this machine alone, and how a data folder is opened. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFacts } from "../../../electron/facts.ts";
import { databasePath, openForReading, openStore } from "../../../electron/store/open.ts";
import { openHospital, removeScratch, repair, scratchFolder, sqlFolder } from "../desk/small-desk.ts";

let folder = "";
beforeEach(() => { folder = scratchFolder(); });
afterEach(() => removeScratch(folder));

describe("a data folder", () => {
  it("is made where there is none, with what was answered safe on the disk", () => {
    const { db, stateIsEmpty } = openStore(join(folder, "new", "one"), sqlFolder);
    expect(stateIsEmpty).toBe(true);
    expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(db.pragma("synchronous", { simple: true })).toBe(2);
    db.close();
    const again = openStore(join(folder, "new", "one"), sqlFolder);
    expect(again.stateIsEmpty).toBe(false);
    again.db.close();
  });

  it("of a newer version is left alone", () => {
    openStore(folder, sqlFolder).db.pragma("user_version = 99");
    expect(() => openStore(folder, sqlFolder)).toThrow("newer version");
  });

  it("that holds something else is not written over", () => {
    mkdirSync(folder, { recursive: true });
    const text = "这不是数据库 ".repeat(100);
    writeFileSync(databasePath(folder), text);
    expect(() => openStore(folder, sqlFolder)).toThrow();
    expect(readFileSync(databasePath(folder), "utf8")).toBe(text);
  });

  it("can be read by a tool beside the running desk, which it cannot change", () => {
    const hub = openHospital({ folder });
    const reader = openForReading(folder);
    hub.does("ticket.log", repair());
    expect(reader.prepare("SELECT count(*) FROM state_ticket").pluck().get()).toBe(1);
    expect(() => reader.exec("DELETE FROM log")).toThrow("readonly");
    reader.close();
    hub.close();
  });
});

describe("drafts, facts and the tray", () => {
  it("keep the last of each, and survive the end of the program", () => {
    let hub = openHospital({ folder });
    const { local } = hub.store;
    local.saveDraft("form", JSON.stringify({ said: "半句" }), 1);
    local.saveDraft("form", JSON.stringify({ said: "半句话" }), 2);
    local.saveDraft("gone", "{}", 3);
    local.dropDraft("gone");
    const nodeId = createFacts(hub.store).nodeId();
    hub.asks("ticket.urge", { ticketId: "nobody" }, { commandId: "no" });
    hub.close();
    hub = openHospital({ folder });
    expect(hub.store.views.snapshot("drafts", {})).toEqual([{ draftId: "form", body: { said: "半句话" }, savedAtMs: 2, begunBy: null }]);
    expect(createFacts(hub.store).nodeId()).toBe(nodeId);
    expect(hub.store.views.snapshot("refused", {})).toMatchObject([{ commandId: "no", code: "ticket.unknown", body: { ticketId: "nobody" } }]);
    hub.store.local.readRefused("no", 5);
    expect(hub.store.views.snapshot("refused", {})).toEqual([]);
    hub.close();
  });
});
