/** 评价: 1 to 5 with reasons, by the requester. */
import { z } from "zod";
import { verb } from "../kernel/stream.ts";
import { id, longText, shortText } from "../kernel/text.ts";
import { followUpOpened, lowStars, openFollowUp } from "./follow-up.ts";
import { markOf, openRefusals, openTicket, refuseIfReached, refuseStep } from "./guard.ts";
import { hasReached, marked, ticket } from "./state.ts";

const rating = z.strictObject({ stars: z.number().int().min(1).max(5), reasons: z.array(shortText).max(10), comment: longText });

export const evaluated = ticket.becomes("ticket.evaluated@1", rating, (state, body, meta) => ({
  ...marked(state, "evaluated", markOf(meta)), rating: body,
}));

/** Takes the rating; a low one opens a follow-up. Refuses `ticket.not-signed`, `ticket.step-done`. */
export const evaluateTicket = verb({
  command: "ticket.evaluate",
  body: rating.extend({ ticketId: id }),
  events: [evaluated, followUpOpened],
  refusals: [...openRefusals, "ticket.not-signed", "ticket.step-done"],
  decide({ ticketId, ...given }, meta, world) {
    const state = openTicket(ticketId, world);
    if ("code" in state) return state;
    if (!hasReached(state, "signed")) return refuseStep(state, "ticket.not-signed", world);
    return refuseIfReached(state, "evaluated", world) ?? [evaluated.of(state.id, given), ...(given.stars <= lowStars ? [openFollowUp(state, meta, world)] : [])];
  },
});
