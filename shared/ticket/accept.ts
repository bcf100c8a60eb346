/**
 * 接单: the crew has taken the job. Where it was sent to the whole crew, whoever takes it is named here, passes the same
 * gate as at dispatch, and is busy from then on.
 */
import { z } from "zod";
import { crewWork } from "../kernel/may.ts";
import { verb } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { freed } from "../person/person.ts";
import { assignmentFor, peopleRefusals } from "./crew-gate.ts";
import { workers } from "./dispatch.ts";
import { markOf, refuseForeignCrew, refuseIfReached, refuseStep, runningRefusals, runningTicket } from "./guard.ts";
import { outOn } from "./send.ts";
import { isUnderway, marked, ticket } from "./state.ts";

export const accepted = ticket.becomes("ticket.accepted@1", z.strictObject({ people: workers }), (state, body, meta) => ({
  ...marked(state, "accepted", markOf(meta)), assignment: state.assignment === null ? null : { ...state.assignment, people: body.people },
}));

/**
 * Takes the job. An empty `personIds` leaves the people as they were sent; others take their place.
 * Refuses `ticket.not-underway`, `ticket.step-done`, and what `crew-gate` refuses.
 */
export const acceptTicket = verb({
  command: "ticket.accept",
  may: crewWork,
  body: z.strictObject({ ticketId: id, personIds: z.array(id).max(20).default([]) }),
  events: [accepted],
  refusals: [...runningRefusals, "person.not-your-crew", ...peopleRefusals, "ticket.not-underway", "ticket.step-done"],
  decide({ ticketId, personIds }, meta, world) {
    const state = runningTicket(ticketId, world);
    if ("code" in state) return state;
    const foreign = refuseForeignCrew(state, meta, world);
    if (foreign !== undefined) return foreign;
    const done = refuseIfReached(state, "accepted", world);
    if (done !== undefined) return done;
    if (!isUnderway(state) || state.assignment === null) return refuseStep(state, "ticket.not-underway", world);
    const sent = state.assignment.people;
    if (personIds.length === 0) return [accepted.of(state.id, { people: [...sent] })];
    const taken = assignmentFor(state, { crewId: state.assignment.crewId, personIds }, meta, world);
    if ("code" in taken) return taken;
    const isIn = (list: typeof sent, personId: string) => list.some((worker) => worker.id === personId);
    return [
      ...sent.filter((worker) => !isIn(taken.people, worker.id)).map((worker) => freed.of(worker.id, { ticketId })),
      accepted.of(state.id, { people: [...taken.people] }),
      ...outOn(state, taken.people.filter((worker) => !isIn(sent, worker.id))),
    ];
  },
});
