/** Where two logs part: a position is (epoch, seq), and only one hub ever writes an epoch. */
import type { Runs } from "../../shared/wire.ts";

/** Last number that two logs share: the end of the shorter run of the latest epoch that both have. */
export function commonPrefix(ours: Runs, theirs: Runs): number {
  const lastByEpoch = new Map(ours.map((run) => [run.epoch, run.lastSeq]));
  for (const run of [...theirs].reverse()) {
    const own = lastByEpoch.get(run.epoch);
    if (own !== undefined) return Math.min(own, run.lastSeq);
  }
  return 0;
}
