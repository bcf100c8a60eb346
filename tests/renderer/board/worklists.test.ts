import { describe, expect, it } from "vitest";
import { isPressing, workListsOf } from "../../../renderer/rooms/board/worklists.ts";
import { boardRow, nowMs } from "./board-row.ts";
import type { AftercareRow, BoardRow, CallRow } from "../../../shared/views.ts";

const minuteMs = 60_000;
const place = { zh: "呼吸内科 12床", en: "Respiratory, bed 12" };

function job(change: Partial<AftercareRow>): AftercareRow {
  return {
    ticketId: "t1", number: "261122-1-0001", place, service: place, matter: "空调漏水", priority: 3, step: "finished",
    callers: [{ name: "王芳", phone: "8371", joinedAtMs: null }], loggedAtMs: nowMs - 90 * minuteMs, finishByMs: nowMs + 60 * minuteMs,
    finishedAtMs: nowMs - 30 * minuteMs, signedAtMs: null, stars: null, complaint: null, followUp: null, ...change,
  };
}

const promised = (ticketId: string, inMinutes: number): BoardRow =>
  boardRow(ticketId, { step: "dispatched", finishByMs: null, promisedAtMs: nowMs + inMinutes * minuteMs });

const lists = (aftercare: readonly AftercareRow[], board: readonly BoardRow[] = [], samplePercent = 100) => workListsOf({ board, aftercare, calls: [], nowMs, samplePercent });
const second = { name: "11 床家属", phone: "8372", joinedAtMs: nowMs - 60 * minuteMs };
const owner = { ownerId: "li", ownerName: { zh: "李建国", en: "Li Jianguo" } };

describe("the call-back list", () => {
  it("rings everybody who asked for a joined job, and drops who was told", () => {
    const joined = lists([job({ callers: [{ name: "王芳", phone: "8371", joinedAtMs: null, calledBackAtMs: nowMs }, second] })])["call-back"];
    expect(joined.map(({ phone, why, letter }) => [phone, why, letter])).toEqual([["8372", "joined", "H"]]);
  });

  it("asks nobody to ring a single caller: they are told when they sign", () => {
    expect(lists([job({})])["call-back"]).toEqual([]);
  });

  it("asks nobody to say that work is done which is not", () => {
    const open = job({ step: "working", finishedAtMs: null, callers: [second, second], complaint: { ...owner, handed: 0 } });
    expect(lists([open])["call-back"]).toEqual([]);
  });

  it("puts promises that break within five minutes first, then bad ratings, then the joined", () => {
    const low = job({ ticketId: "low", step: "closed", followUp: { ...owner, openedAtMs: nowMs - minuteMs, open: true, note: "" } });
    const found = lists([job({ callers: [second, second] }), low], [promised("soon", 4), promised("broken", -3), promised("later", 6)])["call-back"];
    expect(found.map((item) => item.key)).toEqual(["promise:broken", "promise:soon", "low:low", "call:t1:0", "call:t1:1"]);
    expect(found[2]?.who).toEqual(owner.ownerName);
  });

  it("holds missed calls too: never tried first, before the joined, behind what cannot wait", () => {
    const missed = (callId: string, tries: number, minutesAgo: number, state: "open" | "tried" | "reached" = tries === 0 ? "open" : "tried"): CallRow => ({
      callId, number: "8371", given: "8371", called: "8000", line: "1", tellsEnd: true, phase: "missed", rangAtMs: nowMs - minutesAgo * minuteMs, answeredAtMs: null, claim: null, heldSinceMs: null,
      pickedUpAtMs: null, lineEndedAtMs: nowMs, endedAtMs: nowMs, tickets: [], callBack: { state, tries, lastAtMs: nowMs, by: "", reason: "" }, placeId: null, place: null, provisional: false,
    });
    const calls = [missed("tried", 1, 30), missed("young", 0, 1), missed("old", 0, 20), missed("done", 1, 9, "reached")];
    const found = workListsOf({ board: [promised("soon", 4)], aftercare: [job({ callers: [second, second] })], calls, nowMs, samplePercent: 100 })["call-back"];
    expect(found.map((item) => item.key)).toEqual(["promise:soon", "missed:old", "missed:young", "missed:tried", "call:t1:0", "call:t1:1"]);
    expect(found[1]).toMatchObject({ ticketId: null, callId: "old", phone: "8371", letter: "H", why: "missed" });
    expect(found[3]?.unanswered).toBe(1);
  });

  it("is pressing while a promise breaks or a bad rating is open", () => {
    expect(isPressing(lists([], [promised("soon", 4)])["call-back"], nowMs)).toBe(true);
    expect(isPressing(lists([job({ callers: [second, second] })])["call-back"], nowMs)).toBe(false);
  });
});

describe("signatures and ratings", () => {
  it("stand oldest first", () => {
    const rows = [job({ ticketId: "new", finishedAtMs: nowMs - minuteMs }), job({ ticketId: "old" })];
    expect(lists(rows).sign.map((item) => item.ticketId)).toEqual(["old", "new"]);
  });

  it("ask for a rating only of the sample", () => {
    const rows = Array.from({ length: 200 }, (_, at) => job({ ticketId: `t${at}`, step: "signed", signedAtMs: nowMs }));
    expect(lists(rows).rate).toHaveLength(200);
    expect(lists(rows, [], 0).rate).toEqual([]);
    const some = lists(rows, [], 50).rate.length;
    expect(some).toBeGreaterThan(60);
    expect(some).toBeLessThan(140);
  });
});

describe("complaints", () => {
  it("show who owns them, and ask for an owner where there is none", () => {
    const mine = job({ ticketId: "mine", step: "working", finishedAtMs: null, complaint: { ...owner, handed: 0 } });
    const free = job({ ticketId: "free", step: "logged", finishedAtMs: null, finishByMs: nowMs, complaint: { ownerId: null, ownerName: null, handed: 0 } });
    expect(lists([mine, free]).complaint.map(({ ticketId, letter, who }) => [ticketId, letter, who?.zh])).toEqual([["free", "O", undefined], ["mine", "N", "李建国"]]);
  });

  it("leave the list when filed, though a follow-up of theirs stays", () => {
    const filed = job({ step: "closed", complaint: { ...owner, handed: 0 }, followUp: { ...owner, openedAtMs: nowMs, open: true, note: "" } });
    expect(lists([filed]).complaint).toEqual([]);
    expect(lists([filed])["call-back"]).toHaveLength(1);
  });
});
