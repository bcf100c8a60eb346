/** 作废: ends a ticket that should not be, with the reason; whoever was out on it is free. */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { freePeople, openRefusals, openTicket, refuseStep } from "./guard.ts";
import { hasReached, ticket } from "./state.ts";

export const cancelled = ticket.becomes("ticket.cancelled@1", z.strictObject({ reason: shortText }), (state, body, meta) => ({
  ...state, side: { kind: "cancelled", reason: body.reason, atMs: meta.observedAtMs },
}));

/** Voids a ticket. Refuses `ticket.reason-missing`, `ticket.finished-already` (done work is not voided, it is reopened). */
export const cancelTicket = verb({
  command: "ticket.cancel",
  body: z.strictObject({ ticketId: id, reason: shortText }),
  events: [cancelled],
  refusals: [...openRefusals, "ticket.reason-missing", "ticket.finished-already"],
  decide(body, _meta, world) {
    const state = openTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (hasReached(state, "finished")) return refuseStep(state, "ticket.finished-already", world, "finished");
    if (body.reason.trim() === "") return refuse("ticket.reason-missing");
    return [cancelled.of(state.id, { reason: body.reason }), ...freePeople(state)];
  },
});
