/**
 * A machine takes over the hub's position, hears what the hub does next, and then the hub is lost for ever and an older log
 * reigns by force (simulator, seed 365). Whether the rows beneath had come decides whether the hub's commands can stay in
 * order; that none is lost holds in both cases. Played in virtual time with the machines of the simulator.
 */
import { expect, it } from "vitest";
import { checkAll } from "./virtual/invariants.ts";
import type { Machine } from "./virtual/machine.ts";
import type { Net } from "./virtual/net.ts";
import { restart } from "./virtual/faults.ts";
import type { Saved } from "./virtual/faults.ts";
import { headOf, logTicketAt, openStage, waitFor } from "./virtual/staged.ts";

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

/** Four machines with the same log, joined to the first. */
async function openSite(): Promise<Site> {
  const net = await openStage({ size: 4 });
  const [hub, leaper, witness, heir] = net.machines as [Machine, Machine, Machine, Machine];
  for (const machine of net.machines) restart(machine);
  await waitFor(net, () => [leaper, witness, heir].every((machine) => machine.core().hearsHub()), "everybody joined");
  return { net, saved: [], hub, leaper, witness, heir };
}

/** The hub works while the leaper and the heir are off; when the leaper has come back and heard one thing more, the hub is lost. */
async function loseHub(site: Site, mayFetch: boolean): Promise<{ readonly before: string; readonly after: string }> {
  const { hub, leaper, witness, heir } = site;
  const { log } = leaper.core().store;
  for (const machine of [leaper, heir]) machine.crash(false);
  const before = Array.from({ length: 15 }, () => logTicketAt(hub, site.saved)).at(-1) ?? "";
  await waitFor(site.net, () => headOf(witness) === headOf(hub), "the witness has it");
  witness.crash(false);
  restart(leaper);
  await waitFor(site.net, () => leaper.core().hearsHub() && (mayFetch ? log.isWhole() : true) && headOf(leaper) === headOf(hub), "the leaper at the hub's position");
  const after = logTicketAt(hub, site.saved);
  await waitFor(site.net, () => leaper.held.has(after), "the leaper heard it");
  expect(leaper.core().store.log.isWhole()).toBe(mayFetch);
  hub.lose();
  return { before, after };
}

/** The older log reigns; first the leaper comes back, then the witness. */
async function reignByHeir(site: Site): Promise<readonly string[]> {
  const { leaper, witness, heir } = site;
  restart(heir);
  heir.core().reign.force("赵明");
  const isEven = (machine: Machine) => machine.core().hearsHub() && headOf(machine) === headOf(heir) && !machine.disk.isWaiting();
  await waitFor(site.net, () => isEven(leaper), "the leaper is even");
  restart(witness);
  await waitFor(site.net, () => [leaper, witness].every(isEven) && !heir.disk.isWaiting(), "everybody is even");
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
