/**
 * A machine joined while another was off, and then their hub is lost for ever. Each of the two is made the hub by force, the
 * older log lets the newcomer in anew, hears of its later epoch and yields. The cut takes away the very row by which it knows
 * that hub (simulator, seed 5933). Played in virtual time with the machines of the simulator.
 */
import { expect, it } from "vitest";
import type { CoreOptions } from "../../electron/core.ts";
import { createLink } from "../../electron/sync/link.ts";
import { deskOfKey } from "../../shared/site/trust.ts";
import { restart } from "./virtual/faults.ts";
import type { Saved } from "./virtual/faults.ts";
import { joinLate, letInAgain } from "./virtual/founding.ts";
import { checkAll } from "./virtual/invariants.ts";
import type { Machine } from "./virtual/machine.ts";
import type { Net } from "./virtual/net.ts";
import { logTicketAt, openStage, runUntil } from "./virtual/staged.ts";
import { printOf } from "./virtual/world.ts";

interface Site {
  readonly net: Net;
  readonly saved: Saved[];
  /** Founded the site, lets the newcomer in, is lost. */
  readonly founder: Machine;
  /** Is off while the newcomer comes. */
  readonly older: Machine;
  readonly newcomer: Machine;
}

async function openSite(parts: CoreOptions["parts"]): Promise<Site> {
  const net = await openStage({ size: 3, joined: 2, parts });
  const [founder, older, newcomer] = net.machines as [Machine, Machine, Machine];
  for (const machine of [founder, older]) restart(machine);
  const site: Site = { net, saved: [], founder, older, newcomer };
  expect(await runUntil(site.net, () => older.core().hearsHub())).toBe(true);
  return site;
}

const knows = (machine: Machine, other: Machine) => deskOfKey(machine.core().site(), printOf(other.address)) !== undefined;
const hashOf = (machine: Machine) => machine.core().store.log.head().hash;

/** The newcomer is in the log of the founder, which is lost, and not in the older one. */
async function loseFounder(site: Site): Promise<void> {
  const { net, founder, older, newcomer } = site;
  older.crash(false);
  joinLate(net, newcomer);
  expect(await runUntil(site.net, () => newcomer.core().store.log.isWhole() && hashOf(newcomer) === hashOf(founder) && newcomer.core().hearsHub())).toBe(true);
  founder.lose();
  restart(older);
  expect([knows(newcomer, older), knows(older, newcomer)]).toEqual([true, false]);
}

/** Both reign, each by somebody's word, and work; then the older log lets the newcomer in. True when the two are even in time. */
async function meet(site: Site): Promise<boolean> {
  const { older, newcomer } = site;
  for (const machine of [newcomer, older]) {
    machine.core().reign.force("赵明");
    logTicketAt(machine, site.saved);
  }
  expect(newcomer.core().facts.epoch()).toBeGreaterThan(older.core().facts.epoch());
  letInAgain([older, newcomer]);
  expect(knows(older, newcomer)).toBe(true);
  return runUntil(site.net, () => older.core().hearsHub() && hashOf(older) === hashOf(newcomer) && !older.disk.isWaiting());
}

it("a desk that yields follows the hub although the cut takes away that hub's enrolment, and nothing is lost", async () => {
  const site = await openSite({});
  await loseFounder(site);
  expect(await meet(site)).toBe(true);
  expect(knows(site.older, site.newcomer)).toBe(true);
  expect(checkAll(site.net, site.saved, true)).toEqual([]);
});

it("with the key of the hub that enrolled it alone it would stay apart for good", async () => {
  const site = await openSite({ createLink: (options) => createLink({ ...options, onWelcome: (welcome, hub) => options.onWelcome(welcome, { ...hub, print: printOf("m0") }) }) });
  await loseFounder(site);
  expect(await meet(site)).toBe(false);
  expect(checkAll(site.net, site.saved, true).map(({ rule }) => rule)).toEqual(expect.arrayContaining(["logs-equal", "nothing-saved-is-lost", "outboxes-drain"]));
});
