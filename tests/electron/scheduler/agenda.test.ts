/** The scheduler's index. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAgenda } from "../../../electron/scheduler/agenda.ts";
import type { Duty } from "../../../electron/scheduler/duty.ts";

const duty = (atMs: number, name: string, rank = 0): Duty => ({ atMs, rank, commandId: name, command: "x", body: {} });

/** Seed of the random agendas; set AGENDA_SEED to run one again. */
const seed = Number(process.env["AGENDA_SEED"] ?? Date.now() % 1_000_000);
const change = fc.record({ thing: fc.integer({ min: 0, max: 8 }), times: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }), takeTo: fc.option(fc.integer({ min: 0, max: 60 })) });

describe("an agenda", () => {
  it(`gives what is due in order, once, and nothing of what a thing had before (seed ${seed})`, () => {
    fc.assert(fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const agenda = createAgenda();
      let model: { thing: string; duty: Duty }[] = [];
      const ordered = () => model.toSorted((one, other) => one.duty.atMs - other.duty.atMs || (one.duty.commandId < other.duty.commandId ? -1 : 1));
      for (const [index, { thing, times, takeTo }] of changes.entries()) {
        const duties = times.map((atMs, at) => duty(atMs, `${index}-${at}`));
        agenda.put(`t${thing}`, duties);
        model = [...model.filter((one) => one.thing !== `t${thing}`), ...duties.map((one) => ({ thing: `t${thing}`, duty: one }))];
        expect(agenda.nextAtMs()).toBe(ordered()[0]?.duty.atMs);
        expect(agenda.size()).toBe(model.length);
        if (takeTo === null) continue;
        const due = ordered().filter((one) => one.duty.atMs <= takeTo).slice(0, 4);
        expect(agenda.take(takeTo, 4).map((one) => one.duty.commandId)).toEqual(due.map((one) => one.duty.commandId));
        model = model.filter((one) => !due.includes(one));
      }
    }), { seed, numRuns: 300 });
  });

  it("puts what is late before what is raised because of it", () => {
    const agenda = createAgenda();
    agenda.put("t1", [duty(5, "a", 2), duty(5, "b", 1)]);
    expect(agenda.take(5, 9).map((one) => one.duty.commandId)).toEqual(["b", "a"]);
  });
});
