/** Ties a ticket and a call together afterwards: the operator noticed that this call was about that job. */
import { z } from "zod";
import { callLinked, linkCall } from "../call/link.ts";
import { knownCall } from "../call/state.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { ticket } from "./state.ts";

/** Links them; again changes nothing. Refuses `call.unknown`, `ticket.unknown`. */
export const linkCallToTicket = verb({
  command: "call.link",
  body: z.strictObject({ callId: id, ticketId: id }),
  events: [callLinked],
  refusals: ["call.unknown", "ticket.unknown"],
  decide({ callId, ticketId }, _meta, world) {
    const state = knownCall(callId, world);
    if ("code" in state) return state;
    const found = world.get(ticket, ticketId);
    return found === undefined ? refuse("ticket.unknown", { ticket: ticketId }) : linkCall(callId, found, world);
  },
});
