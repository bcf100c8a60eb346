/** One request of a file as what operators would have done about it, each act at its moment in the file's time. */
import type { PlannedTicket } from "../tickets/row-to-ticket.ts";

export const acts = ["log", "dispatch", "accept", "finish", "sign", "evaluate", "close"] as const;
export type Act = (typeof acts)[number];

export interface ScoredAct {
  readonly act: Act;
  /** In the file's time. */
  readonly atMs: number;
  readonly ticket: PlannedTicket;
}

/** Where between creation and closing an act stands. Assumed: the file knows only its two ends. */
const shareOf: Readonly<Record<Act, number>> = { log: 0, dispatch: 0.05, accept: 0.1, finish: 0.9, sign: 0.95, evaluate: 0.98, close: 1 };
/** Span of a ticket whose times cannot be, or that never closed: its first acts are played all the same. */
const openSpanMs = 3_600_000;

/** All acts in the order of time; those of one ticket keep their own order. */
export function scoreOf(tickets: readonly PlannedTicket[]): readonly ScoredAct[] {
  const all = tickets.flatMap((ticket) => {
    const { createdAtMs, closedAtMs } = ticket;
    const spanMs = closedAtMs === null || closedAtMs <= createdAtMs ? openSpanMs : closedAtMs - createdAtMs;
    const played = closedAtMs === null ? acts.slice(0, 3) : acts;
    return played.map((act): ScoredAct => ({ act, ticket, atMs: createdAtMs + spanMs * shareOf[act] }));
  });
  return all.sort((one, other) => one.atMs - other.atMs);
}
