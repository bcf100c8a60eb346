/**
 * How due times move: all by a pause, and the wait for acceptance anew with each crew that is sent. The verbs work it out
 * and put it into their events; `evolve` works it out only for events from before there were calendars.
 */
import { countingFor, dueFrom, duePausedBy } from "../calendar/due.ts";
import type { DueTimes, Pause } from "../calendar/due.ts";
import type { World } from "../kernel/stream.ts";
import { service } from "../service/service.ts";
import type { ServiceLevel } from "../service/service.ts";
import type { TicketState } from "./state.ts";

/** All of them later by so much. */
export function shifted(due: DueTimes, byMs: number): DueTimes {
  return {
    acceptByMs: due.acceptByMs + byMs, respondByMs: due.respondByMs + byMs,
    arriveByMs: due.arriveByMs + byMs, finishByMs: due.finishByMs + byMs,
  };
}

/** Level that the ticket runs on; undefined for one that never had any. */
export function levelOf(state: Pick<TicketState, "service" | "priority">, world: World): ServiceLevel | undefined {
  const found = state.service.id === null ? undefined : world.get(service, state.service.id);
  return found?.levels[state.priority];
}

/** Due times after a pause; null where there are none. */
export function dueAfterPause(state: TicketState, pause: Pause, world: World): DueTimes | null {
  if (state.due === null) return null;
  const level = levelOf(state, world);
  return duePausedBy(state.due, pause, level === undefined ? null : countingFor(level, world));
}

/** By when a crew that is sent now has to accept; undefined where no level says so. */
export function acceptBy(state: TicketState, sentAtMs: number, world: World): number | undefined {
  const level = state.due === null ? undefined : levelOf(state, world);
  return level === undefined ? undefined : dueFrom(level, sentAtMs, world).acceptByMs;
}

/** The same ticket with the wait for acceptance beginning at `sentAtMs`; without `acceptByMs` it lasts as long as before. */
export function awaitingAcceptance(state: TicketState, sentAtMs: number, acceptByMs: number | undefined): TicketState {
  const { due } = state;
  if (due === null) return { ...state, acceptFromMs: sentAtMs };
  const pausedMs = state.pauses.reduce((sumMs, pause) => sumMs + Math.max(0, pause.toMs - Math.max(pause.fromMs, state.acceptFromMs)), 0);
  const sameSpanMs = sentAtMs + (due.acceptByMs - state.acceptFromMs - pausedMs);
  return { ...state, acceptFromMs: sentAtMs, due: { ...due, acceptByMs: acceptByMs ?? sameSpanMs } };
}
