/**
 * 差评回访: a rating of two stars or less opens a follow-up with an owner; it stays on the list, also after the ticket was
 * filed, until somebody writes down what came of it. `ticket.evaluate` opens it.
 */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Meta, World } from "../kernel/stream.ts";
import { verb } from "../kernel/stream.ts";
import { bilingual, id, longText } from "../kernel/text.ts";
import { person } from "../person/person.ts";
import { ticket } from "./state.ts";
import type { TicketState } from "./state.ts";

/** Stars from which on nobody has to ring. Assumed: two of five is what wards call bad. */
export const lowStars = 2;

const owner = z.strictObject({ ownerId: id.nullable(), ownerName: bilingual.nullable() });

export const followUpOpened = ticket.becomes("ticket.follow-up-opened@1", owner, (state, body, meta) => ({
  ...state, followUp: { ...body, openedAtMs: meta.observedAtMs, open: true, note: "" },
}));

export const followUpGiven = ticket.becomes("ticket.follow-up-given@1", owner, (state, body) => (
  state.followUp === undefined ? state : { ...state, followUp: { ...state.followUp, ...body } }
));

export const followUpClosed = ticket.becomes("ticket.follow-up-closed@1", z.strictObject({ note: longText }), (state, body) => (
  state.followUp === undefined ? state : { ...state, followUp: { ...state.followUp, open: false, note: body.note } }
));

/** Who takes a rating is the first to care for it; a machine leaves it to whoever comes. */
export function openFollowUp(state: TicketState, meta: Meta, world: World) {
  const taker = world.get(person, meta.actor);
  return followUpOpened.of(state.id, { ownerId: taker?.id ?? null, ownerName: taker?.name ?? null });
}

const followUpRefusals = ["ticket.unknown", "ticket.no-follow-up"] as const;

function followedUp(ticketId: string, world: World): TicketState | Refusal {
  const state = world.get(ticket, ticketId);
  if (state === undefined) return refuse("ticket.unknown", { ticket: ticketId });
  return state.followUp?.open === true ? state : refuse("ticket.no-follow-up", { number: state.number });
}

/** Gives a follow-up to somebody. Refuses `ticket.unknown`, `ticket.no-follow-up`, `person.unknown`. */
export const giveFollowUp = verb({
  command: "ticket.give-follow-up",
  body: z.strictObject({ ticketId: id, personId: id }),
  events: [followUpGiven],
  refusals: [...followUpRefusals, "person.unknown"],
  decide({ ticketId, personId }, _meta, world) {
    const state = followedUp(ticketId, world);
    if ("code" in state) return state;
    const next = world.get(person, personId);
    if (next === undefined) return refuse("person.unknown", { person: personId });
    return state.followUp?.ownerId === next.id ? [] : [followUpGiven.of(state.id, { ownerId: next.id, ownerName: next.name })];
  },
});

/** Ends a follow-up with what came of it. Refuses `ticket.unknown`, `ticket.no-follow-up`, `ticket.note-empty`. */
export const closeFollowUp = verb({
  command: "ticket.close-follow-up",
  body: z.strictObject({ ticketId: id, note: longText }),
  events: [followUpClosed],
  refusals: [...followUpRefusals, "ticket.note-empty"],
  decide({ ticketId, note }, _meta, world) {
    const state = followedUp(ticketId, world);
    if ("code" in state) return state;
    return note.trim() === "" ? refuse("ticket.note-empty") : [followUpClosed.of(state.id, { note })];
  },
});
