/** 转派: a job that is out goes to somebody else; the first crew is free in the same moment. */
import { z } from "zod";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { sentBody } from "./dispatch.ts";
import { awaitingAcceptance } from "./due-shift.ts";
import { freePeople, markOf, refuseStep, runningRefusals, runningTicket } from "./guard.ts";
import { overridden, overrideWish } from "./override.ts";
import { outOn, sendOut, sendRefusals } from "./send.ts";
import { isUnderway, marked, ticket } from "./state.ts";
import type { Step, TicketState } from "./state.ts";

const afterDispatch: readonly Step[] = ["accepted", "arrived", "working"];

/** Marks of steps that the new crew has yet to make. */
function withoutProgress(state: TicketState): TicketState {
  const marks = Object.fromEntries(Object.entries(state.marks).filter(([step]) => !afterDispatch.some((later) => later === step)));
  return { ...state, marks };
}

export const reassigned = ticket.becomes(
  "ticket.reassigned@1",
  sentBody.extend({ reason: shortText }),
  (state, { reason: _reason, acceptByMs, override, ...assignment }, meta) => ({
    ...marked(awaitingAcceptance(withoutProgress(state), meta.observedAtMs, acceptByMs), "dispatched", markOf(meta)), assignment,
    override: overridden(state.override, override, meta),
  }),
);

/** Hands a job on. Refuses `ticket.not-underway` where nobody is out on it, and what `sendOut` refuses. */
export const reassignTicket = verb({
  command: "ticket.reassign",
  body: z.strictObject({ ticketId: id, crewId: id, personIds: z.array(id).max(20), reason: shortText, override: overrideWish.optional() }),
  events: [reassigned],
  refusals: [...runningRefusals, ...sendRefusals, "ticket.not-underway"],
  decide(body, meta, world) {
    const state = runningTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (!isUnderway(state)) return refuseStep(state, "ticket.not-underway", world);
    const sent = sendOut(state, body, meta, world);
    if ("code" in sent) return sent;
    return [
      ...freePeople(state),
      reassigned.of(state.id, { ...sent, reason: body.reason }),
      ...outOn(state, sent.people),
    ];
  },
});
