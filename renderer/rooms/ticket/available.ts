/**
 * Which acts a ticket allows now, by letter: what the drawer shows as usable and the keys obey. A mirror of the guards in
 * `shared/ticket/*` for the eye only; the verb itself decides and refuses. Pure.
 */
import type { ActLetter } from "../../app/acts.ts";
import { hasReached, isOpen, isUnderway } from "../../../shared/ticket/state.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import { topLevel } from "../../../shared/ticket/escalate.ts";

/** The eight acts with a large seat in the drawer's foot, in reading order. */
export const mainActs = ["D", "Z", "W", "G", "U", "C", "J", "P"] as const satisfies readonly ActLetter[];
/** The others, on the two smaller lines below. */
export const furtherActs = ["N", "Q", "E", "H", "T", "V", "F", "Y", "M", "R", "O"] as const satisfies readonly ActLetter[];

export type NextCommand = "ticket.accept" | "ticket.arrive" | "ticket.work" | "ticket.finish" | "ticket.close";

/** The command that brings a job one step on; null where the next step needs more than a key (dispatch, signature). */
export function nextCommand(state: TicketState): NextCommand | null {
  if (!isOpen(state) || state.side.kind === "suspended") return null;
  switch (state.step) {
    case "dispatched": return "ticket.accept";
    case "accepted": return "ticket.arrive";
    case "arrived": return "ticket.work";
    case "working": return "ticket.finish";
    case "signed":
    case "evaluated": return "ticket.close";
    default: return null;
  }
}

/** Letters that make sense on this ticket now. */
export function availableActs(state: TicketState): ReadonlySet<ActLetter> {
  const open = isOpen(state);
  const running = open && state.side.kind !== "suspended";
  const unfinished = open && !hasReached(state, "finished");
  const ended = state.side.kind === "cancelled" || state.side.kind === "merged";
  const allowed: Readonly<Record<ActLetter, boolean>> = {
    D: running && state.step === "logged",
    Z: running && isUnderway(state),
    W: running && isUnderway(state),
    G: unfinished,
    U: unfinished && state.escalation < topLevel,
    C: unfinished,
    J: true,
    P: true,
    H: open || state.followUp?.open === true,
    N: nextCommand(state) !== null,
    Q: open && state.step === "finished",
    E: open && state.step === "signed",
    T: running && isUnderway(state),
    V: unfinished,
    F: !ended && hasReached(state, "finished"),
    Y: unfinished,
    M: unfinished,
    R: state.followUp?.open === true,
    O: open && state.complaint !== undefined,
  };
  return new Set((Object.keys(allowed) as ActLetter[]).filter((letter) => allowed[letter]));
}

/** Acts that make sense for one ticket only. */
const single: ReadonlySet<ActLetter> = new Set(["H", "M", "P"]);

/** The tickets an act is for: the marked ones if this is one of them. */
export function ticketsFor(letter: ActLetter, ticketId: string, markedIds: ReadonlySet<string>): readonly string[] {
  if (single.has(letter) || !markedIds.has(ticketId)) return [ticketId];
  return [ticketId, ...[...markedIds].filter((id) => id !== ticketId)];
}
