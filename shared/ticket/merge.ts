/** 并单: a second caller joins an open job and gets its promise; or a second ticket does, and ends there. */
import { z } from "zod";
import { linkCall } from "../call/link.ts";
import { refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { NewEvent, World } from "../kernel/stream.ts";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { freePeople, openRefusals, openTicket, refuseStep } from "./guard.ts";
import { dueAt, prioritised } from "./prioritise.ts";
import { promised } from "./promise.ts";
import { hasReached, ticket } from "./state.ts";
import type { TicketState } from "./state.ts";

/** Nobody comes any more for a job that is done: a second caller then needs a ticket, or the job is reopened. */
const joinRefusals = [...openRefusals, "ticket.finished-already"] as const;

function unfinishedTicket(ticketId: string, world: World): TicketState | Refusal {
  const state = openTicket(ticketId, world);
  if ("code" in state || !hasReached(state, "finished")) return state;
  return refuseStep(state, "ticket.finished-already", world, "finished");
}

const caller = z.strictObject({ name: shortText, phone: shortText });

/** On the job that goes on: one more caller to ring back. */
export const joined = ticket.becomes("ticket.joined@1", z.strictObject({ caller, fromNumber: shortText }), (state, body, meta) => ({
  ...state, callers: [...state.callers, { ...body.caller, joinedAtMs: meta.observedAtMs }],
}));

/** Adds a caller to an open job without a ticket of their own. Refuses `ticket.finished-already` and what `openTicket` refuses. */
export const joinTicket = verb({
  command: "ticket.join",
  body: z.strictObject({ ticketId: id, caller, callId: id.optional() }),
  events: [joined],
  refusals: [...joinRefusals],
  decide(body, _meta, world) {
    const state = unfinishedTicket(body.ticketId, world);
    return "code" in state ? state : [joined.of(state.id, { caller: body.caller, fromNumber: "" }), ...linkCall(body.callId, state, world)];
  },
});

/** On the ticket that ends: where it went. */
export const merged = ticket.becomes("ticket.merged@1", z.strictObject({ intoId: id, intoNumber: shortText }), (state, body, meta) => ({
  ...state, side: { kind: "merged", ...body, atMs: meta.observedAtMs },
}));

/** What the ended ticket's ward was told, and how urgent it was, must not be lost: the earlier promise and the higher priority win. */
function takeOver(from: TicketState, into: TicketState, world: World): NewEvent[] {
  const events: NewEvent[] = [];
  if (from.priority < into.priority) {
    events.push(prioritised.of(into.id, { priority: from.priority, due: dueAt(into, from.priority, world), reason: from.number }));
  }
  const isEarlier = from.promisedAtMs !== null && (into.promisedAtMs === null || from.promisedAtMs < into.promisedAtMs);
  if (isEarlier && !hasReached(into, "arrived")) events.push(promised.of(into.id, { promisedAtMs: from.promisedAtMs }));
  return events;
}

/** Ends a ticket in favour of another open one. Refuses `ticket.merge-self`, `ticket.finished-already` besides what `openTicket` refuses of both. */
export const mergeTicket = verb({
  command: "ticket.merge",
  body: z.strictObject({ ticketId: id, intoId: id }),
  events: [merged],
  refusals: [...joinRefusals, "ticket.merge-self"],
  decide(body, _meta, world) {
    const from = unfinishedTicket(body.ticketId, world);
    if ("code" in from) return from;
    if (body.ticketId === body.intoId) return refuse("ticket.merge-self", { number: from.number });
    const into = unfinishedTicket(body.intoId, world);
    if ("code" in into) return into;
    return [
      merged.of(from.id, { intoId: into.id, intoNumber: into.number }),
      ...freePeople(from),
      ...from.callers.map(({ name, phone }) => joined.of(into.id, { caller: { name, phone }, fromNumber: from.number })),
      ...takeOver(from, into, world),
    ];
  },
});
