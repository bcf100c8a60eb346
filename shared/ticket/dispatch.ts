/** 派单: a logged ticket goes to a crew, or to named people of it, who are busy from then on. */
import { z } from "zod";
import { verb } from "../kernel/stream.ts";
import { bilingual, id } from "../kernel/text.ts";
import { assigned } from "../person/person.ts";
import { assignmentFor, crewRefusals } from "./crew-gate.ts";
import { awaitingAcceptance } from "./due-shift.ts";
import { markOf, refuseStep, runningRefusals, runningTicket } from "./guard.ts";
import { marked, ticket } from "./state.ts";

export const workers = z.array(z.strictObject({ id, name: bilingual })).max(20);
export const assignmentBody = z.strictObject({ crewId: id, crewName: bilingual, people: workers });

export const dispatched = ticket.becomes("ticket.dispatched@1", assignmentBody, (state, body, meta) => ({
  ...marked(awaitingAcceptance(state, meta.observedAtMs), "dispatched", markOf(meta)), assignment: body, returned: null,
}));

/**
 * Sends a logged ticket out. Refuses `ticket.dispatched-already` with who was first, and what `crew-gate` refuses.
 */
export const dispatchTicket = verb({
  command: "ticket.dispatch",
  body: z.strictObject({ ticketId: id, crewId: id, personIds: z.array(id).max(20) }),
  events: [dispatched],
  refusals: [...runningRefusals, ...crewRefusals, "ticket.dispatched-already"],
  decide(body, meta, world) {
    const state = runningTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (state.step !== "logged") return refuseStep(state, "ticket.dispatched-already", world, "dispatched");
    const assignment = assignmentFor(state, body, meta, world);
    if ("code" in assignment) return assignment;
    return [
      dispatched.of(state.id, { ...assignment, people: [...assignment.people] }),
      ...assignment.people.map((worker) => assigned.of(worker.id, { ticketId: state.id, number: state.number })),
    ];
  },
});
