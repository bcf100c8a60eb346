/**
 * A machine takes over the hub's position, hears what the hub does next, and then the hub is lost for ever and an older log
 * reigns by force (simulator, seed 365). Whether the rows beneath had come decides whether the hub's commands can stay in
 * order; that none is lost holds in both cases. Played in virtual time with the machines of the simulator.
 */
import { afterEach, expect, it } from "vitest";
import { foundedImages } from "./virtual/founding.ts";
import { checkAll } from "./virtual/invariants.ts";
import { createMachine } from "./virtual/machine.ts";
import type { Machine } from "./virtual/machine.ts";
import { createNet } from "./virtual/net.ts";
import type { Net } from "./virtual/net.ts";
import type { Saved } from "./virtual/faults.ts";
import { repair } from "../electron/desk/small-desk.ts";

const startMs = Date.UTC(2026, 10, 22);
const second = 1_000;

interface Site {
  readonly net: Net;
  readonly saved: Saved[];
  readonly hub: Machine;
  /** Takes over the hub's position; is cut off when an older log reigns. */
  readonly leaper: Machine;
  /** Has what the leaper lacks. */
  readonly witness: Machine;
  /** Knows of nothing, and reigns in the end. */
  readonly heir: Machine;
}

const opened: Net[] = [];
afterEach(() => { for (const { machines } of opened.splice(0)) for (const machine of machines) machine.disk.close(); });

function start(machine: Machine): void {
  machine.start();
  machine.core().startSync();
}

async function waitFor({ net }: Pick<Site, "net">, holds: () => boolean, what: string): Promise<void> {
  await net.world.run(net.world.nowMs() + 60 * second, holds);
  if (!holds()) throw new Error(`never came: ${what}`);
}

const headOf = (machine: Machine) => machine.core().store.log.head().seq;

/** Four machines with the same log, joined to the first. */
async function openSite(): Promise<Site> {
  const net = createNet(1, startMs, () => false);
  opened.push(net);
  const images = await foundedImages({ joined: 4, keepers: "none" }, startMs);
  const [hub, leaper, witness, heir] = images.map((image, index) => createMachine({ net, address: `m${index}`, image })) as [Machine, Machine, Machine, Machine];
  net.machines.push(hub, leaper, witness, heir);
  await net.world.run(startMs + 60 * second);
  for (const machine of net.machines) start(machine);
  await waitFor({ net }, () => [leaper, witness, heir].every((machine) => machine.core().hearsHub()), "everybody joined");
  return { net, saved: [], hub, leaper, witness, heir };
}

/** The hub logs a ticket; answers the command. */
function logAtHub({ hub, saved }: Site): string {
  const answer = hub.core().desk.submit({ command: "ticket.log", body: repair(), actor: "li-jianguo" });
  if (answer.kind === "refused") throw new Error(answer.refusal.code);
  saved.push({ machine: hub, commandId: answer.value.commandId });
  return answer.value.commandId;
}

/** The hub works while the leaper and the heir are off; when the leaper has come back and heard one thing more, the hub is lost. */
async function loseHub(site: Site, mayFetch: boolean): Promise<{ readonly before: string; readonly after: string }> {
  const { hub, leaper, witness, heir } = site;
  const { log } = leaper.core().store;
  for (const machine of [leaper, heir]) machine.crash(false);
  const before = Array.from({ length: 15 }, () => logAtHub(site)).at(-1) ?? "";
  await waitFor(site, () => headOf(witness) === headOf(hub), "the witness has it");
  witness.crash(false);
  start(leaper);
  await waitFor(site, () => leaper.core().hearsHub() && (mayFetch ? log.isWhole() : true) && headOf(leaper) === headOf(hub), "the leaper at the hub's position");
  const after = logAtHub(site);
  await waitFor(site, () => leaper.held.has(after), "the leaper heard it");
  expect(leaper.core().store.log.isWhole()).toBe(mayFetch);
  hub.lose();
  return { before, after };
}

/** The older log reigns; first the leaper comes back, then the witness. */
async function reignByHeir(site: Site): Promise<readonly string[]> {
  const { leaper, witness, heir } = site;
  start(heir);
  heir.core().reign.force("赵明");
  const isEven = (machine: Machine) => machine.core().hearsHub() && headOf(machine) === headOf(heir) && !machine.disk.isWaiting();
  await waitFor(site, () => isEven(leaper), "the leaper is even");
  start(witness);
  await waitFor(site, () => [leaper, witness].every(isEven) && !heir.disk.isWaiting(), "everybody is even");
  return heir.core().store.log.read(0, Number.MAX_SAFE_INTEGER).map(({ commandId }) => commandId);
}

it("a machine that never got the rows beneath brings back what came after; who has them brings them later, and nothing is lost", async () => {
  const site = await openSite();
  const { before, after } = await loseHub(site, false);
  const ordered = await reignByHeir(site);
  expect(ordered).toEqual(expect.arrayContaining(site.saved.map(({ commandId }) => commandId)));
  expect(ordered.indexOf(after)).toBeLessThan(ordered.indexOf(before));
  expect(checkAll(site.net, site.saved, true)).toEqual([]);
  const unexcused = { ...site.net, partings: [] };
  expect(checkAll(unexcused, site.saved, true)).toMatchObject([{ rule: "origin-order" }]);
});

it("a machine that has the rows beneath brings back all of it in the order in which it was said", async () => {
  const site = await openSite();
  const { before, after } = await loseHub(site, true);
  const ordered = await reignByHeir(site);
  expect(ordered.indexOf(before)).toBeLessThan(ordered.indexOf(after));
  expect(site.net.partings).toEqual([]);
  expect(checkAll(site.net, site.saved, true)).toEqual([]);
});
