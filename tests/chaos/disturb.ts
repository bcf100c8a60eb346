/** What goes wrong in a round of chaos, picked by chance. Each kind ends with everybody able to come back. */
import type { Seeded } from "../../electron/commands/seeded.ts";
import { checkCrashImage } from "./crash-image.ts";
import type { ChaosPlace } from "./place.ts";
import { addPlace, findHub, heal, pause } from "./site.ts";
import type { ChaosSite } from "./site.ts";

export type Counts = Record<string, number>;

export interface Turn {
  readonly site: ChaosSite;
  readonly chance: Seeded;
  /** How long a stopped process stands still. */
  readonly freezeMs: number;
  readonly counts: Counts;
  readonly misses: string[];
}

const kinds: Readonly<Record<string, { readonly share: number; readonly play: (turn: Turn) => Promise<void> }>> = {
  kills: { share: 45, play: killAny },
  "network faults": { share: 30, play: breakNetwork },
  freezes: { share: 9, play: freezeAny },
  "zombie hubs": { share: 8, play: zombie },
  "hubs killed and replaced": { share: 6, play: replaceHub },
};

/** Plays one; answers its name. */
export async function disturb(turn: Turn): Promise<string> {
  let dice = turn.chance.between(1, Object.values(kinds).reduce((sum, { share }) => sum + share, 0));
  for (const [kind, { share, play }] of Object.entries(kinds)) {
    dice -= share;
    if (dice > 0) continue;
    turn.counts[kind] = (turn.counts[kind] ?? 0) + 1;
    await play(turn);
    return kind;
  }
  return "nothing";
}

async function killAny({ site, chance, counts, misses }: Turn): Promise<void> {
  const place = chance.pick(site.places);
  await place.kill();
  if (chance.between(1, 3) === 1) {
    counts["crash images"] = (counts["crash images"] ?? 0) + 1;
    misses.push(...checkCrashImage(place.dataFolder, chance));
  }
  await pause(chance.between(0, 300));
  await place.start();
}

async function breakNetwork({ site, chance, counts }: Turn): Promise<void> {
  const { line } = chance.pick(site.places);
  const how = chance.pick(Object.keys(line.faults));
  counts[`line ${how}`] = (counts[`line ${how}`] ?? 0) + 1;
  line.faults[how]?.(chance);
  await pause(chance.between(200, 2_000));
  line.heal();
}

async function freezeAny({ site, chance, freezeMs }: Turn): Promise<void> {
  const goOn = chance.pick(site.places).freeze();
  await pause(freezeMs);
  goOn();
}

/** The hub stops in its tracks, another takes over, and the old one goes on as if nothing had been. */
async function zombie(turn: Turn): Promise<void> {
  const hub = await findHub(turn.site);
  if (hub === undefined) return;
  const goOn = hub.freeze();
  for (const { line } of turn.site.places) line.reset();
  await takeOver(turn, hub);
  await pause(turn.chance.between(0, 1_500));
  goOn();
}

async function replaceHub(turn: Turn): Promise<void> {
  const hub = await findHub(turn.site);
  if (hub === undefined) return;
  await hub.kill();
  await takeOver(turn, hub);
  await pause(turn.chance.between(0, 1_500));
  await hub.start();
}

/**
 * The hub's machine is gone for ever, with its disk; a new machine comes in its place and becomes a keeper. While nobody
 * works, so that the others have what the lost one had told its own operator.
 */
export async function loseHub(turn: Turn): Promise<void> {
  const { site, counts } = turn;
  const hub = await findHub(site);
  if (hub === undefined) return;
  counts["machines lost"] = (counts["machines lost"] ?? 0) + 1;
  await hub.lose();
  site.lost.push(...site.places.splice(site.places.indexOf(hub), 1));
  await takeOver(turn, hub);
  await heal(site);
  const next = await findHub(site);
  if (next === undefined) return;
  await addPlace(site, next);
  await heal(site);
  await next.nameKeepers(site.places);
}

/** One of the others asks for the majority until it has it, or somebody took over by himself. */
async function takeOver({ site, chance, counts }: Turn, gone: ChaosPlace): Promise<void> {
  const others = site.places.filter((place) => place !== gone);
  for (let tries = 0; tries < 20; tries++) {
    const place = chance.pick(others);
    if (await place.stand() || (await place.link())?.role === "hub") {
      counts["take-overs"] = (counts["take-overs"] ?? 0) + 1;
      return;
    }
    await pause(200);
  }
}
