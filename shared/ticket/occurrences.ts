/**
 * What will happen to a ticket by the clock alone if nobody does anything: a due time comes near, it passes, the next of the
 * chain is told. A pure function of the ticket and its chain, so that hub, island and a machine that slept agree on every
 * occurrence, and each is decided once however often it is asked for. The verbs of `clock-verbs.ts` write them down.
 */
import { minuteMs } from "../kernel/time.ts";
import { clocks, levelOf } from "../service/chain.ts";
import type { ChainStep, Clock } from "../service/chain.ts";
import { nearFromMs, runsAt } from "./attention.ts";
import type { Watched } from "./attention.ts";
import { isOpen } from "./state.ts";
import type { TicketState } from "./state.ts";
import { watchedOf } from "./watched.ts";

export type Occurrence =
  | { readonly kind: "soon" | "late"; readonly clock: Clock; readonly dueAtMs: number; readonly atMs: number }
  | { readonly kind: "escalate"; readonly clock: Clock; readonly dueAtMs: number; readonly atMs: number; readonly step: ChainStep };

/** When a clock of the ticket runs out; null where it does not run. */
export function clockEnd(state: TicketState, clock: Clock): number | null {
  if (!isOpen(state) || state.side.kind !== "none" || !runsAt[clock].includes(state.step)) return null;
  if (clock === "accept" && state.returned !== null) return null; // it waits for a dispatch, not for a crew
  return endOf(watchedOf(state), clock);
}

function endOf(row: Watched, clock: Clock): number | null {
  switch (clock) {
    case "accept": return row.acceptByMs;
    case "respond": return row.respondByMs;
    case "arrive": return row.arriveByMs;
    case "finish": return row.finishByMs;
    case "promise": return row.promisedAtMs;
  }
}

/** Everything that is still to be told of a ticket, in no order. */
export function occurrencesOf(state: TicketState, chain: readonly ChainStep[]): readonly Occurrence[] {
  return clocks.flatMap((clock): readonly Occurrence[] => {
    const dueAtMs = clockEnd(state, clock);
    if (dueAtMs === null) return [];
    const isLate = state.told.late[clock] === dueAtMs;
    const isTold = isLate || state.told.soon[clock] === dueAtMs;
    const soon = isTold ? [] : [{ kind: "soon", clock, dueAtMs, atMs: soonMs(state, { name: clock, atMs: dueAtMs }) } as const];
    const late = isLate ? [] : [{ kind: "late", clock, dueAtMs, atMs: dueAtMs } as const];
    return [...soon, ...late, ...raisesOf(state, chain, { clock, dueAtMs })];
  });
}

/** When a clock comes near its end; never in a pause, in which nothing does. */
function soonMs(state: TicketState, clock: { readonly name: Clock; readonly atMs: number }): number {
  return Math.min(clock.atMs, Math.max(nearFromMs(watchedOf(state), clock), state.pauses.at(-1)?.toMs ?? 0));
}

/** Steps of the chain above the level that the ticket was raised to already. */
function raisesOf(state: TicketState, chain: readonly ChainStep[], { clock, dueAtMs }: { readonly clock: Clock; readonly dueAtMs: number }): readonly Occurrence[] {
  return chain
    .filter((step) => step.clock === clock && levelOf(step.to) > state.escalation)
    .map((step) => ({ kind: "escalate", clock, dueAtMs, atMs: dueAtMs + step.afterMinutes * minuteMs, step }));
}
