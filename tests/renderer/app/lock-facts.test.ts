import { describe, expect, it } from "vitest";
import { lateCount, lifeLines, ringing } from "../../../renderer/app/seat/lock-facts.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import type { AlarmRow, CallRow } from "../../../shared/views.ts";
import { boardRow, nowMs } from "../board/board-row.ts";

const name = { zh: "氧气站", en: "Oxygen" };
const alarm = (pointId: string, patch: Partial<AlarmRow> = {}) => ({ pointId, phase: "unacknowledged", severity: 1, lifeSafety: true, text: name, place: name, shelf: null, ...patch }) as AlarmRow; // the list reads no other field
const call = (callId: string, phase: CallRow["phase"], rangAtMs: number) => ({ callId, phase, rangAtMs }) as CallRow; // the list reads no other field

describe("a locked screen", () => {
  it("shows jobs that concern a life and every 特急, the most pressing first; nothing that is done or usual", () => {
    const rows = [
      boardRow("usual"), boardRow("trapped", { lifeSafety: true, finishByMs: nowMs - minuteMs }), boardRow("first", { priority: 1, finishByMs: nowMs + minuteMs }),
      boardRow("done", { lifeSafety: true, step: "finished" }),
    ];
    expect(lifeLines(rows, [], nowMs)).toMatchObject([{ key: "trapped", nearness: "over", leftMs: -minuteMs }, { key: "first", kind: "ticket" }]);
  });

  it("says where and what kind, never what was typed", () => {
    const line = lifeLines([boardRow("t", { lifeSafety: true, matter: "王阿姨说胸口疼" })], [], nowMs);
    expect(JSON.stringify(line)).not.toContain("王阿姨");
  });

  it("shows life-safety alarms before jobs, until they are normal or shelved", () => {
    const alarms = [alarm("on"), alarm("seen", { phase: "acknowledged" }), alarm("off", { phase: "normal" }), alarm("small", { lifeSafety: false }), alarm("shelved", { shelf: {} as AlarmRow["shelf"] })];
    expect(lifeLines([boardRow("t", { lifeSafety: true })], alarms, nowMs).map((line) => [line.key, line.calling])).toEqual([["on", true], ["seen", false], ["t", false]]);
  });

  it("counts what is late, and the lines that ring, longest first", () => {
    expect(lateCount([boardRow("a", { finishByMs: nowMs - 1 }), boardRow("b"), boardRow("c", { suspendReason: "parts", finishByMs: nowMs - 1 })], nowMs)).toBe(1);
    expect(ringing([call("b", "ringing", 2), call("x", "claimed", 0), call("a", "ringing", 1)]).map((one) => one.callId)).toEqual(["a", "b"]);
  });
});
