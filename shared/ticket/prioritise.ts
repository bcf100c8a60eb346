/**
 * Another priority: the due times are those of the new level from the start of the clock, in the time that level counts in,
 * less every pause so far.
 */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import type { World } from "../kernel/stream.ts";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { countingFor, dueTimes } from "../calendar/due.ts";
import type { DueTimes } from "../calendar/due.ts";
import type { Priority } from "../service/service.ts";
import { priority, service } from "../service/service.ts";
import { openRefusals, openTicket, refuseStep } from "./guard.ts";
import { dueBody } from "./log.ts";
import { hasReached, ticket } from "./state.ts";
import type { TicketState } from "./state.ts";

export const prioritised = ticket.becomes(
  "ticket.prioritised@1",
  z.strictObject({ priority, due: dueBody.nullable(), reason: shortText }),
  (state, body) => ({ ...state, priority: body.priority, due: body.due }),
);

/** Due times of a ticket at another priority: from the start of its clocks, its pauses left out. */
export function dueAt(state: TicketState, to: Priority, world: World): DueTimes | null {
  const levels = state.service.id === null ? undefined : world.get(service, state.service.id);
  if (levels === undefined) return state.due;
  const level = levels.levels[to];
  return dueTimes(level, state, countingFor(level, world));
}

/**
 * Changes the priority. Refuses `ticket.priority-same`, `ticket.finished-already` (a late job is not made punctual
 * afterwards). A pause under way is added when it ends.
 */
export const prioritiseTicket = verb({
  command: "ticket.prioritise",
  body: z.strictObject({ ticketId: id, priority, reason: shortText.default("") }),
  events: [prioritised],
  refusals: [...openRefusals, "ticket.finished-already", "ticket.priority-same"],
  decide(body, _meta, world) {
    const state = openTicket(body.ticketId, world);
    if ("code" in state) return state;
    if (hasReached(state, "finished")) return refuseStep(state, "ticket.finished-already", world, "finished");
    if (state.priority === body.priority) return refuse("ticket.priority-same", { number: state.number });
    return [prioritised.of(state.id, { priority: body.priority, due: dueAt(state, body.priority, world), reason: body.reason })];
  },
});
