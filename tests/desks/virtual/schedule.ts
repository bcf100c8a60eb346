/**
 * One seeded schedule: a hospital of two to five machines, operators at work on all of them, and everything that can go
 * wrong; then the faults end, everything heals, and what must hold is checked (`invariants.ts`).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CoreOptions } from "../../../electron/core.ts";
import type { Store } from "../../../electron/store/store.ts";
import { smallHospital } from "../../stories/small-hospital.ts";
import { checkAll } from "./invariants.ts";
import type { Finding } from "./invariants.ts";
import { Crash, createMachine, pairOf } from "./machine.ts";
import type { Machine, Net } from "./machine.ts";
import { createChance, createWorld } from "./world.ts";
import type { Chance } from "./world.ts";

/** A broken variant of the product: what is put in place of its parts. */
export interface Variant {
  readonly parts?: CoreOptions["parts"];
  readonly bend?: (store: Store) => Store;
}

export interface ScheduleResult {
  readonly seed: number;
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<"commands" | "events" | "crashes" | "cuts" | "takeovers" | "forced" | "losses" | "cutOff", number>>;
}

/** A command that a machine answered with "saved". */
export interface Saved {
  readonly machine: Machine;
  readonly commandId: string;
}

/** 2026-11-22 08:00 in the hospital. */
const startMs = Date.UTC(2026, 10, 22);
const second = 1_000;
const faultsForMs = 60 * second;
/** Longest time that healing may take: retries, silences and votes, with a dead hub in between. */
const healWithinMs = 240 * second;
const dayMs = 86_400_000;

export async function runSchedule(seed: number, variant: Variant = {}): Promise<ScheduleResult> {
  const chance = createChance(seed);
  const world = createWorld(startMs, (fault) => fault instanceof Crash);
  const net: Net = { world, chance, machines: [], blocked: new Set(), wires: new Set(), delayMs: 2 + chance.int(60) };
  const folder = chance.odds(0.02) ? mkdtempSync(join(tmpdir(), "yizhan-schedule-")) : undefined;
  const counts = { commands: 0, events: 0, crashes: 0, cuts: 0, takeovers: 0, forced: 0, losses: 0, cutOff: 0 };
  const saved: Saved[] = [];
  try {
    const size = 2 + chance.int(4);
    for (let index = 0; index < size; index++) {
      const database = folder === undefined ? ":memory:" : join(folder, `${index}.db`);
      net.machines.push(createMachine({ net, address: `m${index}`, database, ...variant }));
    }
    await found(net);
    const shape = { keepers: size >= 3 && chance.odds(0.7), automatic: chance.odds(0.7), mayForce: chance.odds(0.3) };
    if (shape.keepers) await nameKeepers(net, shape.automatic);
    const untilMs = world.nowMs() + faultsForMs;
    while (world.nowMs() < untilMs) {
      guarded(() => disturb(net, shape, saved, counts));
      await world.run(world.nowMs() + chance.next() * 900);
    }
    await heal(net, counts);
    counts.events = Math.max(...net.machines.filter((one) => !one.isLost()).map((one) => one.core().store.log.head().seq));
    return { seed, findings: checkAll(net, saved, counts.forced > 0), counts };
  } catch (fault) {
    return { seed, findings: [{ rule: "no-fault", detail: fault instanceof Error ? `${fault.message}\n${fault.stack}` : String(fault) }], counts };
  } finally {
    for (const machine of net.machines) machine.db.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** The power may go in the middle of anything; that is part of the schedule, not an error of it. */
function guarded(work: () => void): void {
  try {
    work();
  } catch (fault) {
    if (!(fault instanceof Crash)) throw fault;
  }
}

async function found(net: Net): Promise<void> {
  const [first, ...others] = net.machines;
  if (first === undefined) return;
  first.start();
  first.core().facts.set({ "node-id": first.address, founded: "sample", "join-key": "k" });
  first.crash(false);
  first.start();
  const { desk, facts } = first.core();
  desk.submitAll(smallHospital.filter((one) => one.type !== "site.number-desk").map(({ type, body }) => ({ command: type, body, actor: "system", byMachine: true })));
  first.core().startSync();
  facts.set({ "desk-number": String(first.core().numberDesk(first.address, first.address, first.address)) });
  for (const machine of others) {
    machine.start();
    machine.core().facts.set({ "node-id": machine.address, role: "desk", hub: first.address, "hub-key": "k" });
    machine.crash(false);
    machine.start();
    machine.core().startSync();
  }
  const isReady = () => others.every((machine) => machine.core().facts.deskNumber() > 0 && machine.core().store.log.head().seq === first.core().store.log.head().seq);
  await net.world.run(net.world.nowMs() + 60 * second, isReady);
  if (!isReady()) throw new Error("the desks did not join");
}

async function nameKeepers(net: Net, automatic: boolean): Promise<void> {
  const keepers = net.machines.slice(0, net.machines.length >= 5 ? 5 : 3).map((machine) => machine.address);
  net.machines[0]?.core().desk.submit({ command: "site.name-keepers", body: { keepers, automatic }, actor: "system", byMachine: true });
  await net.world.run(net.world.nowMs() + 3 * second);
}

type Counts = Record<keyof ScheduleResult["counts"], number>;

function disturb(net: Net, shape: { keepers: boolean; mayForce: boolean }, saved: Saved[], counts: Counts): void {
  const { chance } = net;
  const alive = net.machines.filter((machine) => machine.isAlive());
  const dice = chance.next();
  const one = alive.length === 0 ? undefined : chance.pick(alive);
  if (dice >= 0.72 && dice < 0.8) cutPair(net, counts);
  else if (dice >= 0.88 && dice < 0.9) setSkew(net);
  else if (dice >= 0.965 && dice < 0.98) lose(net, counts);
  else if (dice < 0.965 && one !== undefined) disturbOne(net, one, dice);

  function disturbOne(where: Net, machine: Machine, at: number): void {
    if (at < 0.72) act(machine, where.chance, saved, counts);
    else if (at < 0.88) crash(where, machine, counts);
    else if (at < 0.95) stand(machine, counts);
    else if (shape.mayForce) force(machine, counts);
  }
}

/** An operator does something: mostly sensible, sometimes what a colleague did already. */
function act(machine: Machine, chance: Chance, saved: Saved[], counts: Counts): void {
  const { desk, store, facts } = machine.core();
  if (facts.deskNumber() === 0) return;
  const ids = store.db.prepare("SELECT id FROM state_ticket ORDER BY rowid DESC LIMIT 6").pluck().all() as string[];
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
  const { chance, world } = net;
  const [a, b] = [chance.pick(net.machines), chance.pick(net.machines)];
  if (a === b) return;
  counts.cuts += 1;
  const pair = pairOf(a.address, b.address);
  net.blocked.add(pair);
  const silent = chance.odds(0.4);
  for (const wire of [...net.wires]) {
    if (pairOf(wire.from, wire.to) !== pair) continue;
    wire.cut(silent);
  }
  world.after(chance.next() * 20 * second, () => net.blocked.delete(pair));
}

function crash(net: Net, machine: Machine, counts: Counts): void {
  counts.crashes += 1;
  machine.crash(net.chance.odds(0.7));
  net.world.after(net.chance.next() * 8 * second, () => restart(machine));
}

function restart(machine: Machine): void {
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

/** All faults end. Where no hub is left, a supervisor forces one, as the manual says. */
async function heal(net: Net, counts: Counts): Promise<void> {
  const { world } = net;
  net.blocked.clear();
  const left = net.machines.filter((machine) => !machine.isLost());
  for (const machine of left) {
    machine.setSkew(0);
    machine.mend();
  }
  for (const machine of left) restart(machine);
  await world.run(world.nowMs() + 30 * second);
  for (const machine of left) restart(machine);
  const hubs = () => left.filter((machine) => machine.core().desk.reign().role === "hub");
  await world.run(world.nowMs() + 40 * second, () => hubs().length === 1 && isQuiet(left));
  if (!isQuiet(left)) { // no hub, no majority of keepers, or a later epoch whose hub is gone: a person must say who it is
    counts.forced += 1;
    guarded(() => net.chance.pick(left.filter((machine) => machine.core().facts.deskNumber() > 0)).core().reign.force("赵明"));
  }
  for (const machine of left) restart(machine);
  await world.run(world.nowMs() + healWithinMs, () => isQuiet(left));
}

/** Nothing is on its way any more: the same head everywhere, no command without a number. */
function isQuiet(machines: readonly Machine[]): boolean {
  const heads = new Set(machines.map((machine) => machine.core().store.log.head().hash));
  return heads.size === 1 && machines.every((machine) => machine.isAlive() && machine.core().store.db.prepare("SELECT count(*) FROM outbox").pluck().get() === 0);
}
