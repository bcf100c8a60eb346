/**
 * A desk comes back after eight hours alone: the hub has 5,000 events that it has not seen, it has 300 commands of its own.
 * `rejoin`: until its log is the hub's, its own commands in it; beside it the bare transfer of the missed rows over the same
 * kind of socket and a bare append of each piece. `rejoin-block`: longest hold of the desk's process meanwhile, beside the
 * longest of the same process doing the bare work.
 */
import { createFacts } from "../../electron/facts.ts";
import { coreOver, startNode } from "./catch-up-node.ts";
import type { HubHere } from "./catch-up-node.ts";
import { createBareLog } from "./bare-log.ts";
import { enrolFolders, joinFolder } from "./fanout-desk.ts";
import { measureHolds } from "./hold.ts";
import { breathe, figureOf } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { transferPieces } from "./newcomer.ts";
import { copyOf, hospitalFolder, openDesk, scratchFolder } from "./seed.ts";
import { createCalls } from "./seed-calls.ts";

const rounds = 3;
const missedEvents = 5_000;
const ownCommands = 300;
/** Tickets that both know from before. */
const known = 400;
/** Rows of one piece of the bare transfer. */
const piece = 100;

/** Both figures. */
export async function measureRejoin(): Promise<Figure[]> {
  const [ours, floor, holds, bareHolds]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let round = 0; round < rounds; round++) {
    const one = await rejoinOnce();
    ours.push(one.tookMs);
    floor.push(one.bareMs);
    holds.push(one.holdMs);
    bareHolds.push(one.bareHoldMs);
  }
  return [figureOf("rejoin", "ms", ours, floor), figureOf("rejoin-block", "ms", holds, bareHolds)];
}

async function rejoinOnce(): Promise<{ tookMs: number; bareMs: number; holdMs: number; bareHoldMs: number }> {
  const [hub, desk] = [copyOf(hospitalFolder()), scratchFolder()];
  const node = startNode();
  try {
    await enrolFolders(hub.folder, [desk.folder]);
    logTickets(hub.folder, 0, known);
    joinFolder(hub.folder, desk.folder, { address: "", print: "", relay: "", nodeId: "node-2" });
    const missed = goOn(hub.folder);
    const here = await node.ask({ what: "hub", folder: hub.folder }) as HubHere;
    const core = await workAlone(desk.folder, here);
    await breathe(1_000);
    const holds = measureHolds();
    const fromMs = performance.now();
    core.startSync();
    while (core.store.log.head().seq < missed.head + ownCommands || core.store.pending.count() > 0) await breathe(2);
    const tookMs = performance.now() - fromMs;
    const holdMs = holds.longestMs();
    core.close();
    const bare = await bareOnce(desk.folder, here, missed.rows);
    const bareHoldMs = holds.longestMs();
    holds.stop();
    return { tookMs, holdMs, ...bare, bareHoldMs };
  } finally {
    node.child.kill();
    for (const { remove } of [hub, desk]) remove();
  }
}

function logTickets(folder: string, from: number, to: number): void {
  const opened = openDesk(folder);
  const calls = createCalls({ count: to, open: to, untilMs: opened.atMs }).slice(from, to);
  opened.desk.submitAll(calls.flatMap(({ commands }) => commands.slice(0, 1)));
  opened.store.close();
}

/** The hub works on; answers what the desk misses. */
function goOn(folder: string) {
  const opened = openDesk(folder);
  const base = opened.store.log.head().seq;
  const ids = opened.store.db.prepare<[], string>("SELECT id FROM state_ticket").pluck().all();
  for (let index = 0; opened.store.log.head().seq < base + missedEvents; index++) {
    opened.desk.submitAll(ids.slice(0, 100).map((ticketId) => ({ command: "ticket.note", body: { ticketId, text: `护士长又来电催了一次 ${index}` }, actor: "li-jianguo" })));
  }
  const rows = opened.store.log.read(base, missedEvents);
  const head = opened.store.log.head().seq;
  opened.store.close();
  return { rows, head };
}

/** A desk without its hub: 300 commands that nobody has ordered, half of them new tickets. */
async function workAlone(folder: string, { address, print }: HubHere) {
  const prepared = openDesk(folder);
  createFacts(prepared.store).set({ role: "desk", hub: address, "hub-print": print, "desk-number": "2" });
  prepared.store.close();
  const core = await coreOver(folder);
  core.announcer.open("board", {}, () => {});
  const calls = createCalls({ count: known + ownCommands, open: known + ownCommands, untilMs: core.facts.safe() }).slice(known, known + ownCommands / 2);
  const requests = calls.flatMap(({ commands: [log] }) => (log === undefined ? [] : [
    { command: log.command, body: log.body, actor: log.actor, commandId: `own-${log.commandId}` },
    { command: "ticket.note", body: { ticketId: `own-${log.commandId}`, text: "已放警示牌" }, actor: log.actor },
  ]));
  for (const answer of core.desk.submitAll(requests)) if (answer.kind === "refused") throw new Error(JSON.stringify(answer.refusal));
  return core;
}

async function bareOnce(folder: string, here: HubHere, rows: ReturnType<typeof goOn>["rows"]): Promise<{ bareMs: number }> {
  const bare = createBareLog(folder);
  const pieces = Array.from({ length: Math.ceil(rows.length / piece) }, (_, index) => rows.slice(index * piece, (index + 1) * piece));
  const fromMs = performance.now();
  await transferPieces(here, pieces.map((part) => JSON.stringify(part).length), (index) => void bare.append(pieces[index] ?? []));
  const bareMs = performance.now() - fromMs;
  bare.close();
  return { bareMs };
}
