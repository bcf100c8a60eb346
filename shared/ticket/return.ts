/** 退单: the crew hands the job back with a reason; it waits for dispatch again and its people are free. */
import { z } from "zod";
import { crewWork } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { bilingual, id, shortText } from "../kernel/text.ts";
import { freePeople, refuseForeignCrew, refuseStep, runningRefusals, runningTicket } from "./guard.ts";
import { isUnderway, ticket } from "./state.ts";

export const returned = ticket.becomes(
  "ticket.returned@1",
  z.strictObject({ reason: shortText, crewName: bilingual }),
  (state, body) => ({
    ...state, step: "logged" as const, assignment: null, returned: body, returns: state.returns + 1,
    marks: state.marks.logged === undefined ? {} : { logged: state.marks.logged },
  }),
);

/** Takes a job back from its crew. Refuses `ticket.not-underway`, `ticket.reason-missing`. */
export const returnTicket = verb({
  command: "ticket.return",
  may: crewWork,
  body: z.strictObject({ ticketId: id, reason: shortText }),
  events: [returned],
  refusals: [...runningRefusals, "person.not-your-crew", "ticket.not-underway", "ticket.reason-missing"],
  decide(body, meta, world) {
    const state = runningTicket(body.ticketId, world);
    if ("code" in state) return state;
    const foreign = refuseForeignCrew(state, meta, world);
    if (foreign !== undefined) return foreign;
    if (!isUnderway(state) || state.assignment === null) return refuseStep(state, "ticket.not-underway", world);
    if (body.reason.trim() === "") return refuse("ticket.reason-missing");
    return [returned.of(state.id, { reason: body.reason, crewName: state.assignment.crewName }), ...freePeople(state)];
  },
});
