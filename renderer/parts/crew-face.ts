/**
 * What a crew's seat says: how many are free, or that nobody is, or that jobs wait for nobody. Also which crews the strip and
 * the wall show when there are more than seats. Pure.
 */
import type { CrewRow } from "../../shared/views.ts";

export type CrewNeed = "short" | "none-free" | "free" | "nobody-on";

/** `short`: jobs wait and nobody is free; `nobody-on`: the whole crew is off duty and nothing waits. */
export function crewNeed(row: Pick<CrewRow, "busy" | "free" | "waiting">): CrewNeed {
  if (row.free > 0) return "free";
  if (row.waiting > 0) return "short";
  return row.busy > 0 ? "none-free" : "nobody-on";
}

const rank: Readonly<Record<CrewNeed, number>> = { short: 0, "none-free": 1, free: 2, "nobody-on": 3 };

/** Worst first: who is short of people and by how many jobs; the seat decides among equals. */
export function worstFirst(rows: readonly CrewRow[]): readonly CrewRow[] {
  return [...rows].sort((a, b) => rank[crewNeed(a)] - rank[crewNeed(b)] || b.waiting - a.waiting || a.seat - b.seat);
}

export interface CrewSeats {
  /** Crews at their own seat, in seat order. */
  readonly seated: readonly CrewRow[];
  /** The others, worst first. */
  readonly folded: readonly CrewRow[];
}

/** The first `seats` crews keep their seat for ever; the others fold into one more seat, worst first. */
export function seatCrews(rows: readonly CrewRow[], seats: number): CrewSeats {
  const inOrder = [...rows].sort((a, b) => a.seat - b.seat || a.crewId.localeCompare(b.crewId));
  return { seated: inOrder.slice(0, seats), folded: worstFirst(inOrder.slice(seats)) };
}
