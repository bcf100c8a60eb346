/** 派单: a logged ticket goes to a crew, or to named people of it, who are busy from then on. */
import { z } from "zod";
import { verb } from "../kernel/stream.ts";
import { bilingual, id, timeMs } from "../kernel/text.ts";
import { awaitingAcceptance } from "./due-shift.ts";
import { markOf, refuseStep, runningRefusals, runningTicket } from "./guard.ts";
import { overridden, overrideBody, overrideWish } from "./override.ts";
import { outOn, sendOut, sendRefusals } from "./send.ts";
import { marked, ticket } from "./state.ts";

export const workers = z.array(z.strictObject({ id, name: bilingual })).max(20);
export const assignmentBody = z.strictObject({ crewId: id, crewName: bilingual, people: workers });


/** An assignment as dispatch and reassignment write it. */
export const sentBody = assignmentBody.extend({
  /** By when they have to accept; absent in events from before there were calendars, and without a service level. */
  acceptByMs: timeMs.optional(),
  /** There where somebody went without the certificate. */
  override: overrideBody.optional(),
});

export const dispatched = ticket.becomes("ticket.dispatched@1", sentBody, (state, { acceptByMs, override, ...assignment }, meta) => ({
  ...marked(awaitingAcceptance(state, meta.observedAtMs, acceptByMs), "dispatched", markOf(meta)), assignment, returned: null,
  override: overridden(state.override, override, meta),
}));

/**
 * Sends a logged ticket out. Refuses `ticket.dispatched-already` with who was first, and what `sendOut` refuses.
 */
export const dispatchTicket = verb({
  command: "ticket.dispatch",
  body: z.strictObject({ ticketId: id, crewId: id, personIds: z.array(id).max(20), override: overrideWish.optional() }),
  events: [dispatched],
  refusals: [...runningRefusals, ...sendRefusals, "ticket.dispatched-already"],
  decide(body, meta, world) {
    const state = runningTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (state.step !== "logged") return refuseStep(state, "ticket.dispatched-already", world, "dispatched");
    const sent = sendOut(state, body, meta, world);
    return "code" in sent ? sent : [dispatched.of(state.id, sent), ...outOn(state, sent.people)];
  },
});
