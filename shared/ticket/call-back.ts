/**
 * 回访电话: somebody rings a caller of the ticket. Before the end it is about the promise, afterwards about the result: on a
 * finished job every caller, also those who joined later, is rung once; who did not answer stays on the list.
 */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { hasReached, ticket } from "./state.ts";

/** Told that it is done; told that the promise holds; nobody answered. */
export const callBackResults = ["done", "kept", "no-answer"] as const;
export type CallBackResult = (typeof callBackResults)[number];

const calledBackBody = z.strictObject({ caller: z.number().int().min(0).max(999), name: shortText, result: z.enum(callBackResults), note: shortText });

export const calledBack = ticket.becomes("ticket.called-back@1", calledBackBody, (state, body, meta) => ({
  ...state,
  callers: state.callers.map((one, at) => {
    if (at !== body.caller || body.result === "kept") return one;
    return body.result === "done" ? { ...one, calledBackAtMs: meta.observedAtMs } : { ...one, unanswered: (one.unanswered ?? 0) + 1 };
  }),
}));

/** Notes a call to the caller at that place of the list. Refuses `ticket.unknown`, `ticket.caller-unknown`, `ticket.not-finished-yet` (done is said of finished work only). */
export const callBackTicket = verb({
  command: "ticket.call-back",
  body: z.strictObject({ ticketId: id, caller: z.number().int().min(0).max(999).default(0), result: z.enum(callBackResults), note: shortText.default("") }),
  events: [calledBack],
  refusals: ["ticket.unknown", "ticket.caller-unknown", "ticket.not-finished-yet"],
  decide({ ticketId, ...call }, _meta, world) {
    const state = world.get(ticket, ticketId);
    if (state === undefined) return refuse("ticket.unknown", { ticket: ticketId });
    const rung = state.callers[call.caller];
    if (rung === undefined) return refuse("ticket.caller-unknown", { number: state.number });
    if (call.result === "done" && !hasReached(state, "finished")) return refuse("ticket.not-finished-yet", { number: state.number });
    return [calledBack.of(state.id, { ...call, name: rung.name })];
  },
});
