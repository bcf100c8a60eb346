/**
 * 到场, 处理中: what the crew reports on the way. The step it is taken from must come before; reports that skip
 * one (arrived without accepted) are taken as they are, because that is how crews report by telephone.
 */
import { z } from "zod";
import { crewWork } from "../kernel/may.ts";
import { verb } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { markOf, refuseForeignCrew, refuseIfReached, refuseStep, runningRefusals, runningTicket } from "./guard.ts";
import { isUnderway, marked, ticket } from "./state.ts";

const body = z.strictObject({ ticketId: id });
const nothing = z.strictObject({});

/** One verb of the row arrived → working. Refuses `ticket.not-underway`, `ticket.step-done`. */
function progress<const C extends string>(step: "arrived" | "working", command: C) {
  const event = ticket.becomes(`ticket.${step}@1`, nothing, (state, _body, meta) => marked(state, step, markOf(meta)));
  return verb({
    command,
    may: crewWork,
    body,
    events: [event],
    refusals: [...runningRefusals, "person.not-your-crew", "ticket.not-underway", "ticket.step-done"],
    decide({ ticketId }, meta, world) {
      const state = runningTicket(ticketId, world);
      if ("code" in state) return state;
      const foreign = refuseForeignCrew(state, meta, world);
      if (foreign !== undefined) return foreign;
      const done = refuseIfReached(state, step, world);
      if (done !== undefined) return done;
      if (!isUnderway(state)) return refuseStep(state, "ticket.not-underway", world);
      return [event.of(state.id, {})];
    },
  });
}

/** 到场: the crew is there. */
export const arriveTicket = progress("arrived", "ticket.arrive");
/** 处理中: hands on. */
export const workTicket = progress("working", "ticket.work");
