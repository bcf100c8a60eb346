/** What the scheduler may write: `ticket.mark-due-soon`, `ticket.mark-late`, `ticket.climb-chain`. Never refused, never twice. */
import { describe, expect, it } from "vitest";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { defaultChains } from "../../../shared/service/chain.ts";
import { nearFromMs, nearness } from "../../../shared/ticket/attention.ts";
import { occurrencesOf } from "../../../shared/ticket/occurrences.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { watchedOf } from "../../../shared/ticket/watched.ts";
import { accept, ask, cancel, dispatch, finish, giveBack, log, prioritise, suspend } from "../asks.ts";
import { given, nowMs } from "../given.ts";

const told = (minute: number, clock: "accept" | "respond" | "finish" | "promise" = "accept") => ({ ticketId: "c1", clock, dueAtMs: nowMs + minute * minuteMs });
const late = (minute: number, atMinute = minute, clock: "accept" | "respond" = "accept") => ask("ticket.mark-late", told(minute, clock), { atMinute });
const climb = (level: number, atMinute: number) => ask("ticket.climb-chain", { ...told(15), level }, { atMinute });

describe("a due time that passed", () => {
  it("is written once; the second time gives no events, whoever asks", () => {
    const once = given(log()).when(late(15)).then([{ type: "ticket.late@1", body: { clock: "accept" } }]);
    once.when(late(15, 20)).then([]);
    expect(once.state(ticket, "c1").told.late).toEqual({ accept: nowMs + 15 * minuteMs });
  });
  it.each([
    ["before it is due", [log()], late(15, 14)],
    ["of no ticket", [], late(15)],
    ["of another due time", [log()], late(16, 20)],
    ["accepted meanwhile", [log(), dispatch("c1", "hvac"), accept("c1")], late(15)],
    ["held", [log(), suspend("c1")], late(15)],
    ["void", [log(), cancel("c1")], late(15)],
    ["done", [log(), dispatch("c1", "hvac"), finish("c1")], late(30, 30, "respond")],
    ["handed back and waiting for a dispatch", [log(), dispatch("c1", "hvac"), giveBack("c1")], late(15)],
  ] as const)("gives nothing where the job is %s", (_what, before, when) => {
    given(...before).when(when).then([]);
  });
  it("is told of again where it moved and passes again", () => {
    const after = given(log({ priority: 2 })).after(late(5)).after(prioritise("c1", 3, { atMinute: 6 }));
    after.when(late(15)).then([{ type: "ticket.late@1" }]);
  });
});

describe("the chain", () => {
  it("raises level by level, never to a level that was reached, also by hand", () => {
    const first = given(log()).when(climb(1, 15)).then([{ type: "ticket.escalated@1", body: { level: 1, told: { role: "on-call", person: { id: "zhou-zhiqiang" } } } }]);
    first.when(climb(1, 16)).then([]);
    first.when(climb(2, 29)).then([]);
    first.when(climb(2, 30)).then([{ type: "ticket.escalated@1", body: { level: 2, told: { role: "supervisor", person: null } } }]);
    given(log(), ask("ticket.escalate", { ticketId: "c1" })).when(climb(1, 15)).then([]);
  });
  it("names the person whom a step names", () => {
    const steps = [{ clock: "accept" as const, afterMinutes: 0, to: "supervisor" as const, personId: "zhao-ming" }];
    given(ask("service.set-chain", { serviceId: "aircon", priority: 3, steps })).after(log({}, { commandId: "c1" }))
      .when(climb(2, 15)).then([{ type: "ticket.escalated@1", body: { level: 2, told: { person: { id: "zhao-ming", name: { zh: "赵明" } } } } }]);
  });
});

describe("near", () => {
  it("is one thing for board and scheduler: from that instant on the board says near, not a millisecond before", () => {
    for (const priority of [1, 2, 3, 4] as const) {
      const state = given(log({ priority, promisedAtMs: nowMs + 40 * minuteMs })).state(ticket, "c1");
      const row = watchedOf(state);
      for (const one of occurrencesOf(state, defaultChains[priority])) {
        if (one.kind !== "soon" || one.clock === "accept") continue;
        const clock = { name: one.clock, atMs: one.dueAtMs };
        expect(one.atMs).toBe(nearFromMs(row, clock));
        expect([nearness(row, clock, one.atMs - 1), nearness(row, clock, one.atMs), nearness(row, clock, one.dueAtMs + 1)]).toEqual(["in-time", "near", "over"]);
      }
    }
  });
});
