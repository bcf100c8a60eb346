/** 催单: somebody asks where the crew is. Counted, never an insult to the crew. */
import { z } from "zod";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { openRefusals, openTicket, refuseStep } from "./guard.ts";
import { hasReached, ticket } from "./state.ts";

export const urged = ticket.becomes("ticket.urged@1", z.strictObject({ by: shortText }), (state) => ({ ...state, urged: state.urged + 1 }));

/** Notes that the ward asked again; `by` is who rang. Refuses `ticket.finished-already`. */
export const urgeTicket = verb({
  command: "ticket.urge",
  body: z.strictObject({ ticketId: id, by: shortText.default("") }),
  events: [urged],
  refusals: [...openRefusals, "ticket.finished-already"],
  decide(body, _meta, world) {
    const state = openTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (hasReached(state, "finished")) return refuseStep(state, "ticket.finished-already", world, "finished");
    return [urged.of(state.id, { by: body.by })];
  },
});
