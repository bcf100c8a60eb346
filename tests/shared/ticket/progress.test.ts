import { describe, expect, it } from "vitest";
import { person } from "../../../shared/person/person.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { accept, arrive, ask, dispatched, finish, finished, log, work } from "../asks.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { given, nowMs } from "../given.ts";

const steps = [
  { command: "ticket.accept", send: accept, step: "accepted" },
  { command: "ticket.arrive", send: arrive, step: "arrived" },
  { command: "ticket.work", send: work, step: "working" },
] as const;

describe("ticket.accept, ticket.arrive, ticket.work", () => {
  for (const { command, send, step } of steps) {
    it(`${command} notes when, at which desk and who took the report`, () => {
      const after = given(...dispatched).when(send("c1", { desk: 2, atMinute: 4 })).then([{ type: `ticket.${step}@1`, id: "c1", body: step === "accepted" ? { people: [{ id: "wu-min" }] } : {} }]);
      expect(after.state(ticket, "c1")).toMatchObject({ step, marks: { [step]: { atMs: nowMs + 240_000, desk: 2, by: "chen-jing" } } });
    });

    it(`${command} twice is refused, and says who noted it first`, () => {
      given(...dispatched, send("c1", { atMinute: 4 })).when(send("c1", { desk: 2, atMinute: 5 }))
        .thenRefused("ticket.step-done", { step, desk: 1, by: "李建国", byEn: "Li Jianguo", atMs: nowMs + 240_000 });
    });

    it(`${command} is refused before somebody was sent, and after the work is done`, () => {
      given(log()).when(send("c1")).thenRefused("ticket.not-underway", { number: "261122-1-0001", step: "logged" });
      given(...finished).when(send("c1")).thenRefused("ticket.step-done", { step: "finished" });
    });
  }

  it("takes a report that skips a step, as crews report by telephone", () => {
    const there = given(...dispatched).when(arrive("c1")).then([{ type: "ticket.arrived@1" }]);
    expect(there.state(ticket, "c1").marks.accepted).toBeUndefined();
    there.when(accept("c1")).thenRefused("ticket.step-done", { step: "arrived" });
  });
});

describe("ticket.accept", () => {
  it("names who took a job that was sent to the whole crew; they are busy from then on", () => {
    const after = given(log(), ask("ticket.dispatch", { ticketId: "c1", crewId: "hvac", personIds: [] }))
      .when(ask("ticket.accept", { ticketId: "c1", personIds: ["wu-min"] }, { atMinute: 2 }))
      .then([{ type: "ticket.accepted@1", body: { people: [{ id: "wu-min" }] } }, { type: "person.assigned@1", id: "wu-min" }]);
    expect(after.state(ticket, "c1").assignment?.people.map((worker) => worker.id)).toEqual(["wu-min"]);
    expect(after.state(person, "wu-min").jobs.map((job) => job.ticketId)).toEqual(["c1"]);
  });

  it("lets a colleague take it; the first one is free again", () => {
    const after = given(...dispatched).when(ask("ticket.accept", { ticketId: "c1", personIds: ["zhou-zhiqiang"] }))
      .then([{ type: "person.freed@1", id: "wu-min" }, { type: "ticket.accepted@1" }, { type: "person.assigned@1", id: "zhou-zhiqiang" }]);
    expect(after.state(person, "wu-min").jobs).toEqual([]);
  });
});

describe("the wait for somebody to accept", () => {
  const acceptBy = (story: { state: typeof start.state }) => story.state(ticket, "c1").due?.acceptByMs;
  const start = given(log());

  it("begins anew with each crew that is sent, and lasts as long as the level says", () => {
    expect(acceptBy(start)).toBe(nowMs + 15 * minuteMs);
    const sent = given(log(), ask("ticket.dispatch", { ticketId: "c1", crewId: "hvac", personIds: ["wu-min"] }, { atMinute: 40 }));
    expect(acceptBy(sent)).toBe(nowMs + 55 * minuteMs);
    const handedOn = sent.when(ask("ticket.reassign", { ticketId: "c1", crewId: "hvac", personIds: ["zhou-zhiqiang"], reason: "" }, { atMinute: 60 }))
      .then([{ type: "person.freed@1" }, { type: "ticket.reassigned@1" }, { type: "person.assigned@1" }]);
    expect(acceptBy(handedOn)).toBe(nowMs + 75 * minuteMs);
  });

  it("is the new level's after a change of priority, still from dispatch, pauses added", () => {
    const story = given(log(), ask("ticket.dispatch", { ticketId: "c1", crewId: "hvac", personIds: [] }, { atMinute: 10 }),
      ask("ticket.suspend", { ticketId: "c1", reason: "parts" }, { atMinute: 11 }), ask("ticket.resume", { ticketId: "c1" }, { atMinute: 31 }),
      ask("ticket.prioritise", { ticketId: "c1", priority: 1 }, { atMinute: 32 }));
    expect(acceptBy(story)).toBe(nowMs + (10 + 20 + 2) * minuteMs);
  });
});

describe("ticket.finish", () => {
  it("frees everybody who was out on the job", () => {
    const after = given(log(), ask("ticket.dispatch", { ticketId: "c1", crewId: "hvac", personIds: ["wu-min", "zhou-zhiqiang"] })).when(finish("c1")).then([
      { type: "ticket.finished@1", id: "c1", body: { result: "好了" } },
      { type: "person.freed@1", id: "wu-min", body: { ticketId: "c1" } },
      { type: "person.freed@1", id: "zhou-zhiqiang" },
    ]);
    expect(after.state(person, "wu-min").jobs).toEqual([]);
    expect(after.state(person, "zhou-zhiqiang").jobs).toEqual([]);
    expect(after.state(ticket, "c1")).toMatchObject({ step: "finished", assignment: { crewId: "hvac", people: [{ id: "wu-min" }, { id: "zhou-zhiqiang" }] } });
  });

  it("leaves people busy on their other jobs", () => {
    const two = given(...dispatched, log(), ask("ticket.dispatch", { ticketId: "c3", crewId: "hvac", personIds: ["wu-min"] }), finish("c1"));
    expect(two.state(person, "wu-min").jobs.map((job) => job.ticketId)).toEqual(["c3"]);
  });

  it("is taken straight after dispatch, without words about the result", () => {
    given(...dispatched).when(ask("ticket.finish", { ticketId: "c1" })).then([{ type: "ticket.finished@1", body: { result: "" } }, { type: "person.freed@1" }]);
  });

  it("is refused where nobody was sent, and a second time", () => {
    given(log()).when(finish("c1")).thenRefused("ticket.not-underway");
    given(...finished).when(finish("c1")).thenRefused("ticket.step-done", { by: "李建国" });
  });
});
