/** 返修: finished work that did not hold comes back with a new clock; it counts against the re-repair
 * rate of the crew, which the event names. Urging and escalation begin anew with the clock. */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { bilingual, id, shortText } from "../kernel/text.ts";
import { dueFrom } from "../calendar/due.ts";
import { service } from "../service/service.ts";
import { markOf, refuseStep } from "./guard.ts";
import { dueBody } from "./log.ts";
import { hasReached, notTold, ticket } from "./state.ts";

export const reopened = ticket.becomes(
  "ticket.reopened@1",
  z.strictObject({
    reason: shortText, due: dueBody.nullable(),
    /** Whose work did not hold; null where it was never sent out (imports). */
    crewId: id.nullable(), crewName: bilingual.nullable(),
  }),
  (state, body, meta) => ({
    ...state, step: "logged" as const, side: { kind: "none" as const }, assignment: null, due: body.due,
    clockFromMs: meta.observedAtMs, acceptFromMs: meta.observedAtMs, pausedMs: 0, pauses: [], told: notTold, promisedAtMs: null, marks: { logged: markOf(meta) },
    signature: null, rating: null, escalation: 0, urged: 0, reopened: state.reopened + 1,
  }),
);

/** Brings a finished ticket back. Refuses `ticket.unknown`, `ticket.not-finished`, `ticket.cancelled-already`, `ticket.merged-already`, `ticket.reason-missing`. */
export const reopenTicket = verb({
  command: "ticket.reopen",
  body: z.strictObject({ ticketId: id, reason: shortText }),
  events: [reopened],
  refusals: ["ticket.unknown", "ticket.not-finished", "ticket.cancelled-already", "ticket.merged-already", "ticket.reason-missing"],
  decide(body, meta, world) {
    const state = world.get(ticket, body.ticketId);
    if (state === undefined) return refuse("ticket.unknown", { ticket: body.ticketId });
    if (state.side.kind === "cancelled") return refuse("ticket.cancelled-already", { number: state.number });
    if (state.side.kind === "merged") return refuse("ticket.merged-already", { number: state.number, into: state.side.intoNumber });
    if (!hasReached(state, "finished")) return refuseStep(state, "ticket.not-finished", world);
    if (body.reason.trim() === "") return refuse("ticket.reason-missing");
    const levels = state.service.id === null ? undefined : world.get(service, state.service.id);
    const due = levels === undefined ? null : dueFrom(levels.levels[state.priority], meta.observedAtMs, world);
    const { crewId, crewName } = state.assignment ?? { crewId: null, crewName: null };
    return [reopened.of(state.id, { reason: body.reason, due, crewId, crewName })];
  },
});
