/** What the wall shows first, and what it says about the rest. */
import { describe, expect, it } from "vitest";
import { ageLook } from "../../../renderer/rooms/wall/age-look.ts";
import { wallState, wallWork } from "../../../renderer/rooms/wall/worst.ts";
import { hourMs, minuteMs } from "../../../shared/kernel/time.ts";
import type { BoardRow } from "../../../shared/views.ts";

const nowMs = Date.UTC(2026, 10, 22, 6, 32);
let serial = 0;

function job(leftMs: number, more: Partial<BoardRow> = {}): BoardRow {
  const name = { zh: "3号楼", en: "Building 3" };
  const number = `261122-1-${String(++serial).padStart(4, "0")}`;
  return {
    ticketId: number, number, placeId: null, place: name, service: name, serviceId: null, matter: "空调漏水", lifeSafety: false,
    crewId: null, crew: null, people: [], suspendedSinceMs: null, finishedAtMs: null, reopened: 0, promiseAtRisk: false, provisional: false,
    step: "accepted", priority: 3, suspendReason: null, acceptByMs: null, respondByMs: null, arriveByMs: null,
    finishByMs: nowMs + leftMs, promisedAtMs: null, loggedAtMs: nowMs - 4 * hourMs, dispatchedAtMs: nowMs - 3 * hourMs,
    returnedReason: null, urged: 0, escalation: 0, ...more,
  };
}

describe("the wall's list", () => {
  it("shows the latest first, then what is nearly late or came back, then the rest by time left", () => {
    const rows = [job(9 * hourMs), job(-minuteMs), job(8 * hourMs, { returnedReason: "缺件" }), job(-9 * minuteMs), job(10 * minuteMs)];
    const { shown } = wallWork(rows, nowMs, 6);
    expect(shown.map(({ row }) => rows.indexOf(row))).toEqual([3, 1, 4, 2, 0]);
    expect(shown.map(({ tone }) => tone)).toEqual(["over", "over", "near", "near", "plain"]);
  });

  it("counts what does not fit, and says when something late is among it", () => {
    const rows = [job(-3 * minuteMs), job(-2 * minuteMs), job(-minuteMs), job(5 * hourMs)];
    expect(wallWork(rows, nowMs, 1)).toMatchObject({ open: 4, rest: 3, restLate: 2, over: 3 });
    expect(wallWork(rows, nowMs, 3)).toMatchObject({ rest: 1, restLate: 0 });
  });

  it("leaves suspended and finished jobs out of the list but in the count", () => {
    const rows = [job(-hourMs, { suspendReason: "parts" }), job(-hourMs, { step: "finished" })];
    expect(wallWork(rows, nowMs, 6)).toMatchObject({ shown: [], open: 2, over: 0, rest: 2, restLate: 0 });
  });

  it("counts promises of the next ten minutes until somebody is there", () => {
    const promised = { promisedAtMs: nowMs + 8 * minuteMs };
    const rows = [job(hourMs, promised), job(hourMs, { ...promised, step: "arrived" }), job(hourMs, { promisedAtMs: nowMs + hourMs })];
    expect(wallWork(rows, nowMs, 6).promisesSoon).toBe(1);
  });

  it("names the trouble instead of the step", () => {
    const [returned] = wallWork([job(hourMs, { returnedReason: "缺件" })], nowMs, 1).shown;
    const [plain] = wallWork([job(hourMs * 5)], nowMs, 1).shown;
    expect([returned, plain].map((one) => one && wallState(one))).toEqual(["returned", "accepted"]);
  });
});

describe("the age of the data", () => {
  it("is quiet below ten seconds, amber from ten, plum from thirty, and a lost link shows at once", () => {
    expect([0, 9_999, 10_000, 29_999, 30_000].map((ageMs) => ageLook(ageMs, false, undefined))).toEqual(["fresh", "fresh", "aging", "aging", "stale"]);
    expect(ageLook(1_000, true, undefined)).toBe("lost");
  });

  it("says when the desk behind the wall has lost its hub, although the desk itself answers", () => {
    expect(ageLook(1_000, false, { state: "island" })).toBe("island");
    expect(ageLook(60_000, false, { state: "island" })).toBe("stale");
  });
});
