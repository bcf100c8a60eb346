/** The watch over the points of a source, in virtual time: recorded transcripts of a controller, and a flood. */
import { describe, expect, it } from "vitest";
import { judge, readPayload } from "../../../electron/devices/alarm-reading.ts";
import { watchAlarms } from "../../../electron/devices/alarm-watch.ts";
import { overdueShelves, owedTickets } from "../../../electron/devices/alarm-rules.ts";
import type { DeviceRequest, DeviceTools } from "../../../electron/devices/device.ts";
import { definePoint } from "../../../shared/alarm/define-point.ts";
import { refuse } from "../../../shared/kernel/refusal.ts";
import type { AlarmRow, PointRow } from "../../../shared/views.ts";
import { point } from "../../shared/alarm-asks.ts";
import type { PointBody } from "./alarm-desk.ts";

interface Timer { readonly atMs: number; readonly work: () => void }

/** A desk that takes down what it is told; time goes on only when the test says so. */
function world(points: readonly Partial<PointBody>[], limit = { changes: 20, minutes: 5 }) {
  const said: string[] = [];
  const requests: DeviceRequest[] = [];
  const state = { nowMs: 1_000_000, isFull: false, batches: 0, largest: 0 };
  let timers: Timer[] = [];
  const rows = points.map((change): PointRow => {
    const body = definePoint.body.parse(point(change).body);
    return { pointId: body.id, point: body, phase: "normal", occurrence: 0, heard: true, staleSinceMs: null, chattering: false };
  });
  const tools: DeviceTools = { guard: (work) => work,
    submit: () => null,
    submitAll(batch) {
      if (state.isFull) return batch.map(() => refuse("device.not-written"));
      state.batches += 1;
      state.largest = Math.max(state.largest, batch.length);
      for (const one of batch) {
        requests.push(one);
        const { pointId, value } = one.body as { pointId: string; value?: string };
        said.push(`${((one.observedAtMs ?? 0) - 1_000_000) / 1000} ${one.command.slice(6)} ${pointId}${value ? ` ${value}` : ""}`);
      }
      return batch.map(() => null);
    },
    get: () => undefined, desk: () => 1, onSaved() {}, onOrdered() {}, tell() {}, failed() {}, nowMs: () => state.nowMs,
    rows: () => rows as never, // the watch asks for points alone
    after(ms, work) {
      const timer = { atMs: state.nowMs + ms, work };
      timers.push(timer);
      return () => { timers = timers.filter((one) => one !== timer); };
    },
  };
  const watch = watchAlarms({ tools, isMine: (source): source is typeof source => true, chatter: limit, awayStaleMs: 60_000, onPoints() {} });
  const to = (seconds: number) => {
    for (const endMs = 1_000_000 + seconds * 1000; ;) {
      const next = timers.toSorted((one, other) => one.atMs - other.atMs)[0];
      if (next === undefined || next.atMs > endMs) {
        state.nowMs = Math.max(state.nowMs, endMs);
        return;
      }
      timers = timers.filter((one) => one !== next);
      state.nowMs = Math.max(state.nowMs, next.atMs);
      next.work();
    }
  };
  watch.reach(true);
  return { watch, said, requests, state, to };
}

/** A transcript: seconds, point, value. */
function play(here: ReturnType<typeof world>, lines: readonly (readonly [number, string, string])[], endS: number): readonly string[] {
  for (const [second, id, value] of lines) {
    here.to(second);
    here.watch.hear(id, value);
  }
  here.to(endS);
  return here.said;
}

const pressure: Partial<PointBody> = { id: "p", test: { kind: "limit", low: 0.4, high: 0.8, deadband: 0.05, scale: 1, unit: "MPa" } };

describe("a transcript", () => {
  it("of a lift controller that bounces: what did not stand for its time is not told, what did is told as of then", () => {
    expect(play(world([{ id: "lift", debounceMs: 2_000 }]), [[1, "lift", "1"], [1.5, "lift", "0"], [2, "lift", "1"], [2.5, "lift", "0"], [10, "lift", "1"], [11, "lift", "1"], [30, "lift", "0"], [31, "lift", "1"], [40, "lift", "0"]], 50))
      .toEqual(["12 raise lift", "42 clear lift"]);
  });

  it("of a short alarm that just stood long enough, between two looks at the clock", () => {
    expect(play(world([{ id: "lift", debounceMs: 1_000 }]), [[1.03, "lift", "1"], [2.06, "lift", "0"]], 10)).toEqual(["2.03 raise lift", "3.06 clear lift"]);
  });

  it("of oxygen pressure at its limit: back only when it is inside by the deadband", () => {
    expect(play(world([pressure]), [[1, "p", "0.5"], [2, "p", "0.39"], [3, "p", "0.41"], [4, "p", "0.44"], [5, "p", "0.46"], [6, "p", "0.81"], [7, "p", "0.76"], [8, "p", "0.7"]].map(([s, id, v]) => [Number(s), String(id), String(v)] as const), 9))
      .toEqual(["2 raise p 0.39 MPa", "5 clear p 0.46 MPa", "6 raise p 0.81 MPa", "8 clear p 0.7 MPa"]);
  });

  it("of a contact that flutters: told once as chattering, standing in alarm, and believed again when it is calm", () => {
    const flutter = Array.from({ length: 400 }, (_, index): readonly [number, string, string] => [index / 4, "lift", String((index + 1) % 2)]);
    const said = play(world([{ id: "lift" }], { changes: 6, minutes: 1 }), flutter, 200);
    expect(said.slice(0, 8).map((one) => one.split(" ")[1])).toEqual(["raise", "clear", "raise", "clear", "raise", "clear", "chatter", "raise"]);
    expect(said.slice(8).map((one) => one.split(" ")[1])).toEqual(["chatter", "clear"]);
  });

  it("of silence: stale after its time, fresh with the next word; all points when the source is away", () => {
    const here = world([{ id: "beat", staleAfterS: 10 }, { id: "still" }]);
    play(here, [[1, "beat", "0"], [5, "beat", "0"]], 30);
    expect(here.said).toEqual(["16 mark-stale beat"]);
    here.watch.hear("beat", "0");
    here.to(31);
    here.watch.reach(false);
    here.to(120);
    here.watch.reach(true);
    here.to(122);
    expect(here.said.slice(1).map((one) => one.slice(one.indexOf(" ") + 1))).toEqual(["mark-fresh beat", "mark-stale beat", "mark-stale still", "mark-fresh still"]);
  });
});

describe("a flood", () => {
  it("of a million readings costs little, writes nothing that did not change, and holds nothing back", () => {
    const here = world(Array.from({ length: 1_000 }, (_, index) => ({ ...pressure, id: `p${index}` })));
    const before = process.memoryUsage().heapUsed;
    const fromMs = performance.now();
    for (let index = 0; index < 1_000_000; index++) here.watch.hear(`p${index % 1_000}`, index % 7 === 0 ? "garbage" : "0.6");
    const tookMs = performance.now() - fromMs;
    here.to(5);
    expect(here.said).toEqual([]);
    expect(tookMs / 1_000_000, "ms for a reading").toBeLessThan(0.02);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
    expect(here.watch.counts().garbage).toBe(142_858);
  });

  it("of changes while the disk is full is bounded, goes on in small batches, and ends in the true state", () => {
    const here = world(Array.from({ length: 400 }, (_, index) => ({ id: `p${index}` })), { changes: 200, minutes: 1 });
    here.state.isFull = true;
    for (let round = 0; round < 31; round++) for (let index = 0; index < 400; index++) here.watch.hear(`p${index}`, String((round + 1) % 2));
    here.to(10);
    expect(here.watch.counts().behind).toBe(5_000);
    here.state.isFull = false;
    here.to(120);
    expect(here.watch.counts().behind).toBe(0);
    expect(here.state.largest).toBeLessThanOrEqual(25);
    const last = new Map(here.requests.map((one) => [(one.body as { pointId: string }).pointId, one.command]));
    expect([...new Set(last.values())]).toEqual(["alarm.raise"]);
    expect(last.size).toBe(400);
  });
});

describe("a reading", () => {
  it.each([["", undefined], [" 1 ", true], ["ON", true], ["0", false], ["01", undefined], ["1\u0000", undefined]])("%j by words is %s", (text, expected) => {
    expect(judge(readPayload(Buffer.from(text)).at("") ?? "", { kind: "word", on: ["1", "on"], off: ["0"] }, false)).toBe(expected);
  });

  it.each(["", "abc", "1,5", "0x10", "NaN", "Infinity", "1e", "--1", "１"])("%j is no figure", (text) => {
    expect(judge(text, { kind: "limit", low: 0, high: 5, deadband: 0, scale: 1, unit: "" }, false)).toBeUndefined();
  });

  it("stands under a path of JSON, and nowhere near a prototype", () => {
    const payload = readPayload(Buffer.from('{"a":{"b":[{"c":true}]},"n":null}'));
    expect([payload.at("a.b.0.c"), payload.at("a.b"), payload.at("n"), payload.at("a.constructor"), payload.at("__proto__.x")]).toEqual(["true", undefined, undefined, undefined, undefined]);
  });
});

describe("the rules", () => {
  const row = (pointId: string, change: Partial<AlarmRow> = {}): AlarmRow => ({
    pointId, phase: "unacknowledged", occurrence: 3, category: "hvac", severity: 2, lifeSafety: false, inhibits: true, text: { zh: "", en: "" }, placeId: "b3", place: { zh: "", en: "" }, equipmentId: null, equipment: null,
    upstreamIds: [], raisedAtMs: 10_000, clearedAtMs: null, value: "", owner: null, shelf: null, staleSinceMs: null, chatter: null, ticket: null, opensTicket: true, ...change,
  });
  const ids = (rows: readonly AlarmRow[], nowMs: number) => owedTickets(rows, nowMs, 3_000).now.map((one) => one.commandId);

  it("open a ticket for what has stood for the hold, at once for a life, never for what is folded, shelved, over or done", () => {
    expect(ids([row("fan")], 12_000)).toEqual([]);
    expect(owedTickets([row("fan")], 12_000, 3_000).waiting).toBe(true);
    expect(ids([row("fan")], 13_000)).toEqual(["alarm:fan:3"]);
    expect(ids([row("lift", { lifeSafety: true })], 10_000)).toEqual(["alarm:lift:3"]);
    const not = [row("a", { upstreamIds: ["b"] }), row("b", { opensTicket: false }), row("c", { shelf: { reason: "", untilMs: 1, sinceMs: 1, by: { zh: "", en: "" } } }), row("d", { phase: "returned" }), row("e", { ticket: { id: "t", number: "1", occurrence: 3 } })];
    expect(ids(not, 60_000)).toEqual([]);
  });

  it("take off the shelf what has been there for its time", () => {
    const shelf = { reason: "", untilMs: 50, sinceMs: 1, by: { zh: "", en: "" } };
    expect(overdueShelves([row("a", { shelf }), row("b", { shelf: { ...shelf, untilMs: 51 } }), row("c")], 50)).toEqual([{ command: "alarm.unshelve", body: { pointId: "a" }, commandId: "unshelve:a:50" }]);
  });
});
