/** 承诺: the time the ward was told. A new promise replaces the old one; the story keeps both. */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, timeMs } from "../kernel/text.ts";
import { openRefusals, openTicket, refuseStep } from "./guard.ts";
import { hasReached, ticket } from "./state.ts";

export const promised = ticket.becomes("ticket.promised@1", z.strictObject({ promisedAtMs: timeMs }), (state, body) => ({
  ...state, promisedAtMs: body.promisedAtMs,
}));

/** Records what the ward was told. Refuses `ticket.promise-past`, `ticket.arrived-already`. */
export const promiseTicket = verb({
  command: "ticket.promise",
  body: z.strictObject({ ticketId: id, promisedAtMs: timeMs }),
  events: [promised],
  refusals: [...openRefusals, "ticket.promise-past", "ticket.arrived-already"],
  decide(body, meta, world) {
    const state = openTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (hasReached(state, "arrived")) return refuseStep(state, "ticket.arrived-already", world, "arrived");
    if (body.promisedAtMs < meta.observedAtMs) return refuse("ticket.promise-past", { atMs: body.promisedAtMs });
    return [promised.of(state.id, { promisedAtMs: body.promisedAtMs })];
  },
});
