/**
 * Rounds of a hub and two desks as real processes on real files and sockets: operators work at all three doors while
 * processes are killed and stopped and the network fails; then everything heals and every acknowledged command must stand
 * in the log, everywhere the same. Used by `npm run chaos` and by the test.
 */
import type { Seeded } from "../../electron/commands/seeded.ts";
import { seeded } from "../../electron/commands/seeded.ts";
import { verifyLog } from "../../electron/store/verify-log.ts";
import { openForReading } from "../../electron/store/open.ts";
import { fingerprint } from "../../electron/store/rebuild.ts";
import { programFolder } from "../desks/one-process.ts";
import { removeScratch, scratchFolder } from "../electron/desk/small-desk.ts";
import { ChaosPlace } from "./place.ts";
import { openProxy } from "./proxy.ts";
import type { ChaosProxy } from "./proxy.ts";

export interface ChaosOptions {
  readonly rounds: number;
  readonly seed: number;
  /** How long operators work in one round. */
  readonly workMs: number;
  /** How long a stopped process stands still. */
  readonly freezeMs: number;
  readonly onRound?: (round: number) => void;
}

export interface ChaosFigures {
  readonly rounds: number;
  readonly commands: number;
  readonly acked: number;
  readonly kills: number;
  readonly freezes: number;
  readonly networkFaults: number;
  readonly resends: number;
  readonly events: number;
  readonly tookS: number;
  /** What did not hold, round by round; empty when all is well. */
  readonly misses: readonly string[];
}

interface Site {
  readonly hub: ChaosPlace;
  readonly desks: readonly ChaosPlace[];
  readonly all: readonly ChaosPlace[];
  readonly proxy: ChaosProxy;
}

const healMs = 60_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function runChaos({ rounds, seed, workMs, freezeMs, onRound }: ChaosOptions): Promise<ChaosFigures> {
  const chance = seeded(seed);
  const program = programFolder();
  const counts = { kills: 0, freezes: 0, networkFaults: 0 };
  const misses: string[] = [];
  const startedMs = performance.now();
  const site = await openSite(program);
  let events = 0;
  try {
    for (let round = 1; round <= rounds; round++) {
      let isOver = false;
      const work = site.all.map((place) => place.work(() => isOver));
      const endMs = performance.now() + workMs;
      while (performance.now() < endMs) {
        await pause(chance.between(100, 700));
        await disturb(site, { chance, freezeMs, counts });
      }
      isOver = true;
      await Promise.all(work);
      await heal(site);
      const checked = await check(site);
      events = checked.events;
      misses.push(...checked.misses.map((miss) => `round ${round}: ${miss}`));
      onRound?.(round);
    }
  } finally {
    await Promise.all(site.all.map((place) => place.kill()));
    site.proxy.close();
    for (const folder of [program, ...site.all.map((place) => place.dataFolder)]) removeScratch(folder);
  }
  const sum = (of: (place: ChaosPlace) => number) => site.all.reduce((total, place) => total + of(place), 0);
  return {
    rounds, commands: sum((place) => place.sent), acked: sum((place) => place.acked.size), ...counts, resends: sum((place) => place.resends), events,
    tookS: Number(((performance.now() - startedMs) / 1000).toFixed(1)), misses,
  };
}

async function openSite(program: string): Promise<Site> {
  const hub = new ChaosPlace(scratchFolder(), program);
  await hub.start();
  const shared = hub.opened.hub;
  if (shared === null) throw new Error("the hub is none");
  const proxy = await openProxy(Number(new URL(shared.address).port));
  const desks = [1, 2].map(() => new ChaosPlace(scratchFolder(), program));
  for (const desk of desks) {
    desk.tell(proxy.address, await hub.showCode());
    await desk.start();
  }
  const site = { hub, desks, all: [hub, ...desks], proxy };
  await heal(site);
  return site;
}

interface Disturbance {
  readonly chance: Seeded;
  readonly freezeMs: number;
  readonly counts: { kills: number; freezes: number; networkFaults: number };
}

async function disturb(site: Site, { chance, freezeMs, counts }: Disturbance): Promise<void> {
  const dice = chance.between(1, 100);
  const place = chance.pick(site.all);
  if (dice <= 50) {
    counts.kills += 1;
    await place.kill();
    await pause(chance.between(0, 300));
    await startAgain(site, place);
  } else if (dice <= 62) {
    counts.freezes += 1;
    await place.freeze(freezeMs);
  } else {
    counts.networkFaults += 1;
    await breakNetwork(site.proxy, chance);
  }
}

async function breakNetwork(proxy: ChaosProxy, chance: Seeded): Promise<void> {
  const how = chance.pick(["reset", "drop", "delay"]);
  if (how === "reset") return proxy.reset();
  if (how === "drop") proxy.drop(true);
  else proxy.delay(chance.between(50, 400));
  await pause(chance.between(200, 2_000));
  proxy.drop(false);
  proxy.delay(0);
}

async function startAgain(site: Site, place: ChaosPlace): Promise<void> {
  await place.start();
  if (place === site.hub) site.proxy.leadTo(Number(new URL(place.opened.hub?.address ?? "").port));
}

/** All run, all are at one head, nothing waits. */
async function heal(site: Site): Promise<void> {
  for (const place of site.all) await startAgain(site, place);
  const endMs = performance.now() + healMs;
  for (;;) {
    const rows = await Promise.all(site.all.map((place) => place.link()));
    const isEven = new Set(rows.map((row) => row?.head)).size === 1 && rows.every((row) => row?.outbox === 0) && rows.slice(1).every((row) => row?.state === "joined");
    if (isEven) return;
    if (performance.now() > endMs) throw new Error(`did not heal: ${JSON.stringify(rows)} ${JSON.stringify(site.all.map((place) => place.faults))}`);
    await pause(50);
  }
}

/** What must hold after every round. */
async function check(site: Site): Promise<{ readonly events: number; readonly misses: readonly string[] }> {
  const dbs = site.all.map((place) => openForReading(place.dataFolder));
  try {
    const misses = site.all.flatMap((place) => place.faults.splice(0).map((fault) => `fault: ${fault}`));
    const verified = dbs.map((db) => verifyLog(db, () => {}));
    if (verified.some((one) => one.kind !== "whole")) misses.push(`the chain breaks: ${JSON.stringify(verified)}`);
    const heads = verified.map((one) => (one.kind === "whole" ? `${one.rows} ${one.headHash}` : one.kind));
    if (new Set(heads).size > 1) misses.push(`logs differ: ${heads.join(", ")}`);
    if (!(await comeEqual(() => dbs.map(fingerprint)))) misses.push("states differ");
    const present = new Set(dbs[0]?.prepare<[], string>("SELECT DISTINCT command_id FROM log").pluck().all());
    const lost = site.all.flatMap((place) => [...place.acked].filter((commandId) => !present.has(commandId)));
    if (lost.length > 0) misses.push(`acknowledged and lost: ${lost.join(", ")}`);
    const numbers = dbs[0]?.prepare<[], string>("SELECT body ->> '$.number' FROM log WHERE type = 'ticket.logged@1'").pluck().all() ?? [];
    if (new Set(numbers).size !== numbers.length) misses.push("a ticket number was given twice");
    return { events: verified[0]?.kind === "whole" ? verified[0].rows : 0, misses };
  } finally {
    for (const db of dbs) db.close();
  }
}

/** The search index follows in idle time. */
async function comeEqual(prints: () => readonly string[]): Promise<boolean> {
  for (let tries = 0; tries < 50; tries++) {
    if (new Set(prints()).size === 1) return true;
    await pause(100);
  }
  return false;
}
