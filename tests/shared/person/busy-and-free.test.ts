import fc from "fast-check";
import { expect, it } from "vitest";
import { person } from "../../../shared/person/person.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import { isOpen, isUnderway, ticket } from "../../../shared/ticket/state.ts";
import { accept, ask, cancel, dispatch, finish, giveBack, log, merge, reassign, reopen, resume, suspend } from "../asks.ts";
import type { Ask, Hospital } from "../given.ts";
import { given } from "../given.ts";

/** Seed of the random shift; set SHIFT_SEED to run one again. */
const seed = Number(process.env["SHIFT_SEED"] ?? Date.now() % 1_000_000);

const tickets = ["c1", "c2", "c3", "c4"];
const hands = { hvac: ["wu-min", "zhou-zhiqiang"], electric: ["he-yong", "sun-tao"], lifts: ["ma-lin"] } as const;
const everybody = Object.values(hands).flat();
const jobsPerPerson: Readonly<Record<string, number>> = { "wu-min": 3, "zhou-zhiqiang": 3 };

const someTicket = fc.constantFrom(...tickets);
const somePeople = fc.constantFrom<keyof typeof hands>("hvac", "electric", "lifts").chain((crewId) =>
  fc.subarray([...hands[crewId]]).map((personIds) => ({ crewId, personIds })));

const act: fc.Arbitrary<Ask> = fc.oneof(
  fc.tuple(someTicket, somePeople).map(([id, sent]) => dispatch(id, sent.crewId, sent.personIds)),
  fc.tuple(someTicket, somePeople).map(([id, sent]) => reassign(id, sent.crewId, sent.personIds)),
  fc.tuple(someTicket, fc.constantFrom(accept, finish, giveBack, suspend, resume, reopen)).map(([id, to]) => to(id)),
  fc.tuple(someTicket, fc.constantFrom(...everybody), fc.boolean()).map(([, personId, on]) => ask("person.set-duty", { personId, duty: on ? "on" : "off" })),
  fc.tuple(someTicket, someTicket, fc.integer({ min: 0, max: 5 })).map(([id, other, rare]) => (rare === 0 ? cancel(id) : rare === 1 ? merge(id, other) : accept(id))),
);

function isOut(state: TicketState): boolean {
  return isOpen(state) && isUnderway(state) && state.side.kind === "none";
}

function expectTrueBooks(hospital: Hospital): void {
  for (const personId of everybody) {
    const { jobs, duty } = hospital.state(person, personId);
    const outOn = tickets.filter((id) => {
      const state = hospital.state(ticket, id);
      return isOut(state) && state.assignment?.people.some((worker) => worker.id === personId) === true;
    });
    expect(jobs.map((job) => job.ticketId).sort()).toEqual(outOn);
    expect(jobs.length).toBeLessThanOrEqual(jobsPerPerson[personId] ?? 1);
    if (duty === "off") expect(jobs).toEqual([]);
  }
}

it(`whatever the desks do, people are out on exactly the jobs that say so, never on too many, never off duty (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let hospital = given(log(), log(), log(), log());
      for (const one of acts) {
        if (hospital.ask(one).kind === "events") hospital = hospital.after(one);
        expectTrueBooks(hospital);
      }
    }),
    { seed, numRuns: 100 },
  );
});
