/**
 * 挂起 and 继续: the clock stops for a stated reason. On resuming, every due time moves by exactly the pause, also when
 * the priority changed meanwhile (`due-shift.ts`). The people are free while the job waits; those who still can
 * (on duty, not out elsewhere) are out again when it goes on. If nobody can, the job stays with the crew.
 */
import { z } from "zod";
import { crewWork } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { stillSendable } from "./crew-gate.ts";
import { workers } from "./dispatch.ts";
import { dueAfterPause, shifted } from "./due-shift.ts";
import { freePeople, openRefusals, openTicket, refuseForeignCrew, refuseStep, runningRefusals, runningTicket } from "./guard.ts";
import type { Pause } from "../calendar/due.ts";
import { dueBody } from "./log.ts";
import { outOn } from "./send.ts";
import { hasReached, suspendReasons, ticket } from "./state.ts";
import type { TicketState } from "./state.ts";

const reason = z.enum(suspendReasons);

export const suspended = ticket.becomes("ticket.suspended@1", z.strictObject({ reason, note: shortText }), (state, body, meta) => ({
  ...state, side: { kind: "suspended", ...body, sinceMs: meta.observedAtMs },
}));

/** Stops the clock. Refuses `ticket.suspended-now`, `ticket.finished-already`, `ticket.reason-missing` (其他 needs a note). */
export const suspendTicket = verb({
  command: "ticket.suspend",
  may: crewWork,
  body: z.strictObject({ ticketId: id, reason, note: shortText.default("") }),
  events: [suspended],
  refusals: [...runningRefusals, "person.not-your-crew", "ticket.finished-already", "ticket.reason-missing"],
  decide(body, meta, world) {
    const state = runningTicket(body.ticketId, world);
    if ("code" in state) return state;
    const foreign = refuseForeignCrew(state, meta, world);
    if (foreign !== undefined) return foreign;
    if (hasReached(state, "finished")) return refuseStep(state, "ticket.finished-already", world, "finished");
    if (body.reason === "other" && body.note.trim() === "") return refuse("ticket.reason-missing");
    return [suspended.of(state.id, { reason: body.reason, note: body.note }), ...freePeople(state)];
  },
});

/** The pause that ends: since the job was held, for so long. */
function pauseOf({ side }: TicketState, pausedMs: number): Pause {
  const fromMs = side.kind === "suspended" ? side.sinceMs : 0;
  return { fromMs, toMs: fromMs + pausedMs };
}

/** `pausedMs` is never negative, whatever the clocks of two desks say. */
export const resumed = ticket.becomes("ticket.resumed@1", z.strictObject({
  pausedMs: z.number().int().min(0), people: workers,
  /** Due times after the pause; absent in events from before there were calendars, when every minute counted. */
  due: dueBody.nullable().optional(),
}), (state, body) => ({
  ...state, side: { kind: "none" }, pausedMs: state.pausedMs + body.pausedMs, pauses: [...state.pauses, pauseOf(state, body.pausedMs)],
  due: body.due !== undefined || state.due === null ? body.due ?? null : shifted(state.due, body.pausedMs),
  assignment: state.assignment === null ? null : { ...state.assignment, people: body.people },
}));

/** Lets the clock run again. Refuses `ticket.not-suspended`. */
export const resumeTicket = verb({
  command: "ticket.resume",
  may: crewWork,
  body: z.strictObject({ ticketId: id }),
  events: [resumed],
  refusals: [...openRefusals, "person.not-your-crew", "ticket.not-suspended"],
  decide(body, meta, world) {
    const state = openTicket(body.ticketId, world);
    if ("code" in state) return state;
    const foreign = refuseForeignCrew(state, meta, world);
    if (foreign !== undefined) return foreign;
    if (state.side.kind !== "suspended") return refuse("ticket.not-suspended", { number: state.number });
    const pausedMs = Math.max(0, meta.observedAtMs - state.side.sinceMs);
    const people = stillSendable(state, meta, world);
    return [
      resumed.of(state.id, { pausedMs, people: [...people], due: dueAfterPause(state, pauseOf(state, pausedMs), world) }),
      ...outOn(state, people),
    ];
  },
});
