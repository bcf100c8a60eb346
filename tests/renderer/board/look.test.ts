/** What a board row says: number, promise, clock, crew. */
import { beforeAll, describe, expect, it } from "vitest";
import { setHospitalZone } from "../../../renderer/app/civil.ts";
import type { Words } from "../../../renderer/app/words.ts";
import { clockFace, crewText, isCalling, isPromiseNear, promiseText, shortNumber, tintOf } from "../../../renderer/rooms/board/look.ts";
import { dayMs, hourMs, minuteMs } from "../../../shared/kernel/time.ts";
import { boardRow, nowMs } from "./board-row.ts";

/** Words that show their key and parameters, so that the test sees what was asked for. */
const words: Words = {
  t: (key, params = {}) => [key, ...Object.values(params)].join(" "), language: "zh-CN", pick: (value) => value?.zh ?? "",
};
beforeAll(() => setHospitalZone("Asia/Shanghai"));

describe("the number", () => {
  it("drops its date when it is today's", () => {
    expect(shortNumber("261122-2-0042", nowMs, words)).toBe("2-0042");
  });
  it("says 昨 for yesterday's, month and day for older ones", () => {
    expect(shortNumber("261121-1-0088", nowMs, words)).toBe("board.yesterday 1-0088");
    expect(shortNumber("261103-1-0007", nowMs, words)).toBe("1103-1-0007");
  });
  it("goes by the hospital's day, not by the machine's", () => {
    const justAfterMidnightMs = Date.UTC(2026, 10, 22, 16, 5);
    expect(shortNumber("261123-1-0001", justAfterMidnightMs, words)).toBe("1-0001");
  });
  it("leaves foreign numbers as they are", () => {
    expect(shortNumber("SR-4711", nowMs, words)).toBe("SR-4711");
  });
});

describe("the promise", () => {
  it("is a wall time today, a word tomorrow, a day later on, a dash without one", () => {
    expect(promiseText(nowMs + 8 * minuteMs, nowMs, words)).toBe("14:40");
    expect(promiseText(nowMs + dayMs, nowMs, words)).toBe("board.tomorrow");
    expect(promiseText(nowMs + 3 * dayMs, nowMs, words)).toBe("11-25");
    expect(promiseText(null, nowMs, words)).toBe("—");
  });
  it("is in danger 5 minutes before, until somebody has arrived", () => {
    const near = { promisedAtMs: nowMs + 4 * minuteMs };
    expect(isPromiseNear(boardRow("a", near), nowMs)).toBe(true);
    expect(isPromiseNear(boardRow("a", { ...near, step: "arrived" }), nowMs)).toBe(false);
    expect(isPromiseNear(boardRow("a", { promisedAtMs: nowMs + 6 * minuteMs }), nowMs)).toBe(false);
  });
});

describe("the clock", () => {
  it("shows what is left, and tints the row only when late or nearly late", () => {
    expect(clockFace(boardRow("a"), nowMs, words)).toEqual({ leftMs: hourMs, nearness: "in-time" });
    expect(tintOf(boardRow("a", { finishByMs: nowMs - 1 }), nowMs)).toBe("over");
  });
  it("gives way to the reason while the job waits, and to what is missing when it is done", () => {
    expect(clockFace(boardRow("a", { suspendReason: "parts" }), nowMs, words).instead).toBe("parts.suspend.parts");
    expect(clockFace(boardRow("a", { step: "finished" }), nowMs, words).instead).toBe("board.missing.finished");
    expect(clockFace(boardRow("a", { finishByMs: null }), nowMs, words).instead).toBe("—");
  });
});

it("names the crew and who leads, and counts who goes along", () => {
  const worker = (name: string) => ({ id: name, name: { zh: name, en: name } });
  expect(crewText({ people: [] }, "电梯组", words)).toBe("电梯组");
  expect(crewText({ people: [worker("何建军")] }, "电梯组", words)).toBe("电梯组 何建军");
  expect(crewText({ people: [worker("何建军"), worker("罗宏伟"), worker("张国栋")] }, "电梯组", words)).toBe("电梯组 何建军 +2");
});

it("blinks only for a 特急 that nobody has accepted", () => {
  expect(isCalling(boardRow("a", { priority: 1, step: "dispatched" }))).toBe(true);
  expect(isCalling(boardRow("a", { priority: 1, step: "accepted" }))).toBe(false);
  expect(isCalling(boardRow("a", { priority: 2, step: "logged" }))).toBe(false);
});
