import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Priority } from "../../../shared/service/service.ts";
import { service } from "../../../shared/service/service.ts";
import { dueTimes } from "../../../shared/service/due.ts";
import { shifted } from "../../../shared/ticket/due-shift.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { log, prioritise, resume, suspend } from "../asks.ts";
import { given, nowMs } from "../given.ts";

type Act = { readonly do: "suspend" | "resume" } | { readonly do: "prioritise"; readonly to: Priority };

/** Seed of the random acts; set PAUSES_SEED to run one again. */
const seed = Number(process.env["PAUSES_SEED"] ?? Date.now() % 1_000_000);

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>({ do: "suspend" }), fc.constant<Act>({ do: "resume" }),
  fc.constantFrom<Priority>(1, 2, 3, 4).map((to): Act => ({ do: "prioritise", to })),
);
const shift = fc.array(fc.record({ act, waitMinutes: fc.integer({ min: 0, max: 600 }) }), { maxLength: 25 });

function commandFor(one: Act, atMinute: number) {
  if (one.do === "prioritise") return prioritise("c1", one.to, { atMinute });
  return one.do === "suspend" ? suspend("c1", { atMinute }) : resume("c1", { atMinute });
}

describe("pauses", () => {
  it(`move the due times by exactly their sum, in whatever order jobs are held, let go and re-ranked (seed ${seed})`, () => {
    fc.assert(
      fc.property(shift, (acts) => {
        let hospital = given(log({ priority: 3 }));
        let [atMinute, heldSince, pausedMs, rank] = [0, -1, 0, 3 as Priority];
        for (const { act: one, waitMinutes } of acts) {
          atMinute += waitMinutes;
          const command = commandFor(one, atMinute);
          if (hospital.ask(command).kind !== "events") continue;
          hospital = hospital.after(command);
          if (one.do === "suspend") heldSince = atMinute;
          if (one.do === "resume") pausedMs += (atMinute - heldSince) * 60_000;
          if (one.do === "prioritise") rank = one.to;
        }
        const state = hospital.state(ticket, "c1");
        const levels = hospital.state(service, "aircon");
        expect(state.due).toEqual(shifted(dueTimes(levels, rank, nowMs), pausedMs));
        expect(state.pausedMs).toBe(pausedMs);
      }),
      { seed, numRuns: 150 },
    );
  });

  it("count once when the priority changes during the pause", () => {
    const after = given(log({ priority: 3 }), suspend("c1", { atMinute: 10 }), prioritise("c1", 1, { atMinute: 20 }), resume("c1", { atMinute: 40 }));
    expect(after.state(ticket, "c1").due?.finishByMs).toBe(nowMs + (30 + 30) * 60_000);
  });
});
