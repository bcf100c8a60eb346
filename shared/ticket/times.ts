/**
 * How long a job took: gross by the clock on the wall, net without pauses and closed hours. Until it was accepted, until
 * somebody was there, until the work was done. Shown in the drawer, told by `inspect`, counted by figures. Pure.
 */
import { pausedSince } from "../calendar/due.ts";
import { workingMsBetween } from "../calendar/working-time.ts";
import type { Counting } from "../calendar/working-time.ts";
import type { TicketState } from "./state.ts";

export interface Lasted {
  readonly name: "respond" | "arrive" | "finish";
  readonly grossMs: number;
  readonly netMs: number;
}

/** What is over, in that order; nothing of a ticket whose times cannot be. `counting` is that of its service level. */
export function lasted(state: TicketState, counting: Counting | null): readonly Lasted[] {
  const { accepted, arrived, working, finished } = state.marks;
  const ends = [["respond", accepted ?? arrived ?? working ?? finished], ["arrive", arrived], ["finish", finished]] as const;
  return ends.flatMap(([name, mark]) => {
    if (mark === undefined || mark.atMs < state.clockFromMs || state.anomalies.length > 0) return [];
    const pauses = state.pauses.map((pause) => ({ ...pause, toMs: Math.min(pause.toMs, mark.atMs) }));
    const grossMs = mark.atMs - state.clockFromMs;
    return [{ name, grossMs, netMs: workingMsBetween(state.clockFromMs, mark.atMs, counting) - pausedSince(state.clockFromMs, pauses, counting) }];
  });
}
