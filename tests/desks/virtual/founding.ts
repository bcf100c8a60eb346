/** How a hospital of a schedule begins: one machine founds it, the others join, keepers are named; some machines come late. */
import { smallHospital } from "../../stories/small-hospital.ts";
import type { Machine, Net } from "./machine.ts";

const second = 1_000;

/** Ends when everybody but the `late` has joined and caught up. */
export async function found(net: Net, late: readonly Machine[]): Promise<void> {
  const [first, ...rest] = net.machines;
  const others = rest.filter((machine) => !late.includes(machine));
  if (first === undefined) return;
  first.start();
  first.core().facts.set({ "node-id": first.address, founded: "sample", "join-key": "k" });
  first.crash(false);
  first.start();
  const { desk, facts } = first.core();
  desk.submitAll(smallHospital.filter((one) => one.type !== "site.number-desk").map(({ type, body }) => ({ command: type, body, actor: "system", byMachine: true })));
  first.core().startSync();
  facts.set({ "desk-number": String(first.core().numberDesk(first.address, first.address, first.address)) });
  for (const machine of others) enrol(machine, first.address);
  const isReady = () => others.every((machine) => machine.core().facts.deskNumber() > 0 && machine.core().store.log.head().seq === first.core().store.log.head().seq);
  await net.world.run(net.world.nowMs() + 60 * second, isReady);
  if (!isReady()) throw new Error("the desks did not join");
}

/** Three or five of them; whether they stand by themselves when the hub is silent. */
export async function nameKeepers(net: Net, automatic: boolean): Promise<void> {
  const keepers = net.machines.slice(0, net.machines.length >= 5 ? 5 : 3).map((machine) => machine.address);
  net.machines[0]?.core().desk.submit({ command: "site.name-keepers", body: { keepers, automatic }, actor: "system", byMachine: true });
  await net.world.run(net.world.nowMs() + 3 * second);
}

/** A new machine, told where the hub is. */
function enrol(machine: Machine, hub: string): void {
  machine.start();
  machine.core().facts.set({ "node-id": machine.address, role: "desk", hub, "hub-key": "k" });
  machine.crash(false);
  machine.start();
  machine.core().startSync();
}

/** A machine bought when the house was long at work; whoever it asks first tells it where the hub is. */
export function joinLate(net: Net, machine: Machine): void {
  const others = net.machines.filter((one) => one.isAlive());
  if (!machine.isLost()) enrol(machine, (others.length === 0 ? net.machines : others)[0]?.address ?? "");
}
