/** 归档: signed, and rated where a rating was asked for; nothing is left to do. */
import { z } from "zod";
import { verb } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { markOf, openRefusals, openTicket, refuseStep } from "./guard.ts";
import { hasReached, marked, ticket } from "./state.ts";

export const closed = ticket.becomes("ticket.closed@1", z.strictObject({}), (state, _body, meta) => marked(state, "closed", markOf(meta)));

/** Files a ticket away. Refuses `ticket.not-signed`. */
export const closeTicket = verb({
  command: "ticket.close",
  body: z.strictObject({ ticketId: id }),
  events: [closed],
  refusals: [...openRefusals, "ticket.not-signed"],
  decide(body, _meta, world) {
    const state = openTicket(body.ticketId, world);
    if ("code" in state) return state;
    return hasReached(state, "signed") ? [closed.of(state.id, {})] : refuseStep(state, "ticket.not-signed", world);
  },
});
