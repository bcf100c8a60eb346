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
import { assigned } from "../person/person.ts";
import { stillSendable } from "./crew-gate.ts";
import { workers } from "./dispatch.ts";
import { shifted } from "./due-shift.ts";
import { freePeople, openRefusals, openTicket, refuseStep, runningRefusals, runningTicket } from "./guard.ts";
import { hasReached, suspendReasons, ticket } from "./state.ts";

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
  refusals: [...runningRefusals, "ticket.finished-already", "ticket.reason-missing"],
  decide(body, _meta, world) {
    const state = runningTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (hasReached(state, "finished")) return refuseStep(state, "ticket.finished-already", world, "finished");
    if (body.reason === "other" && body.note.trim() === "") return refuse("ticket.reason-missing");
    return [suspended.of(state.id, { reason: body.reason, note: body.note }), ...freePeople(state)];
  },
});

/** `pausedMs` is never negative, whatever the clocks of two desks say. */
export const resumed = ticket.becomes("ticket.resumed@1", z.strictObject({ pausedMs: z.number().int().min(0), people: workers }), (state, body) => ({
  ...state, side: { kind: "none" }, pausedMs: state.pausedMs + body.pausedMs,
  due: state.due === null ? null : shifted(state.due, body.pausedMs),
  assignment: state.assignment === null ? null : { ...state.assignment, people: body.people },
}));

/** Lets the clock run again. Refuses `ticket.not-suspended`. */
export const resumeTicket = verb({
  command: "ticket.resume",
  may: crewWork,
  body: z.strictObject({ ticketId: id }),
  events: [resumed],
  refusals: [...openRefusals, "ticket.not-suspended"],
  decide(body, meta, world) {
    const state = openTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (state.side.kind !== "suspended") return refuse("ticket.not-suspended", { number: state.number });
    const pausedMs = Math.max(0, meta.observedAtMs - state.side.sinceMs);
    const people = stillSendable(state, meta, world);
    return [
      resumed.of(state.id, { pausedMs, people: [...people] }),
      ...people.map((worker) => assigned.of(worker.id, { ticketId: state.id, number: state.number })),
    ];
  },
});
