/** Board rows for the tests of the board: a plain ticket, changed where a test cares. */
import type { BoardRow } from "../../../shared/views.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";

export const nowMs = Date.UTC(2026, 10, 22, 6, 32, 7);

/** A ticket that came in 10 minutes ago, is out with a crew and has an hour left. */
export function boardRow(ticketId: string, patch: Partial<BoardRow> = {}): BoardRow {
  const name = { zh: ticketId, en: ticketId };
  return {
    ticketId, number: `261122-1-${ticketId.padStart(4, "0")}`, placeId: null, place: name, service: name, serviceId: null,
    matter: ticketId, lifeSafety: false, crewId: null, crew: null, people: [], suspendedSinceMs: null, finishedAtMs: null,
    reopened: 0, promiseAtRisk: false, provisional: false, step: "accepted", priority: 3, suspendReason: null, acceptByMs: null, respondByMs: null,
    arriveByMs: null, finishByMs: nowMs + 60 * minuteMs, promisedAtMs: null, loggedAtMs: nowMs - 10 * minuteMs,
    dispatchedAtMs: null, returnedReason: null, urged: 0, escalation: 0, ...patch,
  };
}
