/** 打勾: a step of the service's SOP was done, or was not after all. Anybody at the desk ticks; the story says who and when. */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { service } from "../service/service.ts";
import { markOf } from "./guard.ts";
import { ticket } from "./state.ts";

/** Place of a step in the service's list, from 0. */
const step = z.number().int().min(0).max(19);

export const ticked = ticket.becomes("ticket.sop-ticked@1", z.strictObject({ place: step, done: z.boolean() }), (state, { place, done }, meta) => {
  const others = Object.fromEntries(Object.entries(state.ticked ?? {}).filter(([one]) => one !== String(place)));
  return { ...state, ticked: done ? { ...others, [place]: markOf(meta) } : others };
});

/** Ticks a step, or takes the tick away; what stands so already changes nothing. Refuses `ticket.unknown`, `ticket.no-such-step`. */
export const tickTicket = verb({
  command: "ticket.tick",
  body: z.strictObject({ ticketId: id, place: step, done: z.boolean().default(true) }),
  events: [ticked],
  refusals: ["ticket.unknown", "ticket.no-such-step"],
  decide({ ticketId, place, done }, _meta, world) {
    const state = world.get(ticket, ticketId);
    if (state === undefined) return refuse("ticket.unknown", { ticket: ticketId });
    const steps = state.service.id === null ? [] : world.get(service, state.service.id)?.steps ?? [];
    if (steps[place] === undefined) return refuse("ticket.no-such-step", { number: state.number });
    return (state.ticked?.[place] !== undefined) === done ? [] : [ticked.of(state.id, { place, done })];
  },
});
