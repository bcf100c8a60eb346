/** A ticket came out of a call. Given by ticket verbs (`shared/ticket/link-call.ts`), since a call knows no tickets. */
import { z } from "zod";
import type { NewEvent, World } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { call, endedAt } from "./state.ts";

export const callLinked = call.becomes("call.linked@1", z.strictObject({ ticketId: id, number: shortText }), (state, body, meta) => {
  const linked = { ...state, tickets: [...state.tickets, { id: body.ticketId, number: body.number }] };
  const isWaited = state.callBack !== null && state.callBack.state !== "reached" && state.callBack.state !== "closed";
  if (isWaited) return { ...linked, callBack: { state: "reached" as const, tries: (state.callBack?.tries ?? 0) + 1, lastAtMs: meta.observedAtMs, by: meta.actor, reason: body.number } };
  return state.phase === "claimed" && state.lineEndedAtMs !== null ? endedAt(linked, meta.observedAtMs) : linked;
});

/** The event, or none: a call that is not known here, or knows the ticket already, never holds up a ticket. */
export function linkCall(callId: string | null | undefined, ticket: { readonly id: string; readonly number: string }, world: World): readonly NewEvent[] {
  const state = callId == null ? undefined : world.get(call, callId);
  if (callId == null || state === undefined || state.tickets.some((one) => one.id === ticket.id)) return [];
  return [callLinked.of(callId, { ticketId: ticket.id, number: ticket.number })];
}
