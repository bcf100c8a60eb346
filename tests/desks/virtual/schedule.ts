/**
 * One seeded schedule: a hospital of two to five machines, operators at work on all of them, and everything that can go
 * wrong; then the faults end, everything heals, and what must hold is checked (`invariants.ts`).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CoreOptions } from "../../../electron/core.ts";
import type { DeviceTools } from "../../../electron/devices/device.ts";
import type { Store } from "../../../electron/store/store.ts";
import { keeperSets } from "../../../shared/site/keepers.ts";
import { checkAll } from "./invariants.ts";
import type { Finding } from "./invariants.ts";
import { canReign, disturb, guarded, restart } from "./faults.ts";
import type { Counts, Saved, Shape } from "./faults.ts";
import { found, foundedImages, joinLate, letInAgain } from "./founding.ts";
import { Crash, DiskFull, createMachine } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { createNet } from "./net.ts";
import type { Net } from "./net.ts";

/** A broken variant of the product: what is put in place of its parts. */
export interface Variant {
  readonly parts?: CoreOptions["parts"];
  readonly bend?: (store: Store) => Store;
  readonly bendPrinter?: (tools: DeviceTools) => DeviceTools;
}

export interface ScheduleResult {
  readonly seed: number;
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** How many things happened. */
  readonly turns: number;
}

/** 2026-11-22 08:00 in the hospital. */
const startMs = Date.UTC(2026, 10, 22);
const second = 1_000;
/** Founded in the first half minute; the schedule plays after. */
const foundedMs = 60 * second;
/** One schedule in forty is a long one: what needs many turns to go wrong. */
const faultsForMs = { short: [4 * second, 18 * second], long: [40 * second, 90 * second] } as const;
const longShare = 0.025;
/** Schedules on real files with a real fsync for each commit. */
const filesShare = 0.04;
/** Schedules in memory in which a crash loses what had not come to the disk; to remember what had costs time. */
const forgetfulShare = 0.4;
/** Schedules in which one machine still runs the version before. */
const oldShare = 0.25;
/** Schedules in which the founding itself is played, with this very product. */
const foundingShare = 0.05;
/** Longest time that healing may take: retries, silences and votes, with a dead hub in between. */
const healWithinMs = 240 * second;

/** Plays the schedule of a seed, or its first `turnsMax` turns; the same seed is the same schedule to the last message. */
export async function runSchedule(seed: number, variant: Variant = {}, turnsMax = Number.POSITIVE_INFINITY): Promise<ScheduleResult> {
  const net = createNet(seed, startMs, endsItsProcess);
  const counts: Counts = {};
  const folder = net.chance.odds(filesShare) ? mkdtempSync(join(tmpdir(), "yizhan-schedule-")) : undefined;
  if (folder !== undefined) counts["on real files"] = 1;
  try {
    const findings = await play(net, { variant, folder, counts, turnsMax });
    return { seed, findings, counts, turns: counts["turns"] ?? 0 };
  } catch (fault) {
    return { seed, findings: [{ rule: "no-fault", detail: fault instanceof Error ? `${fault.message}\n${fault.stack}` : String(fault) }], counts, turns: counts["turns"] ?? 0 };
  } finally {
    for (const machine of net.machines) machine.disk.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

interface Play {
  readonly variant: Variant;
  readonly folder: string | undefined;
  readonly counts: Counts;
  readonly turnsMax: number;
}

async function play(net: Net, { variant, folder, counts, turnsMax }: Play): Promise<Finding[]> {
  const { world, chance } = net;
  const shape = await begin(net, variant, folder);
  const saved: Saved[] = [];
  const [least, most] = chance.odds(longShare) ? faultsForMs.long : faultsForMs.short;
  const untilMs = world.nowMs() + least + chance.next() * (most - least);
  while (world.nowMs() < untilMs && (counts["turns"] ?? 0) < turnsMax) {
    add(counts, "turns", 1);
    guarded(() => disturb(net, shape, saved, counts));
    await world.run(world.nowMs() + chance.next() * 900);
  }
  await heal(net, shape, counts);
  if (!net.machines.some((one) => !one.isLost() && canReign(one))) {
    return [{ rule: "somebody-may-lead", detail: "no desk can be made the hub: every log that is left still lacks its past" }]; // a limit of the product (README)
  }
  add(counts, "cut off", net.machines.reduce((sum, machine) => sum + machine.cutOff.size, 0));
  add(counts, "slips printed", net.printed.size);
  add(counts, "events", Math.max(...net.machines.filter((one) => !one.isLost()).map((one) => one.core().store.log.head().seq)));
  const wasForced = (counts["forced"] ?? 0) > 0 || isMajorityLost(net.machines);
  const seen = net.seen.filter((one) => !one.unlessForced || !wasForced).map(({ rule, detail }) => ({ rule, detail }));
  return [...seen, ...checkAll(net, saved, wasForced)];
}

/** So many keepers are gone for ever that what they called safe may be gone with them. */
function isMajorityLost(machines: readonly Machine[]): boolean {
  const sets = machines.flatMap((machine) => keeperSets(machine.disk.isEmpty() ? undefined : machine.core().site()));
  const isLost = (nodeId: string) => machines.some((machine) => machine.address === nodeId && machine.isLost());
  return sets.some((set) => (set.length === 0 ? machines.some((machine) => machine.isLost()) : set.filter(isLost).length >= set.length / 2));
}

function add(counts: Counts, name: string, count: number): void {
  counts[name] = (counts[name] ?? 0) + count;
}

/** The machines, and the site as it stands before anything goes wrong. */
async function begin(net: Net, variant: Variant, folder: string | undefined): Promise<Shape> {
  const { world, chance } = net;
  const size = 2 + chance.int(4);
  const isLate = size >= 3 && chance.odds(0.2);
  const joined = isLate ? size - 1 : size;
  const named = joined >= 3 && chance.odds(0.7);
  const site = { joined, keepers: !named ? "none" : chance.odds(0.7) ? "automatic" : "asked" } as const;
  const isPlayed = chance.odds(foundingShare);
  const isForgetful = chance.odds(forgetfulShare);
  const images = isPlayed ? [] : await foundedImages(site, startMs);
  const old = chance.odds(oldShare) ? chance.int(size) : -1;
  for (let index = 0; index < size; index++) {
    const path = folder === undefined ? undefined : join(folder, String(index));
    net.machines.push(createMachine({ net, address: `m${index}`, path, image: images[index], isForgetful, isOld: index === old, ...variant }));
  }
  if (isPlayed) await found(net, site);
  else {
    await world.run(world.nowMs() + foundedMs);
    for (const machine of net.machines.slice(0, joined)) restart(machine);
    await world.run(world.nowMs() + second);
  }
  return { late: net.machines.slice(joined), mayForce: chance.odds(0.3) };
}

/** What nobody catches ends the process that threw it; it is started again later. */
function endsItsProcess(net: Net, fault: unknown): boolean {
  const machine = fault instanceof DiskFull ? net.machines.find((one) => one.address === fault.address) : undefined;
  if (machine === undefined) return fault instanceof Crash;
  machine.crash(false);
  net.world.after(net.chance.next() * 8 * second, () => restart(machine));
  return true;
}

/** All faults end. Where no hub is left, a supervisor forces one, as the manual says; who was let in in vain gets a new code. */
async function heal(net: Net, { late }: Shape, counts: Counts): Promise<void> {
  const { world } = net;
  net.blocked.clear();
  const left = net.machines.filter((machine) => !machine.isLost());
  const isNew = (machine: Machine) => late.includes(machine) || machine.disk.isEmpty();
  for (const machine of left) {
    machine.setSkew(0);
    machine.mend();
    machine.upgrade();
  }
  const settle = async (forMs: number, who = left.filter((machine) => !isNew(machine))) => {
    for (const machine of left) if (!late.includes(machine)) restart(machine);
    await world.run(world.nowMs() + forMs, () => isSettled(who));
    return isQuiet(who);
  };
  const force = async () => {
    add(counts, "forced", 1);
    const able = left.filter(canReign);
    if (able.length > 0) guarded(() => net.chance.pick(able).core().reign.force("赵明"));
    await settle(healWithinMs);
  };
  const letInLate = () => {
    for (const machine of left.filter(isNew)) if (joinLate(net, machine)) late.splice(late.indexOf(machine) >>> 0, 1);
    letInAgain(left);
  };
  await settle(30 * second);
  letInAgain(left.filter((machine) => machine.isAlive() && !isNew(machine)));
  if (!await settle(40 * second)) await force(); // no hub, no majority of keepers, or a later epoch whose hub is gone: a person must say who it is
  letInLate();
  if (await settle(healWithinMs, left)) return;
  await force(); // a hub without its keepers lets nobody in
  letInLate();
  await settle(healWithinMs, left);
}

/** One hub, everybody joined to it and even with it. */
function isSettled(machines: readonly Machine[]): boolean {
  return isQuiet(machines) && machines.every((machine) => machine.core().desk.reign().role === "hub" || machine.core().hearsHub())
    && machines.filter((machine) => machine.core().desk.reign().role === "hub").length === 1;
}

/** Nothing is on its way any more: the same head everywhere, no command without a number, no paper half out of a printer. */
function isQuiet(machines: readonly Machine[]): boolean {
  const [first] = machines;
  const isEven = machines.every((machine) => machine.isAlive() && machine.core().store.log.head().hash === first?.core().store.log.head().hash);
  return isEven && !machines.some((machine) => machine.disk.isWaiting() || machine.core().desk.wants() !== undefined || machine.disk.slipsUnderWay(machine.core().facts.deskNumber()).length > 0);
}
