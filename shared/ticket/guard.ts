/**
 * What every ticket verb asks first: is there such a ticket, is it still open, is it held. One place, so that the
 * same question gets the same answer in the same words everywhere.
 */
import { inBoth, refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Meta, NewEvent, World } from "../kernel/stream.ts";
import type { Bilingual } from "../kernel/text.ts";
import { freed, person } from "../person/person.ts";
import { hasReached, isOpen, ticket } from "./state.ts";
import type { Step, StepMark, TicketState } from "./state.ts";

/** Refusals that `openTicket` answers. */
export const openRefusals = ["ticket.unknown", "ticket.cancelled-already", "ticket.merged-already", "ticket.closed-already"] as const;

/** The ticket, or why it cannot be worked on. */
export function openTicket(ticketId: string, world: World): TicketState | Refusal {
  const found = world.get(ticket, ticketId);
  if (found === undefined) return refuse("ticket.unknown", { ticket: ticketId });
  if (isOpen(found)) return found;
  if (found.side.kind === "cancelled") return refuse("ticket.cancelled-already", { number: found.number });
  if (found.side.kind === "merged") return refuse("ticket.merged-already", { number: found.number, into: found.side.intoNumber });
  return refuse("ticket.closed-already", { number: found.number });
}

export const runningRefusals = [...openRefusals, "ticket.suspended-now"] as const;

/** The ticket if it is open and not suspended. */
export function runningTicket(ticketId: string, world: World): TicketState | Refusal {
  const found = openTicket(ticketId, world);
  if ("code" in found || found.side.kind !== "suspended") return found;
  return refuse("ticket.suspended-now", { number: found.number, reason: found.side.reason });
}

/**
 * "No: somebody was there first", with who and when, so that the loser can decide what to do. `cause` is the step that
 * stands in the way, where the job has gone on since; `step` says which step the who and when belong to.
 */
export function refuseStep(state: TicketState, code: string, world: World, cause: Step = state.step): Refusal {
  const step = state.marks[cause] === undefined ? state.step : cause;
  const mark = state.marks[step];
  return refuse(code, {
    number: state.number, step, desk: mark?.desk ?? 0, atMs: mark?.atMs ?? 0,
    ...inBoth("crew", state.assignment?.crewName ?? { zh: "", en: "" }), ...inBoth("by", actorName(mark?.by ?? "", world)),
  });
}

/** Name of an actor as people know them. */
export function actorName(actor: string, world: World): Bilingual {
  return world.get(person, actor)?.name ?? { zh: actor, en: actor };
}

/** A crew's own people speak for its jobs alone: `person.not-your-crew` for somebody of another crew; the desk may speak for all. */
export function refuseForeignCrew(state: TicketState, meta: Meta, world: World): Refusal | undefined {
  const actor = world.get(person, meta.actor);
  if (actor === undefined || !["crew-lead", "worker"].includes(actor.role)) return undefined;
  return state.assignment?.crewId === actor.crewId ? undefined : refuse("person.not-your-crew", inBoth("person", actor.name));
}

/** Events that give everybody on the job back to their crew; nobody is out on a job that is suspended. */
export function freePeople(state: TicketState): NewEvent[] {
  if (state.side.kind === "suspended") return [];
  return (state.assignment?.people ?? []).map((worker) => freed.of(worker.id, { ticketId: state.id }));
}

export function markOf(meta: Meta): StepMark {
  return { atMs: meta.observedAtMs, desk: meta.desk, by: meta.actor };
}

/** Refusal where the job is already at or past `step`, otherwise nothing. */
export function refuseIfReached(state: TicketState, step: Step, world: World): Refusal | undefined {
  return hasReached(state, step) ? refuseStep(state, "ticket.step-done", world, step) : undefined;
}
