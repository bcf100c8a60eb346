/** The alarm list and what else is made of the alarms on screen: order, folding, sections, load, the wall's cells. */
import { describe, expect, it } from "vitest";
import { alarmLoad } from "../../../renderer/app/alarm-load.ts";
import { soundFacts } from "../../../renderer/app/sound/sound-facts.ts";
import { alarmLines, alarmSections, lineKey } from "../../../renderer/rooms/alarms/alarm-groups.ts";
import { ticketsOf, worstLives } from "../../../renderer/rooms/wall/life-alarms.ts";
import { plantCell } from "../../../renderer/rooms/wall/plant-cell.ts";
import type { AlarmRow, PlantRow } from "../../../shared/views.ts";

const row = (pointId: string, change: Partial<AlarmRow> = {}): AlarmRow => ({
  pointId, phase: "unacknowledged", occurrence: 1, category: "hvac", severity: 3, lifeSafety: false, inhibits: true, text: { zh: pointId, en: pointId }, placeId: "b3", place: { zh: "3号楼", en: "B3" },
  equipmentId: null, equipment: null, upstreamIds: [], raisedAtMs: 1_000, clearedAtMs: null, value: "1", owner: null, shelf: null, staleSinceMs: null, chatter: null, ticket: null, opensTicket: false, ...change,
});
const shelf = { reason: "检修", untilMs: 9, sinceMs: 1, by: { zh: "李", en: "Li" } };
const heads = (rows: readonly AlarmRow[]) => alarmSections(rows).standing.map(({ head, folded }) => [head.pointId, ...folded.map(({ pointId }) => pointId)]);

describe("the alarm list", () => {
  it("has the worst first: unanswered, life, severity, the older", () => {
    expect(heads([row("c", { raisedAtMs: 5 }), row("d", { phase: "acknowledged", severity: 1 }), row("b", { severity: 2 }), row("e", { raisedAtMs: 2 }), row("a", { severity: 2, lifeSafety: true })]).flat())
      .toEqual(["a", "b", "e", "c", "d"]);
  });

  it("folds what hangs on a dead switchboard, over several steps, and counts it", () => {
    const rows = [row("fan", { upstreamIds: ["floor"] }), row("floor", { upstreamIds: ["main"] }), row("main"), row("lift", { lifeSafety: true, severity: 1, upstreamIds: ["main"] })];
    expect(heads(rows)).toEqual([["lift"], ["main", "fan", "floor"]]);
    const lines = alarmLines(alarmSections(rows), new Set());
    expect(lines.map(lineKey)).toEqual(["lift", "main"]);
    expect(lines[1]).toMatchObject({ folded: 2, isOpen: false });
    expect(alarmLines(alarmSections(rows), new Set(["main"])).map(lineKey)).toEqual(["lift", "main", "fan", "floor"]);
  });

  it("puts the alarms of one piece of equipment together, under the worst", () => {
    expect(heads([row("warm", { equipmentId: "e1" }), row("off", { equipmentId: "e1", severity: 2 }), row("other", { equipmentId: "e2" })])).toEqual([["off", "warm"], ["other"]]);
  });

  it("loses none and shows none twice, whatever hangs on what", () => {
    const rows = Array.from({ length: 60 }, (_, index) => row(`p${index}`, {
      equipmentId: index % 3 === 0 ? null : `e${index % 7}`, upstreamIds: index % 4 === 0 ? [] : [`p${(index * 7) % 60}`, `e${(index + 1) % 7}`], severity: ((index % 4) + 1) as 1 | 2 | 3 | 4, lifeSafety: index % 11 === 0,
    }));
    const all = heads(rows).flat();
    expect(all.length).toBe(60);
    expect(new Set(all).size).toBe(60);
  });

  it("keeps what is shelved, silent or chattering under heads of their own, closed, with counts", () => {
    const found = alarmSections([row("a", { shelf }), row("b", { phase: "normal", staleSinceMs: 5 }), row("c", { phase: "normal", chatter: { sinceMs: 1, changes: 9, minutes: 5 } }), row("d", { staleSinceMs: 5 })]);
    expect(alarmLines(found, new Set()).map(lineKey)).toEqual(["d", "shelved", "stale", "chattering"]);
    expect(alarmLines(found, new Set(["stale"])).map(lineKey)).toEqual(["d", "shelved", "stale", "b", "chattering"]);
    expect(found).toMatchObject({ unanswered: 1, active: 1 });
  });
});

it("the load is what called within ten minutes, for each who sits there", () => {
  const nowMs = 10_000_000;
  const rows = [{ calledAtMs: [nowMs - 700_000, nowMs - 300_000] }, { calledAtMs: [nowMs - 1, nowMs - 2, nowMs - 3] }];
  expect(alarmLoad(rows, 1, nowMs)).toBe(4);
  expect(alarmLoad(rows, 2, nowMs)).toBe(2);
  expect(alarmLoad(rows, 0, nowMs)).toBe(4);
});

describe("the wall", () => {
  const plant = (change: Partial<PlantRow>): PlantRow => ({ category: "lift", points: 10, active: 0, unanswered: 0, heard: 10, worst: null, ...change });

  it("says of its plant: nothing known, normal, without signal, in alarm", () => {
    expect(plantCell([], ["lift"])).toEqual({ look: "silent", count: 0 });
    expect(plantCell([plant({ heard: 0 })], ["lift"])).toEqual({ look: "silent", count: 0 });
    expect(plantCell([plant({})], ["lift"])).toEqual({ look: "normal", count: 10 });
    expect(plantCell([plant({ heard: 8 })], ["lift"])).toEqual({ look: "doubt", count: 2 });
    expect(plantCell([plant({ category: "boiler" }), plant({ category: "oxygen", active: 2, worst: 3 })], ["boiler", "oxygen"])).toEqual({ look: "alarm", count: 2 });
    expect(plantCell([plant({ active: 1, worst: 1 })], ["lift"])).toEqual({ look: "critical", count: 1 });
  });

  it("has life safety at the top, unanswered first, and its ticket not twice", () => {
    const rows = [row("old", { phase: "acknowledged" }), row("new", { ticket: { id: "t1", number: "261122-1-0001", occurrence: 1 } })];
    expect(worstLives(rows, 6).map(({ pointId }) => pointId)).toEqual(["new", "old"]);
    expect(ticketsOf(rows)).toEqual(new Set(["t1"]));
  });
});

it("the ear hears life and critical alarms as such, urgent ones once, milder ones not", () => {
  const heard = { alarms: [row("a", { severity: 1 }), row("b", { severity: 2 }), row("c"), row("d", { severity: 1, shelf })], board: [], calls: [], refused: [], link: undefined };
  const facts = soundFacts(heard, 5_000);
  expect(facts.life).toEqual(["a:1"]);
  expect(facts.overdue.map(({ key }) => key)).toEqual(["b:1"]);
});
