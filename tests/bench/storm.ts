/**
 * Fifty desks are cut off and come back to the hub at once, each 500 events behind, while another desk works on. `storm`: until the last of
 * them has everything; beside it the bare transfer of the same bytes to one desk after the other. `storm-ack`: how long the
 * working desk's commands took to be ordered meanwhile, beside the same desk's before.
 */
import type { Core } from "../../electron/core.ts";
import { coreOver, startNode } from "./catch-up-node.ts";
import type { HubHere } from "./catch-up-node.ts";
import { enrolFolders, joinFolder, pointAt } from "./fanout-desk.ts";
import { breathe, figureOf } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { transferPieces } from "./newcomer.ts";
import { copyOf, hospitalFolder, openDesk, scratchFolder } from "./seed.ts";
import { createCalls } from "./seed-calls.ts";

const crowd = 50;
const crowdProcesses = 2;
const missedEvents = 500;
const tickets = 50;
/** How long the working desk is watched before, and its pace. */
const beforeMs = 6_000;
const actEveryMs = 25;
/** How long nobody gets in. */
const outMs = 2_000;

/** Both figures. */
export async function measureStorm(): Promise<Figure[]> {
  const hub = copyOf(hospitalFolder());
  const folders = Array.from({ length: crowd + 1 }, () => scratchFolder());
  const paths = folders.map(({ folder }) => folder);
  await enrolFolders(hub.folder, paths);
  logTickets(hub.folder);
  for (const [index, folder] of paths.entries()) joinFolder(hub.folder, folder, { address: "", print: "", relay: "", nodeId: `node-${index + 2}` });
  const nodes = Array.from({ length: crowdProcesses + 1 }, startNode);
  const [hubNode, ...crowdNodes] = nodes;
  try {
    if (hubNode === undefined) throw new Error("there is no hub");
    const here = await hubNode.ask({ what: "hub", folder: hub.folder }) as HubHere;
    for (const folder of paths) pointAt(folder, { ...here, relay: "" });
    const [mine = "", ...others] = paths;
    const core = await coreOver(mine);
    core.startSync();
    while (!core.hearsHub()) await breathe(10);
    const share = Math.ceil(others.length / crowdProcesses);
    await Promise.all(crowdNodes.map((node, index) => node.ask({ what: "desks", folders: others.slice(index * share, (index + 1) * share) })));
    const before = await work(core, breathe(beforeMs));
    const base = core.store.log.head().seq;
    const { head } = await hubNode.ask({ what: "cut", events: missedEvents }) as { head: number };
    await breathe(outMs);
    const rows = core.store.log.read(base, missedEvents);
    await hubNode.ask({ what: "open" });
    const storm = Promise.all(crowdNodes.map((node) => node.ask({ what: "follow", head }))) as Promise<{ tookMs: number }[]>;
    const during = await work(core, storm);
    const tookMs = Math.max(...(await storm).map((one) => one.tookMs));
    const fromMs = performance.now();
    for (let index = 0; index < crowd; index++) await transferPieces(here, [JSON.stringify(rows).length]);
    const bareMs = performance.now() - fromMs;
    core.close();
    return [figureOf("storm", "ms", [tookMs], [bareMs]), figureOf("storm-ack", "ms", during, before)];
  } finally {
    for (const { child } of nodes) child.kill();
    for (const { remove } of [hub, ...folders]) remove();
  }
}

function logTickets(folder: string): void {
  const opened = openDesk(folder);
  opened.desk.submitAll(createCalls({ count: tickets, open: tickets, untilMs: opened.atMs }).slice(0, tickets).flatMap(({ commands }) => commands.slice(0, 1)));
  opened.store.close();
}

/** Writes a note every 25 ms until `until`; how long each took to be ordered. */
async function work(core: Core, until: Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  const ids = core.store.db.prepare<[], string>("SELECT id FROM state_ticket").pluck().all();
  const fromMsOf = new Map<string, number>();
  let goesOn = true;
  void until.finally(() => { goesOn = false; });
  core.desk.onOrdered((events) => {
    for (const { commandId } of events) {
      const fromMs = fromMsOf.get(commandId);
      if (fromMs !== undefined) took.push(performance.now() - fromMs);
      fromMsOf.delete(commandId);
    }
  });
  for (let index = 0; goesOn || fromMsOf.size > 0; index++) {
    const fromMs = performance.now();
    const answer = goesOn ? core.desk.submit({ command: "ticket.note", body: { ticketId: ids[index % ids.length], text: "已回复师傅在路上" }, actor: "li-jianguo" }) : undefined;
    if (answer?.kind === "refused") throw new Error(JSON.stringify(answer.refusal));
    if (answer !== undefined) fromMsOf.set(answer.value.commandId, fromMs);
    await breathe(actEveryMs);
  }
  return took;
}
