/**
 * Rounds of a hub and two desks as real processes on real files and sockets: operators work at all three doors while
 * processes are killed, stopped and replaced and the network fails; then everything heals and every acknowledged command
 * must stand in the log, everywhere the same. Used by `npm run chaos` and by the test.
 */
import { seeded } from "../../electron/commands/seeded.ts";
import { programFolder } from "../desks/one-process.ts";
import { removeScratch } from "../electron/desk/small-desk.ts";
import { disturb, loseHub } from "./disturb.ts";
import type { Counts } from "./disturb.ts";
import { openNetwork } from "./network.ts";
import type { Network } from "./network.ts";
import type { ChaosPlace } from "./place.ts";
import { check, heal, openSite, pause } from "./site.ts";
import type { ChaosSite } from "./site.ts";

export interface ChaosOptions {
  readonly rounds: number;
  readonly seed: number;
  /** How long operators work in one round. */
  readonly workMs: number;
  /** How long a stopped process stands still. */
  readonly freezeMs: number;
  /** What the machines are joined by; closed at the end. The best that this machine lets us make, without it. */
  readonly network?: Network;
  readonly onRound?: (round: Round) => void;
}

/** One round: the seed of its chance, and what was played. */
export interface Round {
  readonly round: number;
  readonly seed: number;
  readonly kinds: readonly string[];
  readonly misses: readonly string[];
}

export interface ChaosFigures {
  readonly rounds: number;
  readonly commands: number;
  readonly acked: number;
  readonly resends: number;
  readonly events: number;
  readonly tookS: number;
  /** How often each kind was played. */
  readonly counts: Counts;
  /** What did not hold, round by round; empty when all is well. */
  readonly misses: readonly string[];
}

/** Rounds at whose end the hub's machine is lost for ever, in percent. */
const losePercent = 8;
/** Seeds of the rounds of one run lie side by side, those of the next far away. */
const seedsApart = 1_000;

export async function runChaos({ rounds, seed, workMs, freezeMs, network = openNetwork(), onRound }: ChaosOptions): Promise<ChaosFigures> {
  const program = programFolder();
  const counts: Counts = {};
  const all: string[] = [];
  const startedMs = performance.now();
  const site: ChaosSite = { program, network, places: [], lost: [] };
  let events = 0;
  try {
    await openSite(site);
    for (let round = 1; round <= rounds; round++) {
      const misses: string[] = [];
      const roundSeed = seed * seedsApart + round;
      const kinds = await play(site, { seed: roundSeed, workMs, freezeMs, counts, misses });
      const checked = await check(site);
      events = checked.events;
      misses.push(...checked.misses);
      all.push(...misses.map((miss) => `round ${round} seed ${roundSeed} (${kinds.join(", ")}): ${miss}`));
      onRound?.({ round, seed: roundSeed, kinds, misses });
    }
  } finally {
    await close(site);
  }
  const sum = (of: (place: ChaosPlace) => number) => [...site.places, ...site.lost].reduce((total, place) => total + of(place), 0);
  return {
    rounds, commands: sum((place) => place.sent), acked: sum((place) => place.acked.size), resends: sum((place) => place.resends), events,
    tookS: Number(((performance.now() - startedMs) / 1000).toFixed(1)), counts, misses: all,
  };
}

interface Play {
  readonly seed: number;
  readonly workMs: number;
  readonly freezeMs: number;
  readonly counts: Counts;
  readonly misses: string[];
}

/** One round, to the end of its healing; answers what was played. */
async function play(site: ChaosSite, { seed, workMs, freezeMs, counts, misses }: Play): Promise<string[]> {
  const chance = seeded(seed);
  const kinds: string[] = [];
  let isOver = false;
  const work = site.places.map((place) => place.work(() => isOver));
  const endMs = performance.now() + workMs;
  while (performance.now() < endMs) {
    await pause(chance.between(50, 400));
    kinds.push(await disturb({ site, chance, freezeMs, counts, misses }));
  }
  isOver = true;
  await Promise.all(work);
  await heal(site);
  if (chance.between(1, 100) <= losePercent) {
    kinds.push("machines lost");
    await loseHub({ site, chance, freezeMs, counts, misses });
    await heal(site);
  }
  return kinds;
}

async function close(site: ChaosSite): Promise<void> {
  const all = [...site.places, ...site.lost];
  await Promise.all(all.map((place) => place.kill()));
  for (const place of all) {
    place.line.close();
    removeScratch(place.dataFolder);
  }
  site.network.close();
  removeScratch(site.program);
}
