import { describe, expect, it } from "vitest";
import { person } from "../../../shared/person/person.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { ask, cancel, dispatch, finish, finished, log, merge, suspend } from "../asks.ts";
import { given, nowMs } from "../given.ts";

const caller = { name: "11 床家属", phone: "8372" };

describe("ticket.join", () => {
  it("adds a second caller to ring back; nothing else changes", () => {
    const before = given(log());
    const after = before.when(ask("ticket.join", { ticketId: "c1", caller }, { atMinute: 5 })).then([{ type: "ticket.joined@1", id: "c1", body: { caller, fromNumber: "" } }]);
    expect(after.state(ticket, "c1")).toEqual({ ...before.state(ticket, "c1"), callers: [{ name: "王芳", phone: "8371", joinedAtMs: null }, { ...caller, joinedAtMs: nowMs + 300_000 }] });
  });

  it("refuses a job that is done: nobody comes any more", () => {
    given(...finished).when(ask("ticket.join", { ticketId: "c1", caller })).thenRefused("ticket.finished-already", { number: "261122-1-0001", by: "李建国" });
  });
});

describe("ticket.merge", () => {
  it("ends one ticket in favour of another, which takes over its callers", () => {
    const after = given(log(), log({ caller })).when(merge("c2", "c1")).then([
      { type: "ticket.merged@1", id: "c2", body: { intoId: "c1", intoNumber: "261122-1-0001" } },
      { type: "ticket.joined@1", id: "c1", body: { caller, fromNumber: "261122-1-0002" } },
    ]);
    expect(after.state(ticket, "c2").side).toEqual({ kind: "merged", intoId: "c1", intoNumber: "261122-1-0001", atMs: nowMs });
    expect(after.state(ticket, "c1").callers.map((one) => one.name)).toEqual(["王芳", "11 床家属"]);
  });

  it("frees those who were out on the ticket that ends, and leaves the others at work", () => {
    const after = given(log(), log(), dispatch("c1", "hvac", ["wu-min"]), dispatch("c2", "hvac", ["zhou-zhiqiang"]), merge("c2", "c1"));
    expect(after.state(person, "zhou-zhiqiang").jobs).toEqual([]);
    expect(after.state(person, "wu-min").jobs).toHaveLength(1);
  });

  it("takes every caller along through two merges", () => {
    const after = given(log(), log({ caller }), log({ caller: { name: "三", phone: "" } }), merge("c3", "c2"), merge("c2", "c1"));
    expect(after.state(ticket, "c1").callers).toHaveLength(3);
    after.when(dispatch("c3", "hvac")).thenRefused("ticket.merged-already", { into: "261122-1-0002" });
  });

  it("refuses to join a ticket with itself, with an ended one, or with finished work", () => {
    given(log()).when(merge("c1", "c1")).thenRefused("ticket.merge-self", { number: "261122-1-0001" });
    given(log(), log(), cancel("c2")).when(merge("c1", "c2")).thenRefused("ticket.cancelled-already", { number: "261122-1-0002" });
    given(log(), log(), merge("c2", "c1")).when(merge("c1", "c2")).thenRefused("ticket.merged-already", { into: "261122-1-0001" });
    given(log(), log(), dispatch("c1", "hvac"), finish("c1")).when(merge("c2", "c1")).thenRefused("ticket.finished-already", { number: "261122-1-0001" });
    given(log()).when(merge("c1", "nothing")).thenRefused("ticket.unknown", { ticket: "nothing" });
  });

  it("keeps the earlier promise and the higher priority of the two, so that no ward is forgotten", () => {
    const promisedAtMs = nowMs + 20 * 60_000;
    const after = given(log(), log({ priority: 2, promisedAtMs })).when(merge("c2", "c1")).then([
      { type: "ticket.merged@1" }, { type: "ticket.joined@1" },
      { type: "ticket.prioritised@1", id: "c1", body: { priority: 2, reason: "261122-1-0002" } },
      { type: "ticket.promised@1", id: "c1", body: { promisedAtMs } },
    ]);
    expect(after.state(ticket, "c1")).toMatchObject({ priority: 2, promisedAtMs });
    given(log({ priority: 1, promisedAtMs }), log({ promisedAtMs: promisedAtMs + 1 })).when(merge("c2", "c1")).then([{ type: "ticket.merged@1" }, { type: "ticket.joined@1" }]);
  });

  it("does not drop finished work into another ticket", () => {
    given(...finished, log()).when(merge("c1", "c4")).thenRefused("ticket.finished-already");
  });

  it("may end a ticket on hold; its people are free already", () => {
    given(log(), log(), dispatch("c2", "hvac", ["wu-min"]), suspend("c2")).when(merge("c2", "c1")).then([{ type: "ticket.merged@1" }, { type: "ticket.joined@1" }]);
  });
});
