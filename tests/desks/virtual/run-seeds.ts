/**
 * Worker process of `npm run simulate`: plays the schedules it is handed, of the product or of one broken variant, and
 * tells the outcome of each slice. One stands on each core.
 */
import { Crash, DiskFull } from "./machine.ts";
import { runSchedule } from "./schedule.ts";
import type { ScheduleResult, Variant } from "./schedule.ts";
import { variants } from "./variants.ts";

/** Seeds `first` to `last`. A variant stops at the first schedule that catches it. */
export interface Slice {
  readonly variant?: string;
  readonly first: number;
  readonly last: number;
  /** Turns to play of each; all of them without it. */
  readonly turnsMax?: number;
}

/** How one schedule ended; `least`: how many of its turns are enough for the same rule to break. */
export type Outcome = ScheduleResult & { readonly least?: number };

export interface Played {
  readonly slice: Slice;
  readonly outcomes: readonly Outcome[];
}

// What a crashed process had still to do is never done.
process.on("unhandledRejection", (fault) => { if (!(fault instanceof Crash || fault instanceof DiskFull)) throw fault; });

async function play(slice: Slice): Promise<Played> {
  const variant = slice.variant === undefined ? undefined : variants[slice.variant];
  const outcomes: Outcome[] = [];
  for (let seed = slice.first; seed <= slice.last; seed++) {
    const outcome = await runSchedule(seed, variant, slice.turnsMax);
    if (slice.variant === undefined) outcomes.push(outcome.findings.length === 0 ? outcome : { ...outcome, least: await shrink(outcome, variant) });
    else if (outcome.findings.length > 0) return { slice, outcomes: [outcome] };
  }
  return { slice, outcomes };
}

/** Cuts the schedule off behind the turn that matters: halves what is left while the same rule still breaks. */
async function shrink({ seed, turns, findings }: ScheduleResult, variant: Variant | undefined): Promise<number> {
  let [fine, broken] = [0, turns];
  while (broken - fine > 1) {
    const middle = Math.floor((fine + broken) / 2);
    const shorter = await runSchedule(seed, variant, middle);
    if (shorter.findings.some(({ rule }) => rule === findings[0]?.rule)) broken = middle;
    else fine = middle;
  }
  return broken;
}

process.on("message", async (slice: Slice) => process.send?.(await play(slice)));
