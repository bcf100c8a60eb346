/**
 * One seeded schedule: a hospital of two to five machines, operators at work on all of them, and everything that can go
 * wrong; then the faults end, everything heals, and what must hold is checked (`invariants.ts`).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CoreOptions } from "../../../electron/core.ts";
import type { Store } from "../../../electron/store/store.ts";
import { checkAll } from "./invariants.ts";
import type { Finding } from "./invariants.ts";
import { disturb, guarded, restart } from "./faults.ts";
import type { Counts, Saved, Shape } from "./faults.ts";
import { found, joinLate, nameKeepers } from "./founding.ts";
import { Crash, DiskFull, createMachine } from "./machine.ts";
import type { Machine, Net } from "./machine.ts";
import { createChance, createWorld } from "./world.ts";

/** A broken variant of the product: what is put in place of its parts. */
export interface Variant {
  readonly parts?: CoreOptions["parts"];
  readonly bend?: (store: Store) => Store;
}

export interface ScheduleResult {
  readonly seed: number;
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Counts>;
}

/** 2026-11-22 08:00 in the hospital. */
const startMs = Date.UTC(2026, 10, 22);
const second = 1_000;
const faultsForMs = { least: 15 * second, most: 60 * second };
/** Longest time that healing may take: retries, silences and votes, with a dead hub in between. */
const healWithinMs = 240 * second;

/** Plays the schedule of a seed; the same seed is the same schedule to the last message. */
export async function runSchedule(seed: number, variant: Variant = {}): Promise<ScheduleResult> {
  const chance = createChance(seed);
  const net: Net = {
    world: createWorld(startMs, (fault) => endsItsProcess(net, fault)), chance, machines: [], blocked: new Set(), wires: new Set(), delayMs: 2 + chance.int(60),
    reigns: new Map(), positions: new Map(), seen: [],
  };
  const { world } = net;
  const folder = chance.odds(0.02) ? mkdtempSync(join(tmpdir(), "yizhan-schedule-")) : undefined;
  const counts = { commands: 0, events: 0, crashes: 0, cuts: 0, takeovers: 0, forced: 0, losses: 0, cutOff: 0 };
  const saved: Saved[] = [];
  try {
    const size = 2 + chance.int(4);
    for (let index = 0; index < size; index++) {
      const database = folder === undefined ? ":memory:" : join(folder, `${index}.db`);
      net.machines.push(createMachine({ net, address: `m${index}`, database, ...variant }));
    }
    const late = size >= 3 && chance.odds(0.2) ? net.machines.slice(-1) : [];
    await found(net, late);
    const shape: Shape = { late, keepers: size >= 3 && chance.odds(0.7), automatic: chance.odds(0.7), mayForce: chance.odds(0.3) };
    if (shape.keepers) await nameKeepers(net, shape.automatic);
    const untilMs = world.nowMs() + faultsForMs.least + chance.next() * (faultsForMs.most - faultsForMs.least);
    while (world.nowMs() < untilMs) {
      guarded(() => disturb(net, shape, saved, counts));
      await world.run(world.nowMs() + chance.next() * 900);
    }
    for (const machine of late.splice(0)) guarded(() => joinLate(net, machine));
    await heal(net, counts);
    counts.cutOff = net.machines.reduce((sum, machine) => sum + machine.cutOff.size, 0);
    counts.events = Math.max(...net.machines.filter((one) => !one.isLost()).map((one) => one.core().store.log.head().seq));
    const seen = net.seen.filter((one) => !one.unlessForced || counts.forced === 0).map(({ rule, detail }) => ({ rule, detail }));
    return { seed, findings: [...seen, ...checkAll(net, saved, counts.forced > 0)], counts };
  } catch (fault) {
    return { seed, findings: [{ rule: "no-fault", detail: fault instanceof Error ? `${fault.message}\n${fault.stack}` : String(fault) }], counts };
  } finally {
    for (const machine of net.machines) machine.db.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** What nobody catches ends the process that threw it; it is started again later. */
function endsItsProcess(net: Net, fault: unknown): boolean {
  const machine = fault instanceof DiskFull ? net.machines.find((one) => one.address === fault.address) : undefined;
  if (machine === undefined) return fault instanceof Crash;
  machine.crash(false);
  net.world.after(net.chance.next() * 8 * second, () => restart(machine));
  return true;
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
  const known = left.find((machine) => machine.core().facts.deskNumber() > 0);
  for (const machine of left) if (machine.core().store.log.head().seq === 0) guarded(() => machine.core().facts.set({ hub: known?.address ?? "" })); // the one it was told of may be gone
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
  return heads.size === 1 && machines.every((machine) => machine.isAlive() && !machine.isWaiting());
}
