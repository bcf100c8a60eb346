import { describe, expect, it } from "vitest";
import { person } from "../../../shared/person/person.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { ask, cancel, closed, dispatch, dispatched, evaluate, finish, finished, log, reopen, resume, signed, suspend } from "../asks.ts";
import { importRow } from "../every-refusal.ts";
import { given, nowMs } from "../given.ts";

const minuteMs = 60_000;

describe("ticket.cancel", () => {
  it("ends a ticket with its reason and frees whoever was out on it", () => {
    const after = given(...dispatched).when(cancel("c1")).then([{ type: "ticket.cancelled@1", body: { reason: "打错了" } }, { type: "person.freed@1", id: "wu-min" }]);
    expect(after.state(ticket, "c1")).toMatchObject({ step: "dispatched", side: { kind: "cancelled", reason: "打错了", atMs: nowMs } });
    expect(after.state(person, "wu-min").jobs).toEqual([]);
  });

  it("frees nobody twice when the job was on hold", () => {
    given(...dispatched, suspend("c1")).when(cancel("c1")).then([{ type: "ticket.cancelled@1" }]);
  });

  it("needs a reason, and work that is not done", () => {
    given(log()).when(ask("ticket.cancel", { ticketId: "c1", reason: " " })).thenRefused("ticket.reason-missing");
    given(...signed).when(cancel("c1")).thenRefused("ticket.finished-already", { step: "finished" });
    given(log(), cancel("c1")).when(cancel("c1")).thenRefused("ticket.cancelled-already", { number: "261122-1-0001" });
  });

  it("is final: a voided ticket is neither dispatched nor reopened", () => {
    given(log(), cancel("c1")).when(dispatch("c1", "hvac")).thenRefused("ticket.cancelled-already");
    given(log(), cancel("c1")).when(reopen("c1")).thenRefused("ticket.cancelled-already");
  });
});

describe("ticket.reopen", () => {
  const soiled = [
    ...dispatched, ask("ticket.urge", { ticketId: "c1" }), ask("ticket.escalate", { ticketId: "c1" }),
    suspend("c1", { atMinute: 5 }), resume("c1", { atMinute: 9 }), finish("c1"), ask("ticket.sign", { ticketId: "c1", how: "slip", signerName: "王芳" }), evaluate("c1"),
  ];

  it("starts the clock, the steps, urging and escalation anew", () => {
    const after = given(...soiled).when(reopen("c1", { atMinute: 100 })).then([{ type: "ticket.reopened@1", body: { reason: "又漏了", crewId: "hvac", crewName: { zh: "空调组" } } }]);
    const reopenedMs = nowMs + 100 * minuteMs;
    expect(after.state(ticket, "c1")).toMatchObject({
      step: "logged", side: { kind: "none" }, assignment: null, clockFromMs: reopenedMs, pausedMs: 0, promisedAtMs: null,
      signature: null, rating: null, urged: 0, escalation: 0, due: { finishByMs: reopenedMs + 240 * minuteMs }, marks: { logged: { atMs: reopenedMs } },
    });
    expect(Object.keys(after.state(ticket, "c1").marks)).toEqual(["logged"]);
  });

  it("keeps number, callers and what was said", () => {
    const before = given(...finished);
    const { number, callers, said, place } = before.state(ticket, "c1");
    expect(before.after(reopen("c1")).state(ticket, "c1")).toMatchObject({ number, callers, said, place });
  });

  it("counts, each time, against the crew that did the work", () => {
    const twice = given(...finished, reopen("c1"), dispatch("c1", "electric"), finish("c1"));
    const after = twice.when(reopen("c1")).then([{ type: "ticket.reopened@1", body: { crewId: "electric" } }]);
    expect(after.state(ticket, "c1").reopened).toBe(2);
  });

  it("uses the priority the ticket has by now", () => {
    const after = given(log(), ask("ticket.prioritise", { ticketId: "c1", priority: 1 }), dispatch("c1", "hvac"), finish("c1"), reopen("c1", { atMinute: 60 }));
    expect(after.state(ticket, "c1").due?.finishByMs).toBe(nowMs + 90 * minuteMs);
  });

  it("takes a filed ticket back on the board, and a dispatch after it", () => {
    given(...closed).when(reopen("c1")).then([{ type: "ticket.reopened@1" }]);
    given(...closed, reopen("c1")).when(dispatch("c1", "hvac", ["wu-min"])).then([{ type: "ticket.dispatched@1" }, { type: "person.assigned@1" }]);
  });

  it("works for imported tickets, which never had a crew or a service level", () => {
    const old = given(ask("ticket.import", { ...importRow, anomalies: [], closedAtMs: nowMs + minuteMs }));
    old.when(reopen("c1")).then([{ type: "ticket.reopened@1", body: { due: null, crewId: null, crewName: null } }]);
  });

  it("needs finished work and a reason", () => {
    given(...dispatched).when(reopen("c1")).thenRefused("ticket.not-finished", { step: "dispatched", crew: "空调组" });
    given(...finished).when(ask("ticket.reopen", { ticketId: "c1", reason: "" })).thenRefused("ticket.reason-missing");
  });
});
