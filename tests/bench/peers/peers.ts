/**
 * The same 1,000-ticket work, done by the product and by what others build such desks on: an empty desk joins; an update on
 * desk A until desk B shows it, one every 20 ms; 2,000 updates on A as fast as it takes them until B has all. All take
 * turns in one run, each part in a process of its own. Who survives a kill -9 is tried, not believed: the server is killed
 * in the turn in which the last update of a burst stands at B, and A after it took a few more on its own (`peers-lost`: how
 * many of the acts are gone after that).
 * Ours, with every write on three disks, carries the best value of those that survived as its floor.
 */
import { figureOf, rounded } from "../measure.ts";
import type { Figure } from "../measure.ts";
import { installPeers } from "./install.ts";
import { joinsMax, openRun } from "./run.ts";
import type { Run } from "./run.ts";
import { systemNames } from "./system.ts";

const turns = 3;
/** The first of each turn warm up and are not counted. */
const [warmRounds, rounds, everyMs] = [10, 100, 20];
const burstUrges = 2_000;
/** Acts of one transaction in `peers-burst-grouped`, as an import or a device gives them; in `peers-burst` one. */
const perGroup = 50;

export const peerFigures = ["peers-join", "peers-visible", "peers-burst", "peers-burst-grouped", "peers-lost"];

interface Measured {
  readonly run: Run;
  readonly joins: number[];
  readonly visible: number[];
  readonly bursts: number[];
  readonly grouped: number[];
  lost: number;
}

/** All lines: of each measure one for each system, ours first. */
export async function measurePeers(): Promise<Figure[]> {
  const peers = await installPeers();
  const all: Measured[] = [];
  try {
    for (const system of systemNames) all.push({ run: await openRun(system, peers), joins: [], visible: [], bursts: [], grouped: [], lost: 0 });
    for (let turn = 0; turn < joinsMax; turn++) for (const { run, joins } of all) joins.push(await run.join());
    for (let turn = 0; turn < turns; turn++) for (const { run, visible } of all) visible.push(...(await run.visible(warmRounds + rounds, everyMs)).slice(warmRounds));
    for (let turn = 0; turn < turns; turn++) for (const { run, grouped } of all) grouped.push(await run.burst(burstUrges, { group: perGroup, thenKill: false }));
    for (let turn = 0; turn < turns; turn++) for (const { run, bursts } of all) bursts.push(await run.burst(burstUrges, { group: 1, thenKill: turn === turns - 1 }));
    await Promise.all(all.map(async (one) => { one.lost = await one.run.lost(); }));
  } finally {
    for (const { run } of all) run.close();
  }
  return [...linesOf("peers-join", "ms", all, ({ joins }) => joins), ...linesOf("peers-visible", "ms", all, ({ visible }) => visible), ...linesOf("peers-burst", "updates/s", all, ({ bursts }) => bursts),
    ...linesOf("peers-burst-grouped", "updates/s", all, ({ grouped }) => grouped),
    ...all.map(({ run: { system }, lost }) => ({ name: "peers-lost", system, durable: lost === 0, unit: "acts", value: lost }))];
}

function linesOf(name: string, unit: string, all: readonly Measured[], seriesOf: (one: Measured) => readonly number[]): Figure[] {
  const isRate = unit !== "ms";
  const lines = all.map((one) => {
    const { value, p99 } = figureOf(name, unit, seriesOf(one));
    return { name, system: one.run.system, durable: one.lost === 0, unit, value, ...(name === "peers-visible" && { p99 }) };
  });
  const [own, ...others] = lines;
  const rivals = others.filter(({ durable }) => durable);
  if (own === undefined || rivals.length === 0) return lines;
  const best = rivals.reduce((one, other) => ((other.value < one.value) === isRate ? one : other));
  return [{ ...own, floor: best.value, ratio: rounded(isRate ? best.value / own.value : own.value / best.value) }, ...others];
}
