/**
 * How a hospital of a schedule begins: one machine founds it, the others join, keepers are named; some machines come late.
 * Most schedules begin with copies of disks on which that has happened already.
 */
import { smallHospital } from "../../stories/small-hospital.ts";
import { deskOfKey } from "../../../shared/site/trust.ts";
import { createMachine } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { createNet } from "./net.ts";
import type { Net } from "./net.ts";
import { imageOf } from "./pool.ts";
import type { Image } from "./pool.ts";
import { printOf } from "./world.ts";

const second = 1_000;

/** What a site is when the faults begin. */
export interface SiteShape {
  /** Machines that have joined. */
  readonly joined: number;
  /** Whether keepers are named, and whether they stand by themselves when the hub is silent. */
  readonly keepers: "none" | "asked" | "automatic";
}

const images = new Map<string, Promise<readonly Image[]>>();

/** Disks of a site that was founded, one for each machine that joined: the same bytes in every process. */
export function foundedImages(shape: SiteShape, startMs: number): Promise<readonly Image[]> {
  const key = `${shape.joined}/${shape.keepers}`;
  const known = images.get(key) ?? makeImages(shape, startMs);
  images.set(key, known);
  return known;
}

async function makeImages(shape: SiteShape, startMs: number): Promise<readonly Image[]> {
  const net = createNet(shape.joined, startMs, () => false);
  for (let index = 0; index < shape.joined; index++) net.machines.push(createMachine({ net, address: `m${index}` }));
  await found(net, shape);
  const made = net.machines.map((machine) => imageOf(machine.disk.db()));
  for (const machine of net.machines) machine.disk.close();
  return made;
}

/** Ends when everybody has joined and caught up. */
export async function found(net: Net, { joined, keepers }: SiteShape): Promise<void> {
  const [first, ...others] = net.machines.slice(0, joined);
  if (first === undefined) return;
  first.start();
  first.core().facts.set({ "node-id": first.address, founded: "sample" });
  first.crash(false);
  first.start();
  const { desk, facts } = first.core();
  desk.submitAll(smallHospital.filter((one) => one.type !== "site.number-desk").map(({ type, body }) => ({ command: type, body, actor: "system" })));
  first.core().startSync();
  facts.set({ "desk-number": String(first.core().enrolDesk(asNewcomer(first), "system")) });
  for (const machine of others) enrol(machine, first);
  const isReady = () => others.every((machine) => machine.core().facts.deskNumber() > 0 && machine.core().store.log.head().seq === first.core().store.log.head().seq && machine.core().store.log.isWhole());
  await net.world.run(net.world.nowMs() + 60 * second, isReady);
  if (!isReady()) throw new Error("the desks did not join");
  if (keepers === "none") return;
  desk.submit({ command: "site.name-keepers", body: { keepers: firstKeepers(joined), automatic: keepers === "automatic" }, actor: "system" });
  await net.world.run(net.world.nowMs() + 3 * second);
}

/** Three or five of them. */
function firstKeepers(joined: number): string[] {
  return Array.from({ length: joined >= 5 ? 5 : 3 }, (_, index) => `m${index}`);
}

function asNewcomer({ address }: Machine) {
  return { nodeId: address, name: address, fingerprint: printOf(address), address };
}

/** A new machine that was given a code at the hub; the machine comes home with the hub's key. */
function enrol(machine: Machine, hub: Machine): void {
  hub.core().enrolDesk(asNewcomer(machine), "system");
  machine.start();
  machine.core().facts.set({ "node-id": machine.address, role: "desk", hub: hub.address, "hub-print": printOf(hub.address) });
  machine.crash(false);
  machine.start();
  machine.core().startSync();
}

/** Lets those in again, with another code, whom a take-over made strangers: their enrolment was cut off. They keep what they have. */
export function letInAgain(machines: readonly Machine[]): void {
  const hub = machines.find((one) => one.isAlive() && one.core().desk.reign().role === "hub");
  for (const machine of machines) {
    if (hub !== undefined && deskOfKey(hub.core().site(), printOf(machine.address)) === undefined) hub.core().enrolDesk(asNewcomer(machine), "system");
  }
}

/** A machine bought when the house was long at work. False where there is no hub now to let it in. */
export function joinLate(net: Net, machine: Machine): boolean {
  const hub = net.machines.find((one) => one.isAlive() && one.core().desk.reign().role === "hub");
  if (hub === undefined || machine.isLost()) return false;
  enrol(machine, hub);
  return true;
}
