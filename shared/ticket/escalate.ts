/** 升级: one level up the chain, by a person or by the clock. */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { bilingual, id, shortText, timeMs } from "../kernel/text.ts";
import { chainRoles, clocks } from "../service/chain.ts";
import { openRefusals, openTicket, refuseStep } from "./guard.ts";
import { hasReached, ticket } from "./state.ts";

/** Levels there are. Assumed: crew lead, supervisor, logistics office, hospital duty officer, director. */
export const topLevel = 5;

export const escalated = ticket.becomes(
  "ticket.escalated@1",
  z.strictObject({
    level: z.number().int().min(1).max(topLevel), reason: shortText,
    /** There where a chain raised it: which clock had run out. */
    by: z.strictObject({ clock: z.enum(clocks), dueAtMs: timeMs }).optional(),
    /** There where a chain raised it: who is to be told. */
    told: z.strictObject({ role: z.enum(chainRoles), person: z.strictObject({ id, name: bilingual, phone: shortText }).nullable() }).optional(),
  }),
  (state, body) => ({ ...state, escalation: body.level }),
);

/** Raises a ticket one level. Refuses `ticket.finished-already`, `ticket.top-level`. */
export const escalateTicket = verb({
  command: "ticket.escalate",
  body: z.strictObject({ ticketId: id, reason: shortText.default("") }),
  events: [escalated],
  refusals: [...openRefusals, "ticket.finished-already", "ticket.top-level"],
  decide(body, _meta, world) {
    const state = openTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (hasReached(state, "finished")) return refuseStep(state, "ticket.finished-already", world, "finished");
    if (state.escalation >= topLevel) return refuse("ticket.top-level", { number: state.number });
    return [escalated.of(state.id, { level: state.escalation + 1, reason: body.reason })];
  },
});
