/**
 * A job is dispatched on desk A: how long until its row, ready to draw, has reached the bridge of desk B, with 20 desks
 * joined to the hub. Beside it the same way without rules, views or checks (`fanout-relay.ts`): a bare append on A, the
 * same bytes over bare socket.io on the same TLS port, a bare append on the hub and on every receiver. Both ways live in the same processes, in
 * turns: A here, the hub, B, and the other 18 desks, each of the three in a process of its own.
 */
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { sourceFolder } from "../../electron/arguments.ts";
import type { Core } from "../../electron/core.ts";
import type { WireEvent } from "../../shared/wire.ts";
import { enrolFolders, identityOf, joinFolder, openPage, pointAt } from "./fanout-desk.ts";
import type { Arrived, Joining, NodeMessage } from "./fanout-desk.ts";
import { openRelayDesk } from "./fanout-relay.ts";
import type { RelayDesk } from "./fanout-relay.ts";
import { breathe, figureOf } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { copyOf, hospitalFolder, openDesk, scratchFolder } from "./seed.ts";
import { createCalls } from "./seed-calls.ts";

const rounds = 300;
/** One after the other, before the measured ones: a desk runs for weeks, so its code is compiled. */
const warmRounds = 600;
const otherDesks = 18;
/** Between two measurements: every receiver has written. */
const quietMs = 30;

/** The one figure. */
export async function measureFanout(): Promise<Figure[]> {
  const hub = copyOf(hospitalFolder());
  const ticketIds = logTickets(hub.folder);
  const folders = Array.from({ length: otherDesks + 2 }, () => scratchFolder());
  const started: ChildProcess[] = [];
  const start = (message: NodeMessage) => startNode(message, started);
  try {
    await enrolFolders(hub.folder, folders.map(({ folder }) => folder));
    const [mine = "", b = "", ...others] = folders.map(({ folder }) => folder);
    for (const [index, folder] of [mine, b, ...others].entries()) joinFolder(hub.folder, folder, { address: "", print: "", relay: "", nodeId: `node-${index + 2}` });
    const joining = await start({ role: "hub", folder: hub.folder }) as Joining;
    for (const { folder } of folders) pointAt(folder, joining);
    await start({ role: "desks", folders: others, joining });
    await start({ role: "desks", folders: [b], joining });
    return [await compare(await openA(mine, joining), ticketIds, started.at(-1))];
  } finally {
    for (const child of started) child.kill();
    for (const { remove } of [hub, ...folders]) remove();
  }
}

interface DeskA {
  readonly core: Core;
  readonly relay: RelayDesk;
}

async function openA(folder: string, joining: Joining): Promise<DeskA> {
  const core = await openPage(folder, () => {});
  return { core, relay: await openRelayDesk({ folder, hub: joining.relay, own: await identityOf(folder), onRow: () => {} }) };
}

async function compare({ core, relay }: DeskA, ticketIds: readonly string[], b: ChildProcess | undefined): Promise<Figure> {
  if (b === undefined) throw new Error("desk B is not there");
  let rows: readonly WireEvent[] = [];
  core.desk.onOrdered((events) => { rows = events; });
  const ours: number[] = [];
  const floor: number[] = [];
  for (const [index, ticketId] of ticketIds.entries()) {
    const pauseMs = index < warmRounds ? 0 : quietMs;
    const tookMs = await timeUntil(b, ticketId, () => {
      const answer = core.desk.submit({ command: "ticket.dispatch", body: { ticketId, crewId: "hvac", personIds: [] }, actor: "li-jianguo" });
      if (answer.kind === "refused") throw new Error(JSON.stringify(answer.refusal));
    });
    await breathe(pauseMs);
    const bareMs = await timeUntil(b, `bare-${ticketId}`, () => relay.send(rows.map((row) => ({ ...row, id: `bare-${ticketId}` }))));
    await breathe(pauseMs);
    if (index >= warmRounds) { ours.push(tookMs); floor.push(bareMs); }
  }
  relay.close();
  core.close();
  return figureOf("fanout", "ms", ours, floor);
}

/** From before `act` until B tells that the row with this id arrived; both clocks are the machine's monotonic one. */
async function timeUntil(b: ChildProcess, id: string, act: () => void): Promise<number> {
  const arrived = new Promise<bigint>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${id} never reached desk B`)), 20_000);
    const listen = (message: Arrived) => {
      if (message.id !== id) return;
      clearTimeout(late);
      b.off("message", listen);
      resolve(BigInt(message.atNs));
    };
    b.on("message", listen);
  });
  const fromNs = process.hrtime.bigint();
  act();
  return Number((await arrived) - fromNs) / 1e6;
}

function startNode(message: NodeMessage, started: ChildProcess[]): Promise<unknown> {
  const child = fork(new URL("fanout-desk.ts", import.meta.url), { cwd: sourceFolder });
  started.push(child);
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`a node of the bench ended with ${code}`)));
    child.send(message);
  });
}

/** As many logged tickets as there are rounds, before anybody joins. */
function logTickets(folder: string): string[] {
  const opened = openDesk(folder);
  const count = warmRounds + rounds;
  const calls = createCalls({ count, open: count, untilMs: opened.atMs }).slice(0, count);
  for (const { commands } of calls) opened.desk.submitAll(commands.slice(0, 1));
  opened.store.close();
  return calls.flatMap(({ commands }) => commands.slice(0, 1).map(({ commandId }) => commandId));
}
