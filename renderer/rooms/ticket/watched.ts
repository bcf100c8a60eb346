/** A ticket's state as the clock rules look at it (`shared/ticket/attention.ts`), the way view `board` makes its rows. */
import type { Watched } from "../../../shared/ticket/attention.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";

/** What decides clocks and groups. */
export function watchedOf(state: TicketState): Watched {
  return {
    step: state.step, priority: state.priority,
    suspendReason: state.side.kind === "suspended" ? state.side.reason : null,
    acceptByMs: state.due?.acceptByMs ?? null, respondByMs: state.due?.respondByMs ?? null,
    arriveByMs: state.due?.arriveByMs ?? null, finishByMs: state.due?.finishByMs ?? null,
    promisedAtMs: state.promisedAtMs, loggedAtMs: state.clockFromMs,
    dispatchedAtMs: state.marks.dispatched?.atMs ?? null, returnedReason: state.returned?.reason ?? null,
    urged: state.urged, escalation: state.escalation,
  };
}
