/**
 * `npm run simulate -- [--runs N] [--seed S] [--variants]`: seeded schedules of the whole protocol in virtual time, over
 * all cores. Ends with 1 where one of them broke a rule; `--seed S --runs 1` plays that one again. `--variants` breaks the
 * product on purpose instead, one rule at a time, and ends with 1 where a variant survives `--runs` schedules.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { startProgress } from "../../electron/commands/progress.ts";
import type { Played, Slice } from "./virtual/run-seeds.ts";
import type { ScheduleResult } from "./virtual/schedule.ts";
import { variants } from "./virtual/variants.ts";

/** Schedules handed over at once: long enough to hide the hand-over, short enough that no core waits at the end. */
const sliceSeeds = 20;
/** Schedules that a broken variant may survive. */
const variantRuns = 10_000;

const { values } = parseArgs({ options: { runs: { type: "string" }, seed: { type: "string", default: "1" }, variants: { type: "boolean", default: false } } });
const runs = Number(values.runs ?? variantRuns);
const firstSeed = Number(values.seed);
process.exitCode = await (values.variants ? playVariants() : playProduct());

/** Hands every slice to the next free worker. */
async function playAll(slices: readonly Slice[], onPlayed: (played: Played) => void): Promise<void> {
  const waiting = [...slices];
  const oneWorker = () => new Promise<void>((resolve, reject) => {
    const worker = new Worker(new URL("./virtual/run-seeds.ts", import.meta.url));
    const next = () => {
      const slice = waiting.shift();
      if (slice === undefined) void worker.terminate().then(() => resolve());
      else worker.postMessage(slice);
    };
    worker.on("error", reject);
    worker.on("message", (played: Played) => {
      onPlayed(played);
      next();
    });
    next();
  });
  await Promise.all(Array.from({ length: availableParallelism() }, oneWorker));
}

async function playProduct(): Promise<number> {
  const slices: Slice[] = [];
  const end = firstSeed + runs - 1;
  for (let first = firstSeed; first <= end; first += sliceSeeds) slices.push({ first, last: Math.min(end, first + sliceSeeds - 1) });
  const sum: Record<string, number> = {};
  const startedMs = performance.now();
  const progress = startProgress(runs, "schedules");
  let schedules = 0;
  let misses = 0;
  const note = ({ seed, findings, counts }: ScheduleResult) => {
    schedules += 1;
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
    if (findings.length === 0) return;
    misses += 1;
    for (const { rule, detail } of findings) console.log(`MISS seed ${seed}: ${rule}: ${detail}`);
  };
  await playAll(slices, ({ results }) => {
    results.forEach(note);
    progress.to(schedules);
  });
  progress.end();
  const tookS = (performance.now() - startedMs) / 1000;
  console.log(JSON.stringify({ schedules, ...sum, misses, tookS: Number(tookS.toFixed(1)), perSecond: Number((schedules / tookS).toFixed(1)), workers: availableParallelism() }));
  return misses === 0 ? 0 : 1;
}

async function playVariants(): Promise<number> {
  const slices = Object.keys(variants).map((variant): Slice => ({ variant, first: firstSeed, last: firstSeed + runs - 1 }));
  let alive = 0;
  await playAll(slices, ({ slice, results: [caught] }) => {
    if (caught === undefined) alive += 1;
    const how = caught === undefined ? `NOT CAUGHT in ${runs} schedules` : `caught by schedule ${caught.seed - firstSeed + 1}: ${caught.findings[0]?.rule}`;
    console.log(`${slice.variant}: ${how}`);
  });
  console.log(JSON.stringify({ variants: slices.length, caught: slices.length - alive, limit: runs }));
  return alive === 0 ? 0 : 1;
}
