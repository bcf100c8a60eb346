/** Moves all due times of a ticket by the same span. */
import type { DueTimes } from "../service/due.ts";

export function shifted(due: DueTimes, byMs: number): DueTimes {
  return {
    acceptByMs: due.acceptByMs + byMs, respondByMs: due.respondByMs + byMs,
    arriveByMs: due.arriveByMs + byMs, finishByMs: due.finishByMs + byMs,
  };
}
