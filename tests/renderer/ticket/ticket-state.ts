/** A ticket's state for the tests of the drawer: logged, changed where a test cares. */
import type { TicketState } from "../../../shared/ticket/state.ts";

export const nowMs = Date.UTC(2026, 10, 22, 6, 32, 7);

export function ticketState(patch: Partial<TicketState> = {}): TicketState {
  const name = { zh: "电梯", en: "lift" };
  return {
    id: "t1", number: "261122-1-0031", step: "logged", side: { kind: "none" }, priority: 3, place: { id: "p1", ...name },
    service: { id: "s1", ...name, lifeSafety: false }, matter: "困人", said: "", callers: [], equipmentId: null, answers: {}, assignment: null,
    due: null, clockFromMs: nowMs, acceptFromMs: nowMs, promisedAtMs: null, pausedMs: 0, pauses: [], told: { soon: {}, late: {} }, override: null, marks: {}, returned: null, escalation: 0, urged: 0, reopened: 0,
    returns: 0, signature: null, rating: null, attachments: [], notes: 0, imported: null, anomalies: [], ...patch,
  };
}
