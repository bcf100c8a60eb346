import { describe, expect, it } from "vitest";
import { person } from "../../../shared/person/person.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { accept, ask, dispatch, dispatched, finished, log, resume, suspend } from "../asks.ts";
import { given, nowMs } from "../given.ts";

const minuteMs = 60_000;

describe("ticket.suspend", () => {
  it("stops the clock for a stated reason and frees the people", () => {
    const after = given(...dispatched).when(suspend("c1", { atMinute: 10 })).then([
      { type: "ticket.suspended@1", body: { reason: "parts", note: "" } },
      { type: "person.freed@1", id: "wu-min" },
    ]);
    expect(after.state(ticket, "c1")).toMatchObject({ step: "dispatched", side: { kind: "suspended", reason: "parts", sinceMs: nowMs + 10 * minuteMs } });
    expect(after.state(person, "wu-min").jobs).toEqual([]);
  });

  it("may hold a job that nobody was sent to yet", () => {
    given(log()).when(suspend("c1")).then([{ type: "ticket.suspended@1" }]);
  });

  it("takes parts, department, outsourcer, and other only with a note", () => {
    for (const reason of ["parts", "department", "outsourcer"] as const) given(log()).when(ask("ticket.suspend", { ticketId: "c1", reason })).then([{ type: "ticket.suspended@1" }]);
    given(log()).when(ask("ticket.suspend", { ticketId: "c1", reason: "other" })).thenRefused("ticket.reason-missing");
    given(log()).when(ask("ticket.suspend", { ticketId: "c1", reason: "other", note: "病人在睡" })).then([{ body: { note: "病人在睡" }, type: "ticket.suspended@1" }]);
    given(log()).when({ type: "ticket.suspend", body: { ticketId: "c1", reason: "lunch" } }).thenInvalid("reason");
  });

  it("refuses finished work, and a second hold", () => {
    given(...finished).when(suspend("c1")).thenRefused("ticket.finished-already", { step: "finished" });
    given(log(), suspend("c1")).when(suspend("c1")).thenRefused("ticket.suspended-now", { reason: "parts" });
  });
});

describe("ticket.resume", () => {
  it("moves every due time by exactly the pause and sends the people out again", () => {
    const held = given(...dispatched, accept("c1"), suspend("c1", { atMinute: 10 }));
    const before = held.state(ticket, "c1").due;
    const after = held.when(resume("c1", { atMinute: 47 })).then([
      { type: "ticket.resumed@1", body: { pausedMs: 37 * minuteMs, people: [{ id: "wu-min" }] } },
      { type: "person.assigned@1", id: "wu-min", body: { ticketId: "c1" } },
    ]);
    const state = after.state(ticket, "c1");
    expect(state).toMatchObject({ step: "accepted", side: { kind: "none" }, pausedMs: 37 * minuteMs });
    expect(Object.values(state.due ?? {})).toEqual(Object.values(before ?? {}).map((atMs) => atMs + 37 * minuteMs));
    expect(after.state(person, "wu-min").jobs).toHaveLength(1);
  });

  it("leaves the promise as it was told to the ward", () => {
    const promisedAtMs = nowMs + 20 * minuteMs;
    expect(given(log({ promisedAtMs }), suspend("c1"), resume("c1", { atMinute: 15 })).state(ticket, "c1").promisedAtMs).toBe(promisedAtMs);
  });

  it("never counts a pause backwards, whatever the clocks of two desks say", () => {
    given(log(), suspend("c1", { atMinute: 10 })).when(resume("c1", { atMinute: 8, desk: 2 })).then([{ type: "ticket.resumed@1", body: { pausedMs: 0 } }]);
  });

  it("does not send out somebody who went home meanwhile: the job stays with the crew", () => {
    const home = given(...dispatched, suspend("c1"), ask("person.set-duty", { personId: "wu-min", duty: "off" }));
    const after = home.when(resume("c1")).then([{ type: "ticket.resumed@1", body: { people: [] } }]);
    expect(after.state(ticket, "c1").assignment).toMatchObject({ crewId: "hvac", people: [] });
    expect(after.state(person, "wu-min")).toMatchObject({ duty: "off", jobs: [] });
  });

  it("does not book somebody twice who is out elsewhere by now", () => {
    const elsewhere = given(log(), dispatch("c1", "lifts", ["ma-lin"]), suspend("c1"), log(), dispatch("c4", "lifts", ["ma-lin"]));
    const after = elsewhere.when(resume("c1")).then([{ type: "ticket.resumed@1", body: { people: [] } }]);
    expect(after.state(person, "ma-lin").jobs.map((job) => job.ticketId)).toEqual(["c4"]);
  });

  it("refuses a job that is not on hold", () => {
    given(...dispatched).when(resume("c1")).thenRefused("ticket.not-suspended", { number: "261122-1-0001" });
  });
});
