/**
 * `npm run simulate -- [--runs N] [--seed S] [--variants]`: seeded schedules of the whole protocol in virtual time, one
 * process on each core. Prints what happened in them by kind, and ends with 1 where one of them broke a rule. `SEED=n npm
 * run simulate` plays that one again, to the last message; `--turns K` only its first K turns. `--variants` breaks the
 * product on purpose instead, one rule at a time, and ends with 1 where a variant survives `--runs` schedules.
 */
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startProgress } from "../../electron/commands/progress.ts";
import type { Outcome, Played, Slice } from "./virtual/run-seeds.ts";
import { variants } from "./virtual/variants.ts";

/** Schedules handed over at once: long enough to hide the hand-over, short enough that no core waits at the end. */
const sliceSeeds = 20;
/** Schedules that a broken variant may survive. */
const variantRuns = 10_000;

const { values } = parseArgs({
  options: { runs: { type: "string" }, seed: { type: "string" }, turns: { type: "string" }, variants: { type: "boolean", default: false } },
});
const one = process.env["SEED"];
const runs = one === undefined ? Number(values.runs ?? variantRuns) : 1;
const firstSeed = Number(one ?? values.seed ?? 1);
process.exitCode = await (values.variants ? playVariants() : playProduct());

/** Hands every slice to the next free process. */
async function playAll(slices: readonly Slice[], onPlayed: (played: Played) => void): Promise<void> {
  const waiting = [...slices];
  const oneWorker = () => new Promise<void>((resolve, reject) => {
    const worker = fork(fileURLToPath(new URL("./virtual/run-seeds.ts", import.meta.url)));
    const next = () => {
      const slice = waiting.shift();
      if (slice === undefined) worker.disconnect();
      else worker.send(slice);
    };
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`))));
    worker.on("message", (played) => {
      onPlayed(played as Played); // run-seeds.ts sends nothing else
      next();
    });
    next();
  });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), slices.length) }, oneWorker));
}

function slicesOf(): Slice[] {
  const slices: Slice[] = [];
  const end = firstSeed + runs - 1;
  const turns = values.turns === undefined ? {} : { turnsMax: Number(values.turns) };
  for (let first = firstSeed; first <= end; first += sliceSeeds) slices.push({ first, last: Math.min(end, first + sliceSeeds - 1), ...turns });
  return slices;
}

/** A miss says how to see it again. */
function sayMiss({ seed, findings, turns, least }: Outcome): void {
  for (const { rule, detail } of findings) console.log(`MISS seed ${seed}: ${rule}: ${detail}`);
  console.log(`  again: npm run simulate -- --seed ${seed} --runs 1 --turns ${least} (of ${turns} turns)`);
}

async function playProduct(): Promise<number> {
  const sum: Record<string, number> = {};
  const startedMs = performance.now();
  const progress = startProgress(runs, "schedules");
  let schedules = 0;
  let misses = 0;
  const note = (outcome: Outcome) => {
    schedules += 1;
    for (const [name, count] of Object.entries(outcome.counts)) sum[name] = (sum[name] ?? 0) + count;
    if (outcome.findings.length === 0) return;
    misses += 1;
    sayMiss(outcome);
  };
  await playAll(slicesOf(), ({ outcomes }) => {
    outcomes.forEach(note);
    progress.to(schedules);
  });
  progress.end();
  const tookS = (performance.now() - startedMs) / 1000;
  const sorted = Object.fromEntries(Object.entries(sum).sort(([a], [b]) => (a < b ? -1 : 1)));
  const realFilesShare = Number(((sum["on real files"] ?? 0) / Math.max(1, schedules)).toFixed(3));
  console.log(JSON.stringify({ schedules, misses, tookS: Number(tookS.toFixed(1)), perSecond: Number((schedules / tookS).toFixed(1)), workers: availableParallelism(), realFilesShare, ...sorted }));
  return misses === 0 ? 0 : 1;
}

async function playVariants(): Promise<number> {
  const slices = Object.keys(variants).map((variant): Slice => ({ variant, first: firstSeed, last: firstSeed + runs - 1 }));
  let alive = 0;
  await playAll(slices, ({ slice, outcomes: [caught] }) => {
    if (caught === undefined) alive += 1;
    const how = caught === undefined ? `NOT CAUGHT in ${runs} schedules` : `caught by schedule ${caught.seed - firstSeed + 1}: ${caught.findings[0]?.rule}`;
    console.log(`${slice.variant}: ${how}`);
  });
  console.log(JSON.stringify({ variants: slices.length, caught: slices.length - alive, limit: runs }));
  return alive === 0 ? 0 : 1;
}
