/**
 * A machine has taken over the hub's position, the rows beneath are still to come, and then every machine that has them is
 * lost for ever. Nobody can make it the hub, not even by force: only a backup helps. A schedule has none, so it never loses
 * the last machine that can reign (simulator, seed 6725). Played in virtual time with the machines of the simulator.
 */
import { expect, it } from "vitest";
import { canReign, lose, restart } from "./virtual/faults.ts";
import type { Counts, Saved } from "./virtual/faults.ts";
import { checkAll } from "./virtual/invariants.ts";
import type { Machine } from "./virtual/machine.ts";
import type { Net } from "./virtual/net.ts";
import { headOf, logTicketAt, openStage, second, waitFor } from "./virtual/staged.ts";

interface Site {
  readonly net: Net;
  readonly saved: Saved[];
  /** The only one that has everything. */
  readonly hub: Machine;
  /** Was off while the hub worked, and takes over its position. */
  readonly leaper: Machine;
}

/** The leaper has come back and stands at the hub's position, without the rows beneath; a third machine is new and empty. */
async function openSite(): Promise<Site> {
  const net = await openStage({ size: 3, joined: 2 });
  const [hub, leaper] = net.machines as [Machine, Machine];
  const site: Site = { net, saved: [], hub, leaper };
  restart(hub);
  restart(leaper);
  await waitFor(net, () => leaper.core().hearsHub(), "the leaper joined");
  leaper.crash(false);
  for (let count = 0; count < 15; count++) logTicketAt(hub, site.saved);
  restart(leaper);
  await waitFor(net, () => leaper.core().hearsHub() && headOf(leaper) === headOf(hub), "the leaper at the hub's position");
  expect(leaper.core().store.log.isWhole()).toBe(false);
  return site;
}

/** A machine is lost, the first of those that are left if chance had its way. */
function loseFirst({ net }: Site): Counts {
  const counts: Counts = {};
  lose({ ...net, chance: { ...net.chance, pick: (list) => list[0] as never } }, counts);
  return counts;
}

it("a machine that lacks the past cannot be made the hub when all who have it are lost, and keeps what it did", async () => {
  const site = await openSite();
  const { net, saved, hub, leaper } = site;
  const own = logTicketAt(leaper, saved);
  hub.lose();
  await net.world.run(net.world.nowMs() + 30 * second);
  leaper.core().reign.force("赵明");
  expect(await leaper.core().reign.stand()).toBe(false);
  expect(leaper.core().desk.reign().role).toBe("desk");
  expect(leaper.core().store.pending.has(own)).toBe(true);
  const left = { ...net, machines: [hub, leaper], chance: { ...net.chance, odds: () => true } };
  expect(checkAll(left, saved, true).map(({ rule }) => rule)).toEqual(expect.arrayContaining(["logs-whole", "outboxes-drain"]));
});

it("a schedule never loses the last machine that can reign, and may lose it when another one can", async () => {
  const site = await openSite();
  const { net, hub, leaper } = site;
  expect(net.machines.map(canReign)).toEqual([true, false, false]);
  expect(loseFirst(site)).toEqual({});
  expect(hub.isLost()).toBe(false);
  await waitFor(net, () => leaper.core().store.log.isWhole(), "the rows beneath");
  expect(net.machines.map(canReign)).toEqual([true, true, false]);
  expect(loseFirst(site)).toEqual({ "machines lost": 1 });
  expect(hub.isLost()).toBe(true);
});
