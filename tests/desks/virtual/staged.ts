/**
 * A site that a test stages by hand: machines of the simulator, founded and not yet running, in virtual time, with no fault
 * but those that the test brings. Closed after each test. Used by the named tests of what the simulator has found.
 */
import { afterEach } from "vitest";
import type { CoreOptions } from "../../../electron/core.ts";
import { repair } from "../../electron/desk/small-desk.ts";
import type { Saved } from "./faults.ts";
import { foundedImages } from "./founding.ts";
import { createMachine } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { createNet } from "./net.ts";
import type { Net } from "./net.ts";

/** 2026-11-22 08:00 in the hospital. */
const startMs = Date.UTC(2026, 10, 22);
export const second = 1_000;
/** Until which something that is waited for has to come. */
const withinMs = 60 * second;

const opened: Net[] = [];
afterEach(() => { for (const { machines } of opened.splice(0)) for (const machine of machines) machine.disk.close(); });

export interface Stage {
  /** Machines `m0`, `m1` …; the first has founded the site. */
  readonly size: number;
  /** How many of them have joined it; the rest are new and empty. */
  readonly joined?: number;
  readonly parts?: CoreOptions["parts"];
}

/** The machines, none of them running, a minute after they were founded. */
export async function openStage({ size, joined = size, parts }: Stage): Promise<Net> {
  const net = createNet(1, startMs, () => false);
  opened.push(net);
  const images = await foundedImages({ joined, keepers: "none" }, startMs);
  for (let index = 0; index < size; index++) net.machines.push(createMachine({ net, address: `m${index}`, image: images[index], parts }));
  await net.world.run(startMs + 60 * second);
  return net;
}

/** Lets time pass until it is so, a minute at most; whether it is. */
export async function runUntil({ world }: Net, holds: () => boolean): Promise<boolean> {
  await world.run(world.nowMs() + withinMs, holds);
  return holds();
}

/** The same; throws where it never comes. */
export async function waitFor(net: Net, holds: () => boolean, what: string): Promise<void> {
  if (!await runUntil(net, holds)) throw new Error(`never came: ${what}`);
}

/** Logs a ticket at a machine and remembers that this was said to be saved; answers the command. */
export function logTicketAt(machine: Machine, saved: Saved[] = []): string {
  const answer = machine.core().desk.submit({ command: "ticket.log", body: repair(), actor: "li-jianguo" });
  if (answer.kind === "refused") throw new Error(answer.refusal.code);
  saved.push({ machine, commandId: answer.value.commandId });
  return answer.value.commandId;
}

/** How far the log of a machine goes. */
export function headOf(machine: Machine): number {
  return machine.core().store.log.head().seq;
}
