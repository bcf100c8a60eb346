/**
 * A machine takes over the hub's position and has some of its states when that hub is lost for ever. An older log reigns, the
 * cut leaves the machine a whole log and the states of rows that are gone; before it can fetch others, that hub is lost too.
 * Made the hub itself, its states must be its log's: nobody will send any. Played with the machines of the simulator.
 */
import { expect, it } from "vitest";
import { repair } from "../electron/desk/small-desk.ts";
import { restart } from "./virtual/faults.ts";
import type { Machine } from "./virtual/machine.ts";
import { checkAll } from "./virtual/invariants.ts";
import type { Net } from "./virtual/net.ts";
import { logTicketAt, openStage, second, waitFor } from "./virtual/staged.ts";

/** Hub, the machine that takes over its position, and one that was off all the while. */
async function openSite(): Promise<{ readonly net: Net; readonly hub: Machine; readonly leaper: Machine; readonly heir: Machine }> {
  const net = await openStage({ size: 3 });
  const [hub, leaper, heir] = net.machines as [Machine, Machine, Machine];
  for (const machine of net.machines) restart(machine);
  await waitFor(net, () => [leaper, heir].every((machine) => machine.core().hearsHub()), "everybody joined");
  for (const machine of [leaper, heir]) machine.crash(false);
  return { net, hub, leaper, heir };
}

it("a cut leaves no keepers that only lost rows had named: who votes next goes by its own log", async () => {
  const { net, hub, leaper, heir } = await openSite();
  for (let count = 0; count < 15; count++) logTicketAt(hub);
  hub.core().desk.submit({ command: "site.name-keepers", body: { keepers: [hub.address, leaper.address, heir.address], automatic: true }, actor: "system", byMachine: true });
  logTicketAt(hub);
  restart(leaper);
  const { log } = leaper.core().store;
  await waitFor(net, () => (leaper.core().site()?.keepers.length ?? 0) > 0 && !log.isWhole(), "the keepers without their row");
  hub.lose();
  restart(heir);
  heir.core().reign.force("赵明");
  const before = heir.core().store.log.head().seq;
  await waitFor(net, () => log.isWhole(), "the cut");
  if (log.head().seq >= before) throw new Error("the new reign was heard too early for this test");
  expect(leaper.core().site()).toMatchObject({ keepers: [], automatic: false });
});

it("a hub whose log is whole and whose states were still to come folds them from its log, and works", async () => {
  const { net, hub, leaper, heir } = await openSite();
  for (let count = 0; count < 15; count++) logTicketAt(hub);
  restart(leaper);
  const { log } = leaper.core().store;
  await waitFor(net, () => leaper.disk.newestTickets().length > 0 && !log.isWhole(), "tickets without their rows");
  hub.lose();
  restart(heir);
  heir.core().reign.force("赵明");
  await waitFor(net, () => log.isWhole(), "the cut");
  heir.lose();
  expect(leaper.disk.newestTickets()).not.toEqual([]);
  leaper.core().reign.force("赵明");
  expect(leaper.core().desk.reign().role).toBe("hub");
  expect(leaper.disk.newestTickets()).toEqual([]);
  expect(leaper.core().desk.wants()).toBeUndefined();
  const answer = leaper.core().desk.submit({ command: "ticket.log", body: repair(), actor: "li-jianguo" });
  expect(answer.kind).toBe("accepted");
  await net.world.run(net.world.nowMs() + 30 * second);
  const alone = { ...net, chance: { ...net.chance, odds: () => true } }; // always made again from the log
  expect(checkAll(alone, [], true)).toEqual([]);
});
