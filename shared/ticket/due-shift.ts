/** How due times move: all by a pause, and the wait for acceptance anew with each crew that is sent. */
import type { DueTimes } from "../service/due.ts";
import type { TicketState } from "./state.ts";

export function shifted(due: DueTimes, byMs: number): DueTimes {
  return {
    acceptByMs: due.acceptByMs + byMs, respondByMs: due.respondByMs + byMs,
    arriveByMs: due.arriveByMs + byMs, finishByMs: due.finishByMs + byMs,
  };
}

/** The same ticket with the wait for acceptance beginning at `sentAtMs`; how long it may last stays the same. */
export function awaitingAcceptance(state: TicketState, sentAtMs: number): TicketState {
  const acceptFromMs = sentAtMs - state.pausedMs;
  const { due } = state;
  return { ...state, acceptFromMs, due: due === null ? null : { ...due, acceptByMs: due.acceptByMs + acceptFromMs - state.acceptFromMs } };
}
