/** 签字确认: the requester says that it is done, by finger, on the slip, or on the telephone with the name noted. */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { markOf, openRefusals, openTicket, refuseIfReached, refuseStep } from "./guard.ts";
import { hasReached, marked, ticket } from "./state.ts";

const signature = z.strictObject({ how: z.enum(["finger", "slip", "call-back"]), signerName: shortText });

export const signed = ticket.becomes("ticket.signed@1", signature, (state, body, meta) => ({
  ...marked(state, "signed", markOf(meta)), signature: body,
}));

/** Takes the signature. Refuses `ticket.not-finished`, `ticket.step-done`, `ticket.signer-missing`. */
export const signTicket = verb({
  command: "ticket.sign",
  body: signature.extend({ ticketId: id }),
  events: [signed],
  refusals: [...openRefusals, "ticket.not-finished", "ticket.step-done", "ticket.signer-missing"],
  decide(body, _meta, world) {
    const state = openTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (!hasReached(state, "finished")) return refuseStep(state, "ticket.not-finished", world);
    const done = refuseIfReached(state, "signed", world);
    if (done !== undefined) return done;
    if (body.signerName.trim() === "") return refuse("ticket.signer-missing", { number: state.number });
    return [signed.of(state.id, { how: body.how, signerName: body.signerName })];
  },
});
