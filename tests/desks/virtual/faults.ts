/**
 * What goes on in a schedule, picked by chance: operators at work, and crashes, cuts, silences, full disks, wrong clocks,
 * take-overs, machines lost for ever and machines that join late.
 */
import { joinLate } from "./founding.ts";
import { Crash, DiskFull, pairOf } from "./machine.ts";
import type { Machine, Net } from "./machine.ts";
import type { Chance } from "./world.ts";

const second = 1_000;
const dayMs = 86_400_000;

/** What a schedule counts. */
export type Counts = Record<"commands" | "events" | "crashes" | "cuts" | "takeovers" | "forced" | "losses" | "cutOff", number>;

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
  readonly keepers: boolean;
  readonly automatic: boolean;
  readonly mayForce: boolean;
  /** Machines that have not joined yet. */
  readonly late: Machine[];
}

/** One thing that happens. */
export function disturb(net: Net, shape: Shape, saved: Saved[], counts: Counts): void {
  const { chance } = net;
  const alive = net.machines.filter((machine) => machine.isAlive());
  const any = alive.length === 0 ? undefined : chance.pick(alive);
  const faults: readonly (readonly [share: number, work: (machine: Machine) => void])[] = [
    [64, (machine) => act(machine, chance, saved, counts)], [15, (machine) => crash(net, machine, counts)], [7, () => cutPair(net, counts)],
    [2, (machine) => isolate(net, machine, counts)], [2, () => rival(net, saved, counts)], [5, (machine) => stand(machine, counts)],
    [1.5, (machine) => { if (shape.mayForce) force(machine, counts); }], [1.5, () => setSkew(net)], [1.2, () => lose(net, counts)],
    [2, (machine) => machine.fillDisk()], [1.5, () => { for (const machine of shape.late.splice(0)) joinLate(net, machine); }],
  ];
  const work = pickByShare(chance, faults);
  if (any !== undefined) work?.(any);
}

function pickByShare<T>(chance: Chance, list: readonly (readonly [share: number, of: T])[]): T | undefined {
  let dice = chance.next() * list.reduce((sum, [share]) => sum + share, 0);
  for (const [share, of] of list) {
    dice -= share;
    if (dice < 0) return of;
  }
  return undefined;
}

/** An operator does something: mostly sensible, sometimes what a colleague did already. */
function act(machine: Machine, chance: Chance, saved: Saved[], counts: Counts): void {
  const { desk, facts } = machine.core();
  if (facts.deskNumber() === 0) return;
  const ids = machine.newestTickets();
  const ticketId = ids.length === 0 ? undefined : chance.pick(ids);
  const requests = ticketId === undefined || chance.odds(0.35)
    ? [{ command: "ticket.log", body: { placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "漏水", said: "漏水", caller: { name: "", phone: "" } } }]
    : [chance.pick(actsOn(ticketId, chance))];
  for (const request of requests) {
    counts.commands += 1;
    const answer = desk.submit({ ...request, actor: "li-jianguo" });
    if (answer.kind === "accepted") saved.push({ machine, commandId: answer.value.commandId });
  }
}

function actsOn(ticketId: string, chance: Chance) {
  const personIds = [chance.pick(["wu-min", "zhou-zhiqiang"])];
  return [
    { command: "ticket.dispatch", body: { ticketId, crewId: "hvac", personIds } },
    { command: "ticket.dispatch", body: { ticketId, crewId: "lifts", personIds: ["ma-lin"] } },
    { command: "ticket.reassign", body: { ticketId, crewId: "hvac", personIds, reason: "" } },
    { command: "ticket.accept", body: { ticketId, personIds: [] } },
    { command: "ticket.finish", body: { ticketId, result: "" } },
    { command: "ticket.sign", body: { ticketId, how: "slip", signerName: "王芳" } },
    { command: "ticket.note", body: { ticketId, text: "记一笔" } },
    { command: "ticket.suspend", body: { ticketId, reason: "parts", note: "" } },
    { command: "ticket.resume", body: { ticketId } },
    { command: "ticket.cancel", body: { ticketId, reason: "打错了" } },
    { command: "ticket.urge", body: { ticketId, by: "" } },
  ];
}

function cutPair(net: Net, counts: Counts): void {
  const { chance } = net;
  const [a, b] = [chance.pick(net.machines), chance.pick(net.machines)];
  if (a === b) return;
  counts.cuts += 1;
  block(net, pairOf(a.address, b.address), chance.next() * 20 * second, chance.odds(0.4));
}

/** No new connection of these two for a while; those that are there close, or silently carry nothing any more (half open). */
function block(net: Net, pair: string, forMs: number, silent: boolean): void {
  net.blocked.add(pair);
  for (const wire of [...net.wires]) if (pairOf(wire.from, wire.to) === pair) wire.cut(silent);
  net.world.after(forMs, () => net.blocked.delete(pair));
}

/** One machine alone on its side of the network. */
function isolate(net: Net, machine: Machine, counts: Counts): void {
  counts.cuts += 1;
  const [forMs, silent] = [net.chance.next() * 20 * second, net.chance.odds(0.4)];
  for (const other of net.machines) if (other !== machine) block(net, pairOf(machine.address, other.address), forMs, silent);
}

/**
 * A rival of a living hub: the two do not hear each other, and a third votes for the rival in a moment without the hub and
 * goes back to it. While both reign, work goes on at the hub and at the voter.
 */
function rival(net: Net, saved: Saved[], counts: Counts): void {
  const { chance, world } = net;
  const hub = net.machines.find((machine) => machine.isAlive() && machine.core().desk.reign().role === "hub");
  const [candidate, voter] = net.machines.filter((machine) => machine !== hub && machine.isAlive()).sort(() => chance.next() - 0.5);
  if (hub === undefined || candidate === undefined || voter === undefined) return;
  counts.cuts += 2;
  block(net, pairOf(hub.address, candidate.address), (3 + chance.next() * 10) * second, chance.odds(0.5));
  block(net, pairOf(hub.address, voter.address), chance.next() * second, false);
  const whileAlive = (machine: Machine, work: () => void) => () => { if (machine.isAlive()) work(); };
  world.after(chance.next() * 300, whileAlive(candidate, () => stand(candidate, counts)));
  if (chance.odds(0.3)) world.after(chance.next() * 300, whileAlive(voter, () => stand(voter, counts)));
  if (chance.odds(0.3)) world.after(chance.next() * 400, whileAlive(voter, () => crash(net, voter, counts)));
  for (const machine of [hub, voter, hub]) world.after((0.3 + chance.next() * 3) * second, whileAlive(machine, () => act(machine, chance, saved, counts)));
}

function crash(net: Net, machine: Machine, counts: Counts): void {
  counts.crashes += 1;
  machine.crash(net.chance.odds(0.7));
  net.world.after(net.chance.next() * 8 * second, () => restart(machine));
}

/** Starts a machine that crashed; one that runs or is gone for ever stays as it is. */
export function restart(machine: Machine): void {
  if (machine.isAlive() || machine.isLost()) return;
  machine.start();
  machine.core().startSync();
}

function setSkew(net: Net): void {
  net.chance.pick(net.machines).setSkew(net.chance.pick([-dayMs, 0, dayMs, 3_000, -3_000]));
}

function stand(machine: Machine, counts: Counts): void {
  void machine.core().reign.stand().then((won) => { if (won) counts.takeovers += 1; });
}

function force(machine: Machine, counts: Counts): void {
  if (machine.core().desk.reign().role === "hub" || machine.core().facts.deskNumber() === 0) return;
  counts.forced += 1;
  machine.core().reign.force("赵明");
}

/** At least two machines stay; which of them had what is the point of the exercise. */
function lose(net: Net, counts: Counts): void {
  const left = net.machines.filter((machine) => !machine.isLost());
  if (left.length <= 2) return;
  counts.losses += 1;
  net.chance.pick(left).lose();
}
