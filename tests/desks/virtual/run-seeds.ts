/**
 * Worker of `npm run simulate`: plays the schedules it is handed, of the product or of one broken variant, and tells the
 * outcome of each slice. One worker stands on each core.
 */
import { parentPort } from "node:worker_threads";
import { Crash, DiskFull } from "./machine.ts";
import { runSchedule } from "./schedule.ts";
import type { ScheduleResult } from "./schedule.ts";
import { variants } from "./variants.ts";

/** Seeds `first` to `last`. A variant stops at the first schedule that catches it. */
export interface Slice {
  readonly variant?: string;
  readonly first: number;
  readonly last: number;
}

export interface Played {
  readonly slice: Slice;
  readonly results: readonly ScheduleResult[];
}

// What a crashed process had still to do is never done.
process.on("unhandledRejection", (fault) => { if (!(fault instanceof Crash || fault instanceof DiskFull)) throw fault; });

async function play(slice: Slice): Promise<Played> {
  const variant = slice.variant === undefined ? undefined : variants[slice.variant];
  const results: ScheduleResult[] = [];
  for (let seed = slice.first; seed <= slice.last; seed++) {
    const result = await runSchedule(seed, variant);
    if (slice.variant === undefined) results.push(result);
    else if (result.findings.length > 0) return { slice, results: [result] };
  }
  return { slice, results };
}

parentPort?.on("message", async (slice: Slice) => parentPort?.postMessage(await play(slice)));
