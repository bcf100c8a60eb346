/** A ticket's state as the rules of `attention.ts` look at it: the drawer and the scheduler see what view `board` shows. */
import type { Watched } from "./attention.ts";
import type { TicketState } from "./state.ts";

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
