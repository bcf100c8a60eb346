/**
 * What goes on in a schedule, picked by chance: operators at work, and crashes, power cuts, cuts, silences, disks that fail, wrong
 * clocks, keepers named anew, take-overs, machines lost for ever and machines that join late.
 */
import { act } from "./acts.ts";
import { joinLate } from "./founding.ts";
import { Crash, DiskFull } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { pairOf } from "./net.ts";
import type { Net } from "./net.ts";
import type { Chance } from "./world.ts";

const second = 1_000;
const dayMs = 86_400_000;

/** What a schedule counts, by kind. */
export type Counts = Record<string, number>;

/** A command that a machine answered with "saved". */
export interface Saved {
  readonly machine: Machine;
  readonly commandId: string;
}

/** The power may go in the middle of anything; that is part of the schedule, not an error of it. */
export function guarded(work: () => void): void {
  try {
    work();
  } catch (fault) {
    if (!(fault instanceof Crash || fault instanceof DiskFull)) throw fault;
  }
}

/** What kind of site this schedule plays in. */
export interface Shape {
  readonly mayForce: boolean;
  /** Machines that have not joined yet. */
  readonly late: Machine[];
}

interface Turn {
  readonly net: Net;
  readonly shape: Shape;
  readonly machine: Machine;
  readonly saved: Saved[];
  readonly counts: Counts;
}

const kinds: Readonly<Record<string, { readonly share: number; readonly play: (turn: Turn) => void }>> = {
  "commands": { share: 64, play: ({ machine, net, saved, counts }) => act(machine, net.chance, saved, counts) },
  "crashes": { share: 15, play: ({ net, machine }) => crash(net, machine) },
  "cuts": { share: 7, play: ({ net }) => cutPair(net) },
  "one-way cuts": { share: 2, play: ({ net }) => cutOneWay(net) },
  "isolated": { share: 2, play: ({ net, machine }) => isolate(net, machine) },
  "rivals": { share: 2, play: rival },
  "hubs gone while speaking": { share: 2, play: breakOff },
  "power cuts": { share: 0.6, play: cutPower },
  "take-overs asked": { share: 5, play: ({ machine, counts }) => stand(machine, counts) },
  "forced": { share: 1.5, play: ({ shape, machine, counts }) => { if (shape.mayForce) force(machine, counts); } },
  "clocks wrong": { share: 1.5, play: ({ net }) => setSkew(net) },
  "machines lost": { share: 1.2, play: ({ net, counts }) => lose(net, counts) },
  "disks full": { share: 2, play: ({ machine }) => machine.failWrite("SQLITE_FULL") },
  "commits failed": { share: 1, play: ({ machine }) => machine.failWrite("SQLITE_IOERR_FSYNC") },
  "keepers named apart": { share: 1, play: nameApart },
  "keepers named": { share: 1.5, play: nameKeepers },
  "joined late": { share: 1.5, play: ({ net, shape }) => { for (const machine of shape.late.splice(0)) if (!joinLate(net, machine)) shape.late.push(machine); } },
};
/** Counted where they happen: not every try does. */
const countedInside: ReadonlySet<string> = new Set(["commands", "forced", "machines lost", "joined late"]);
const allShares = Object.values(kinds).reduce((sum, { share }) => sum + share, 0);

/** One thing that happens. */
export function disturb(net: Net, shape: Shape, saved: Saved[], counts: Counts): void {
  const alive = net.machines.filter((machine) => machine.isAlive());
  if (alive.length === 0) return;
  const machine = net.chance.pick(alive);
  let dice = net.chance.next() * allShares;
  for (const [kind, { share, play }] of Object.entries(kinds)) {
    dice -= share;
    if (dice >= 0) continue;
    if (!countedInside.has(kind)) count(counts, kind);
    play({ net, shape, machine, saved, counts });
    return;
  }
}

export function count(counts: Counts, kind: string): void {
  counts[kind] = (counts[kind] ?? 0) + 1;
}

/** Two different machines. */
function pickPair({ chance, machines }: Net): readonly [Machine, Machine] | undefined {
  const [a, b] = [chance.pick(machines), chance.pick(machines)];
  return a === b ? undefined : [a, b];
}

function cutPair(net: Net): void {
  const pair = pickPair(net);
  if (pair !== undefined) block(net, pairOf(pair[0].address, pair[1].address), net.chance.next() * 20 * second, net.chance.odds(0.4));
}

/** No new connection of these two for a while; those that are there close, or silently carry nothing any more (half open). */
function block(net: Net, pair: string, forMs: number, silent: boolean): void {
  net.blocked.add(pair);
  for (const wire of [...net.wires]) if (pairOf(wire.from, wire.to) === pair) wire.cut(silent);
  net.world.after(forMs, () => net.blocked.delete(pair));
}

/** What is open between two carries messages in one direction only; nothing new can be opened for a while. */
function cutOneWay(net: Net): void {
  const pair = pickPair(net);
  if (pair === undefined) return;
  const [a, b] = pair;
  const key = pairOf(a.address, b.address);
  net.blocked.add(key);
  for (const wire of net.wires) if (pairOf(wire.from, wire.to) === key) wire.cutOneWay(a.address);
  net.world.after(net.chance.next() * 15 * second, () => net.blocked.delete(key));
}

/** One machine alone on its side of the network. */
function isolate(net: Net, machine: Machine): void {
  const [forMs, silent] = [net.chance.next() * 20 * second, net.chance.odds(0.4)];
  for (const other of net.machines) if (other !== machine) block(net, pairOf(machine.address, other.address), forMs, silent);
}

/**
 * A rival of a living hub: the two do not hear each other, and a third votes for the rival in a moment without the hub and
 * goes back to it. While both reign, work goes on at the hub and at the voter.
 */
function rival({ net, saved, counts }: Turn): void {
  const { chance, world } = net;
  const hub = net.machines.find(isHub);
  const [candidate, voter] = net.machines.filter((machine) => machine !== hub && machine.isAlive()).sort(() => chance.next() - 0.5);
  if (hub === undefined || candidate === undefined || voter === undefined) return;
  block(net, pairOf(hub.address, candidate.address), (3 + chance.next() * 10) * second, chance.odds(0.5));
  block(net, pairOf(hub.address, voter.address), chance.next() * second, false);
  const whileAlive = (machine: Machine, work: () => void) => () => { if (machine.isAlive()) work(); };
  world.after(chance.next() * 300, whileAlive(candidate, () => stand(candidate, counts)));
  if (chance.odds(0.3)) world.after(chance.next() * 300, whileAlive(voter, () => stand(voter, counts)));
  if (chance.odds(0.3)) world.after(chance.next() * 400, whileAlive(voter, () => crash(net, voter)));
  for (const machine of [hub, voter, hub]) world.after((0.3 + chance.next() * 3) * second, whileAlive(machine, () => act(machine, chance, saved, counts)));
}

/** The hub dies in the middle of telling the others what it has just ordered, and one of them stands at once. */
function breakOff({ net, saved, counts }: Turn): void {
  const { chance, world } = net;
  const hub = net.machines.find(isHub);
  const heirs = net.machines.filter((machine) => machine !== hub && machine.isAlive());
  if (hub === undefined || heirs.length === 0) return;
  for (let told = chance.int(4); told >= 0; told--) act(chance.pick([hub, ...heirs]), chance, saved, counts);
  const before = hub.core().store.log.head().seq;
  const watch = (tries: number) => {
    if (!hub.isAlive() || tries === 0) return;
    if (hub.core().store.log.head().seq === before) return void world.after(2, () => watch(tries - 1));
    world.after(chance.next() * net.delayMs, fall);
  };
  world.after(0, () => watch(60));
  const fall = () => {
    if (!hub.isAlive()) return;
    hub.crash(false);
    world.after((2 + chance.next() * 6) * second, () => restart(hub));
    for (const heir of heirs) if (chance.odds(0.6)) world.after(chance.next() * 400, () => { if (heir.isAlive()) stand(heir, counts); });
  };
}

/** The whole house is dark in the middle of work. The hub's machine comes back last; before, somebody asks for the majority. */
function cutPower({ net, saved, counts }: Turn): void {
  const { chance, world } = net;
  const hub = net.machines.find(isHub);
  const others = net.machines.filter((machine) => machine !== hub && machine.isAlive());
  if (hub === undefined || others.length === 0) return;
  for (let told = chance.int(4); told >= 0; told--) act(chance.pick([hub, ...others]), chance, saved, counts);
  world.after(chance.next() * second, () => {
    for (const machine of net.machines.filter((one) => one.isAlive())) {
      machine.crash(false);
      world.after((machine === hub ? 4 + chance.next() * 8 : chance.next() * 2) * second, () => restart(machine));
    }
    const heir = chance.pick(others);
    world.after((2 + chance.next() * 2) * second, () => { if (heir.isAlive()) stand(heir, counts); });
  });
}

function isHub(machine: Machine): boolean {
  return machine.isAlive() && machine.core().desk.reign().role === "hub";
}

function crash(net: Net, machine: Machine): void {
  machine.crash(net.chance.odds(0.7));
  net.world.after(net.chance.next() * 8 * second, () => restart(machine));
}

/** Starts a machine that crashed; one that runs or is gone for ever stays as it is. */
export function restart(machine: Machine): void {
  if (machine.isAlive() || machine.isLost()) return;
  machine.start();
  machine.core().startSync();
}

function setSkew({ chance, machines }: Net): void {
  chance.pick(machines).setSkew(chance.pick([-dayMs, 0, dayMs, 3_000, -3_000]));
}

function stand(machine: Machine, counts: Counts): void {
  void machine.core().reign.stand().then((won) => { if (won) count(counts, "take-overs won"); });
}

function force(machine: Machine, counts: Counts): void {
  if (isHub(machine) || !canReign(machine)) return;
  count(counts, "forced");
  machine.core().reign.force("赵明");
}

/** A supervisor somewhere names other keepers: any one, three or five of those that ever joined, often cut off from the hub. */
function nameKeepers({ net, machine, saved }: Turn): void {
  const { desk, facts } = machine.core();
  if (facts.deskNumber() === 0) return;
  const keepers = pickSome(net.chance, net.machines.map((one) => one.address));
  const answer = desk.submit({ command: "site.name-keepers", body: { keepers, automatic: net.chance.odds(0.6) }, actor: "zhao-ming" });
  if (answer.kind === "accepted") saved.push({ machine, commandId: answer.value.commandId });
}

/** A hub alone on its side names itself the only keeper and goes on; the others, a majority of those before, find another hub. */
function nameApart({ net, saved, counts }: Turn): void {
  const { chance, world } = net;
  const hub = net.machines.find(isHub);
  if (hub === undefined) return;
  isolate(net, hub);
  const later = (machine: Machine, work: () => void) => world.after(chance.next() * 2 * second, () => { if (machine.isAlive()) work(); });
  later(hub, () => {
    const { desk } = hub.core();
    const answer = desk.submit({ command: "site.name-keepers", body: { keepers: [hub.address], automatic: true }, actor: "zhao-ming" });
    if (answer.kind === "accepted") saved.push({ machine: hub, commandId: answer.value.commandId });
    act(hub, chance, saved, counts);
  });
  for (const machine of net.machines) if (machine !== hub && machine.isAlive()) later(machine, () => stand(machine, counts));
}

function pickSome(chance: Chance, list: readonly string[]): string[] {
  const shuffled = list.map((one) => ({ one, at: chance.next() })).sort((a, b) => a.at - b.at).map(({ one }) => one);
  return shuffled.slice(0, chance.pick([1, 3, 3, 5]));
}

/** It has a number and the whole history of a site: without both no person can make it the hub (`electron/take-over.ts`). */
export function canReign({ disk }: Machine): boolean {
  const { log, local } = disk.store();
  return !disk.isEmpty() && log.isWhole() && Number(local.fact("desk-number") ?? 0) > 0;
}

/**
 * At least two machines stay; which of them had what is the point of the exercise. Never the last that can reign: where every
 * log that is left lacks its past, the product says so and asks for a backup, and a schedule has none (simulator, seed 6725).
 */
export function lose({ chance, machines }: Net, counts: Counts): void {
  const left = machines.filter((machine) => !machine.isLost());
  if (left.length <= 2) return;
  const lost = chance.pick(left);
  if (!left.some((machine) => machine !== lost && canReign(machine))) return;
  count(counts, "machines lost");
  lost.lose();
}
