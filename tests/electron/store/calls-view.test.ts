/** The lists of calls as screens see them: what rings and from where, what waits to be called back, how quickly was answered. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AnsweredRow, CallRow } from "../../../shared/views.ts";
import { openHospital, removeScratch, repair } from "../desk/small-desk.ts";
import type { SmallDesk } from "../desk/small-desk.ts";

let hub: SmallDesk;
beforeEach(() => { hub = openHospital(); });
afterEach(() => { hub.close(); removeScratch(hub.folder); });

const atMs = Date.UTC(2026, 10, 22, 6);
const telephone = (command: "call.ring" | "call.abandon" | "call.pick-up" | "call.end", callId: string, afterS: number, given = "8371") =>
  hub.does(command, command === "call.ring" ? { given } : { callId }, { actor: "device", byMachine: true, observedAtMs: atMs + afterS * 1_000, ...(command === "call.ring" && { commandId: callId }) });
const claim = (callId: string, afterS: number) => hub.does("call.claim", { callId }, { observedAtMs: atMs + afterS * 1_000 });
const calls = () => hub.store.views.snapshot("calls", {}) as unknown as readonly CallRow[];
const answered = (fromMs = atMs) => hub.store.views.snapshot("answered", { fromMs })[0] as unknown as AnsweredRow;

describe("calls", () => {
  it("show the place of an internal number, and the right one as soon as its list is mended", () => {
    telephone("call.ring", "a", 0);
    telephone("call.ring", "b", 0, "13800138000");
    expect(calls()).toMatchObject([{ callId: "a", placeId: "b3-f7-resp" }, { callId: "b", placeId: null, place: null }]);
    hub.does("place.map-extension", { placeId: "b3", formerPlaceId: "b3-f7-resp", extension: "8371" }, { actor: "system" });
    expect(calls()[0]).toMatchObject({ placeId: "b3", place: { zh: "3号楼" } });
  });

  it("leave when they are over, and stay while somebody waits to be called back", () => {
    for (const id of ["talked", "missed"]) telephone("call.ring", id, 0);
    claim("talked", 4);
    telephone("call.pick-up", "talked", 5);
    telephone("call.end", "talked", 60);
    telephone("call.abandon", "missed", 30);
    expect(calls()).toMatchObject([{ callId: "missed", phase: "missed", callBack: { state: "open" } }]);
    hub.does("ticket.log", repair({ callId: "missed" }));
    expect(calls()).toEqual([]);
  });

  it("are pushed to whoever watches, row by row", () => {
    const seen: string[] = [];
    const view = hub.announcer.open("calls", {}, ({ upserts, removes }) => void seen.push(...upserts.map((row) => String(row["phase"])), ...removes));
    telephone("call.ring", "a", 0);
    hub.announcer.flush();
    claim("a", 3);
    hub.announcer.flush();
    hub.does("call.end", { callId: "a" });
    hub.announcer.flush();
    view.close();
    expect(seen).toEqual(["ringing", "claimed", "a"]);
  });
});

describe("answered", () => {
  it("says that no telephone ever told of a call", () => {
    expect(answered()).toEqual({ key: "answered", offered: 0, within15: 0, within20: 0, missed: 0, connected: false });
  });

  it("counts from ring to claim or pick-up, whichever was first; what rings still is not counted", () => {
    for (const id of ["10s", "15s", "20s", "21s", "picked", "gone", "rings"]) telephone("call.ring", id, 0);
    for (const [id, afterS] of [["10s", 10], ["15s", 15], ["20s", 20], ["21s", 21]] as const) claim(id, afterS);
    telephone("call.pick-up", "picked", 8);
    claim("picked", 40);
    telephone("call.abandon", "gone", 30);
    expect(answered()).toEqual({ key: "answered", offered: 6, within15: 3, within20: 4, missed: 1, connected: true });
  });

  it("leaves out what rang before the day", () => {
    telephone("call.ring", "old", -60);
    telephone("call.abandon", "old", -30);
    expect(answered()).toMatchObject({ offered: 0, connected: true });
  });
});
