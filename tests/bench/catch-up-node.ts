/**
 * One process of the catch-up figures: a hub with a bare transfer beside it, or a crowd of joined desks. Started by
 * `newcomer.ts`, `rejoin.ts` and `storm.ts`, which say over the process channel what to be and what to do.
 */
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createServer } from "node:https";
import { Server } from "socket.io";
import { listen } from "../../electron/listen.ts";
import { sourceFolder } from "../../electron/arguments.ts";
import { openCore } from "../../electron/core.ts";
import type { Core } from "../../electron/core.ts";
import { openDesksPort } from "../../electron/desks-port.ts";
import { createStore } from "../../electron/store/store.ts";
import { realTimers } from "../../electron/sync/connection.ts";
import type { Connection } from "../../electron/sync/connection.ts";
import { createDial } from "../../electron/sync/socket-connection.ts";
import { ownIdentity } from "../../electron/trust/identity.ts";
import { openSecrets } from "../../electron/trust/secrets.ts";
import { measureHolds } from "./hold.ts";
import { seedNowMs, sqlFolder } from "./seed.ts";

export interface HubHere {
  readonly address: string;
  readonly print: string;
  /** Where `blobs` of given sizes are handed out. */
  readonly blobs: string;
}

export type Order =
  | { readonly what: "hub"; readonly folder: string }
  /** Opens desks; answers when the hub has let all of them in. */
  | { readonly what: "desks"; readonly folders: readonly string[] }
  /** Hub: cuts all but the desk that came first, lets nobody in, and orders so many events meanwhile. */
  | { readonly what: "cut"; readonly events: number }
  | { readonly what: "open" }
  /** Desks: answers when each has everything up to `head`. */
  | { readonly what: "follow"; readonly head: number }
  | { readonly what: "hold" };

/** A core over a folder that knows its hub, on a network of its own key. `bytes` grows with every answer. */
export async function coreOver(folder: string, traffic = { bytes: 0, sizes: [] as number[] }): Promise<Core> {
  const own = await ownIdentity(openSecrets(folder));
  const dial = createDial(own);
  const counted = (connection: Connection): Connection => ({
    ...connection,
    async ask(name, message) {
      const answer = await connection.ask(name, message);
      const size = name === "states" || name === "history" ? JSON.stringify(answer)?.length ?? 0 : 0;
      traffic.bytes += size;
      if (size > 0) traffic.sizes.push(size);
      return answer;
    },
  });
  return openCore({
    store: createStore({ dataFolder: folder, sqlFolder }),
    network: { timers: { ...realTimers, nowMs: () => seedNowMs + Math.floor(performance.now()) }, address: () => "", name: "bench", print: own.print, dial: async (address) => { const opened = await dial(address); return opened === undefined ? undefined : counted(opened); } },
  });
}

/** Starts a process; its first answer and every later one come by `ask`. */
export function startNode(): { readonly child: ChildProcess; ask(order: Order): Promise<unknown> } {
  const child = fork(new URL("catch-up-node.ts", import.meta.url), { cwd: sourceFolder });
  return {
    child,
    ask: (order) => new Promise((resolve, reject) => {
      child.once("message", resolve);
      child.once("exit", (code) => reject(new Error(`a node of the bench ended with ${code}`)));
      child.send(order);
    }),
  };
}

/** The doors of a hub that can be shut. */
interface Gate {
  isShut: boolean;
  readonly sockets: Set<Connection>;
}

async function beHub(core: Core, folder: string, gate: Gate): Promise<HubHere> {
  const own = await ownIdentity(openSecrets(folder));
  const desks = await openDesksPort({ port: 0, own, onConnection(connection) {
    if (gate.isShut) return connection.close();
    gate.sockets.add(connection);
    connection.onClose(() => gate.sockets.delete(connection));
    core.accept(connection);
  } });
  core.startSync();
  const server = createServer({ key: own.key, cert: own.certificate, minVersion: "TLSv1.3" });
  const bound = await listen(server, 0, "127.0.0.1");
  const blobs = new Server(server, { transports: ["websocket"], serveClient: false, perMessageDeflate: false });
  blobs.on("connection", (socket) => { socket.on("blob", (size: number, answer: (text: string) => void) => answer("x".repeat(size))); });
  return { address: `https://127.0.0.1:${desks.port}`, print: own.print, blobs: `https://127.0.0.1:${bound}` };
}

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Cuts everybody but the first, who has come before them; answers the head that they lack. */
function cutOff(core: Core, gate: Gate, events: number): { readonly head: number } {
  gate.isShut = true;
  for (const connection of [...gate.sockets].slice(1)) connection.close();
  const ids = core.store.db.prepare<[], string>("SELECT id FROM state_ticket WHERE open = 1 LIMIT 50").pluck().all();
  const until = core.store.log.head().seq + events;
  while (core.store.log.head().seq < until) core.desk.submitAll(ids.map((ticketId) => ({ command: "ticket.note", body: { ticketId, text: "护士长又来电催了一次" }, actor: "li-jianguo" })));
  return { head: core.store.log.head().seq };
}

async function joinAll(cores: readonly Core[]): Promise<void> {
  for (const core of cores) {
    core.startSync();
    while (!core.hearsHub()) await soon(5);
  }
}

async function follow(cores: readonly Core[], head: number): Promise<{ readonly tookMs: number }> {
  const fromMs = performance.now();
  while (cores.some((core) => core.store.log.head().seq < head)) await soon(5);
  return { tookMs: performance.now() - fromMs };
}

if (process.send !== undefined) {
  const cores: Core[] = [];
  const gate: Gate = { isShut: false, sockets: new Set() };
  const holds = measureHolds();
  process.on("message", async (order: Order) => {
    const send = (value: unknown) => process.send?.(value);
    if (order.what === "hub") {
      cores.push(await coreOver(order.folder));
      send(await beHub(cores[0] as Core, order.folder, gate));
    }
    if (order.what === "desks") {
      for (const folder of order.folders) cores.push(await coreOver(folder));
      await joinAll(cores);
      send({ ready: true });
    }
    if (order.what === "cut") send(cutOff(cores[0] as Core, gate, order.events));
    if (order.what === "open") {
      gate.isShut = false;
      send({ open: true });
    }
    if (order.what === "follow") send(await follow(cores, order.head));
    if (order.what === "hold") send({ longestMs: holds.longestMs() });
  });
}
