/** 转派: a job that is out goes to somebody else; the first crew is free in the same moment. */
import { z } from "zod";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { assigned } from "../person/person.ts";
import { assignmentFor, crewRefusals } from "./crew-gate.ts";
import { assignmentBody } from "./dispatch.ts";
import { awaitingAcceptance } from "./due-shift.ts";
import { freePeople, markOf, refuseStep, runningRefusals, runningTicket } from "./guard.ts";
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
  assignmentBody.extend({ reason: shortText }),
  (state, { reason: _reason, ...assignment }, meta) => ({
    ...marked(awaitingAcceptance(withoutProgress(state), meta.observedAtMs), "dispatched", markOf(meta)), assignment,
  }),
);

/** Hands a job on. Refuses `ticket.not-underway` where nobody is out on it, and what `crew-gate` refuses. */
export const reassignTicket = verb({
  command: "ticket.reassign",
  body: z.strictObject({ ticketId: id, crewId: id, personIds: z.array(id).max(20), reason: shortText }),
  events: [reassigned],
  refusals: [...runningRefusals, ...crewRefusals, "ticket.not-underway"],
  decide(body, meta, world) {
    const state = runningTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (!isUnderway(state)) return refuseStep(state, "ticket.not-underway", world);
    const assignment = assignmentFor(state, body, meta, world);
    if ("code" in assignment) return assignment;
    return [
      ...freePeople(state),
      reassigned.of(state.id, { ...assignment, people: [...assignment.people], reason: body.reason }),
      ...assignment.people.map((worker) => assigned.of(worker.id, { ticketId: state.id, number: state.number })),
    ];
  },
});
