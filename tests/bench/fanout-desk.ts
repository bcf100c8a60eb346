/**
 * One process of `fanout`: the hub, or desks that have joined it, each on its own data folder with the views of a page open,
 * and beside each its bare counterpart. Started by `fanout.ts`, which says over the process channel what to be.
 */
import { copyFileSync } from "node:fs";
import { openCore } from "../../electron/core.ts";
import type { Core } from "../../electron/core.ts";
import { openDesksPort } from "../../electron/desks-port.ts";
import { createFacts } from "../../electron/facts.ts";
import { databasePath } from "../../electron/store/open.ts";
import { createStore } from "../../electron/store/store.ts";
import { realTimers } from "../../electron/sync/connection.ts";
import { createDial } from "../../electron/sync/socket-connection.ts";
import { ownIdentity } from "../../electron/trust/identity.ts";
import type { Identity } from "../../electron/trust/identity.ts";
import { openSecrets } from "../../electron/trust/secrets.ts";
import type { BoardRow } from "../../shared/views.ts";
import { openRelayDesk, openRelayHub } from "./fanout-relay.ts";
import { breathe } from "./measure.ts";
import { openDesk, seedNowMs, sqlFolder } from "./seed.ts";

/** The clock of the seed: by today's, whatever the commands log would be overdue at once, and the hub would measure its scheduler. */
const seedTimers = { ...realTimers, nowMs: () => seedNowMs + Math.floor(performance.now()) };

/** Where the hub and its bare counterpart are. */
export interface Joining {
  readonly address: string;
  /** Fingerprint of the hub's key. */
  readonly print: string;
  readonly relay: string;
}

export type NodeMessage =
  | { readonly role: "hub"; readonly folder: string }
  | { readonly role: "desks"; readonly folders: readonly string[]; readonly joining: Joining };

/** The row of ticket (or bare row) `id` is here, in nanoseconds of the machine's monotonic clock. */
export interface Arrived {
  readonly id: string;
  readonly atNs: string;
}

/** Lets the nodes of these folders into the site, before its hub starts (`node-2`, `node-3` …). */
export async function enrolFolders(hubFolder: string, folders: readonly string[]): Promise<void> {
  const hub = openDesk(hubFolder);
  for (const [index, folder] of folders.entries()) {
    const { print } = await identityOf(folder);
    hub.desk.submit({ command: "site.enrol-desk", body: { nodeId: `node-${index + 2}`, name: "bench", fingerprint: print }, actor: "system" });
  }
  hub.store.close();
}

export function identityOf(folder: string): Promise<Identity> {
  return ownIdentity(openSecrets(folder));
}

/** Makes `folder` a desk of that hub which has all the hub has: the hub's log under another node. Before the hub starts: it writes meanwhile. */
export function joinFolder(hubFolder: string, folder: string, { address, print, nodeId }: Joining & { readonly nodeId: string }): void {
  copyFileSync(databasePath(hubFolder), databasePath(folder));
  const { store } = openDesk(folder);
  createFacts(store).set({ role: "desk", hub: address, "hub-print": print, "node-id": nodeId, "desk-number": "0", founded: "join" });
  store.close();
}

/** Tells a joined folder where its hub is, once that runs. */
export function pointAt(folder: string, { address, print }: Joining): void {
  const { store } = openDesk(folder);
  createFacts(store).set({ hub: address, "hub-print": print });
  store.close();
}

/** A joined desk with the views of its page; resolves when the hub has let it in. `onBoard` gets each pushed ticket. */
export async function openPage(folder: string, onBoard: (row: BoardRow) => void): Promise<Core> {
  const core = await coreOver(folder);
  let isJoined = false;
  core.announcer.open("link", {}, ({ upserts }) => { isJoined = upserts.some((row) => row["state"] === "joined"); });
  core.announcer.open("board", {}, ({ upserts }) => { for (const row of upserts) onBoard(row as unknown as BoardRow); });
  for (const view of ["crews", "people", "seats", "site"] as const) core.announcer.open(view, {}, () => {});
  core.startSync();
  while (!isJoined) await breathe(20);
  return core;
}

async function coreOver(folder: string): Promise<Core> {
  const own = await identityOf(folder);
  return openCore({ store: createStore({ dataFolder: folder, sqlFolder }), network: { timers: seedTimers, dial: createDial(own), address: () => "", name: "bench", print: own.print } });
}

async function beHub(folder: string): Promise<Joining> {
  const [core, own] = [await coreOver(folder), await identityOf(folder)];
  const desks = await openDesksPort({ port: 0, own, onConnection: core.accept });
  core.startSync();
  const relay = await openRelayHub(folder, own);
  return { address: `https://127.0.0.1:${desks.port}`, print: own.print, relay };
}

async function beDesks(folders: readonly string[], joining: Joining, tell: (id: string) => void): Promise<void> {
  for (const folder of folders) {
    await openPage(folder, (row) => { if (row.step === "dispatched") tell(row.ticketId); });
    await openRelayDesk({ folder, hub: joining.relay, own: await identityOf(folder), onRow: (row) => tell(row.id) });
  }
}

if (process.send !== undefined) {
  process.once("message", async (message: NodeMessage) => {
    const send = (value: unknown) => process.send?.(value);
    const tell = (id: string) => send({ id, atNs: String(process.hrtime.bigint()) } satisfies Arrived);
    if (message.role === "hub") return send(await beHub(message.folder));
    await beDesks(message.folders, message.joining, tell);
    send({ ready: true });
  });
}
