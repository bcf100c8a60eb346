/** 完工: the work is done; the people are free, the signature is still to come. */
import { z } from "zod";
import { crewWork } from "../kernel/may.ts";
import { verb } from "../kernel/stream.ts";
import { id, longText } from "../kernel/text.ts";
import { freePeople, markOf, refuseForeignCrew, refuseIfReached, refuseStep, runningRefusals, runningTicket } from "./guard.ts";
import { isUnderway, marked, ticket } from "./state.ts";

export const finished = ticket.becomes("ticket.finished@1", z.strictObject({ result: longText }), (state, _body, meta) =>
  marked(state, "finished", markOf(meta)));

/** Reports a job done, `result` in the crew's words. Refuses `ticket.not-underway`, `ticket.step-done`. */
export const finishTicket = verb({
  command: "ticket.finish",
  may: crewWork,
  body: z.strictObject({ ticketId: id, result: longText.default("") }),
  events: [finished],
  refusals: [...runningRefusals, "person.not-your-crew", "ticket.not-underway", "ticket.step-done"],
  decide(body, meta, world) {
    const state = runningTicket(body.ticketId, world);
    if ("code" in state) return state;
    const foreign = refuseForeignCrew(state, meta, world);
    if (foreign !== undefined) return foreign;
    const done = refuseIfReached(state, "finished", world);
    if (done !== undefined) return done;
    if (!isUnderway(state)) return refuseStep(state, "ticket.not-underway", world);
    return [finished.of(state.id, { result: body.result }), ...freePeople(state)];
  },
});
