/**
 * The data folders that figures are taken on, made by the product's own desk from the sample catalogue and then kept in
 * the system's temporary folder under a hash of what shaped them: a second run opens them at once. The big one holds
 * 200,000 tickets (2,000 open) in about 1,200,000 events; the same calls on every machine, whatever the day.
 */
import { createHash } from "node:crypto";
import { constants, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sourceFolder } from "../../electron/arguments.ts";
import { readCatalog } from "../../electron/catalog/read-catalog.ts";
import { createDesk } from "../../electron/desk.ts";
import type { Desk, Request } from "../../electron/desk.ts";
import { createFacts, firstEpoch } from "../../electron/facts.ts";
import { databasePath } from "../../electron/store/open.ts";
import { createStore } from "../../electron/store/store.ts";
import type { Store } from "../../electron/store/store.ts";
import { createCalls } from "./seed-calls.ts";
import type { Call } from "./seed-calls.ts";

export const sqlFolder = join(sourceFolder, "electron", "store");

export const ticketsMax = 200_000;
export const openMax = 2_000;
/** 2026-11-22 14:31 in the hospital: when the last ticket of a seeded folder was logged. */
export const seedNowMs = Date.UTC(2026, 10, 22, 6, 31);
/** Tickets that one transaction takes in. */
const slice = 200;

/** What a bench writes on: a copy that is thrown away. */
export interface Scratch {
  readonly folder: string;
  remove(): void;
}

/** An empty folder in the system's temporary folder. */
export function scratchFolder(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), "yizhan-bench-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A copy of a seeded folder. */
export function copyOf(seeded: string): Scratch {
  const scratch = scratchFolder();
  copyFileSync(databasePath(seeded), databasePath(scratch.folder), constants.COPYFILE_FICLONE);
  return scratch;
}

/** A desk over a folder, without doors and without a hub. The store's idle work waits for `flush` if `idle` is false. */
export function openDesk(folder: string, idle = true): { readonly store: Store; readonly desk: Desk; atMs: number } {
  const store = createStore({ dataFolder: folder, sqlFolder, ...(idle ? {} : { onIdle: () => {} }) });
  let given = store.log.head().seq;
  const opened: { readonly store: Store; readonly desk: Desk; atMs: number } = {
    store, atMs: seedNowMs,
    desk: createDesk({
      store, reign: { role: "hub", epoch: firstEpoch }, deskNumber: () => 1, nowMs: () => opened.atMs, newId: () => `b-${(++given).toString(36).padStart(8, "0")}`, announce: () => {},
    }),
  };
  return opened;
}

/** The sample hospital and nothing else. */
export function hospitalFolder(): string {
  return seededFolder("hospital", () => {});
}

/** The sample hospital after 200,000 tickets. */
export function ticketFolder(): string {
  return folderOf(ticketsMax);
}

/** As many open tickets, few others: enough for what only looks at the board. */
export function boardFolder(): string {
  return folderOf(2 * openMax);
}

function folderOf(count: number): string {
  return seededFolder(`tickets-${count}`, (desk, at) => {
    const calls = createCalls({ count, open: openMax, untilMs: seedNowMs });
    for (let first = 0; first < count; first += slice) {
      playSlice(desk, calls.slice(first, first + slice), at);
      if (first % 4_000 === 0) writeSync(2, `\rseeding ${Math.round((100 * first) / count)} %`);
    }
    writeSync(2, "\rseeding done \n");
  });
}

function playSlice(desk: Desk, calls: readonly Call[], at: (atMs: number) => void): void {
  at(calls.at(-1)?.atMs ?? seedNowMs);
  const requests = calls.flatMap((call): Request[] => call.commands.map((command) => ({ ...command, byMachine: true })));
  for (const [index, answer] of desk.submitAll(requests).entries()) {
    if (answer.kind === "refused") throw new Error(`the seed's ${requests[index]?.command} was refused: ${JSON.stringify(answer.refusal)}`);
  }
}

/** The folder of that name, made now if it is not there or was made by other code. */
function seededFolder(name: string, fill: (desk: Desk, at: (atMs: number) => void) => void): string {
  const kept = join(tmpdir(), `yizhan-seed-${name}-${codeHash()}`);
  if (existsSync(kept)) return kept;
  for (const old of readdirSync(tmpdir()).filter((one) => one.startsWith(`yizhan-seed-${name}-`))) rmSync(join(tmpdir(), old), { recursive: true });
  const making = join(tmpdir(), `yizhan-seeding-${name}-${process.pid}`);
  mkdirSync(making, { recursive: true });
  const opened = openDesk(making, false);
  opened.store.db.pragma("synchronous = OFF"); // a seed that a power cut spoils is made again
  opened.store.db.pragma("cache_size = -400000");
  found(opened.desk, opened.store);
  fill(opened.desk, (atMs) => { opened.atMs = atMs; });
  opened.store.search.flush();
  opened.store.db.pragma("wal_checkpoint(TRUNCATE)");
  opened.store.close();
  renameSync(making, kept);
  return kept;
}

function found(desk: Desk, store: Store): void {
  const { commands } = readCatalog(join(sourceFolder, "resources", "catalog"));
  desk.submitAll(commands.map(({ type, body }) => ({ command: type, body, actor: "system", byMachine: true })));
  desk.submit({ command: "site.number-desk", body: { nodeId: "node-a", name: "1台" }, actor: "system" });
  createFacts(store).set({ "node-id": "node-a", "desk-number": "1", founded: "sample" });
}

/** Hash over everything that decides what a seeded folder holds. */
function codeHash(): string {
  const hash = createHash("sha256");
  for (const folder of ["electron/store", "shared", "resources/catalog", "tests/bench"]) {
    const files = readdirSync(join(sourceFolder, folder), { recursive: true, encoding: "utf8" }).sort();
    for (const file of files.filter((one) => shapes(folder, one))) hash.update(file).update(readFileSync(join(sourceFolder, folder, file)));
  }
  return hash.digest("hex").slice(0, 12);
}

function shapes(folder: string, file: string): boolean {
  if (folder === "tests/bench") return /^seed.*\.ts$/.test(file);
  if (folder === "shared") return /^(ticket|kernel|person|crew|service|place|desk|site)\/.*\.ts$/.test(file);
  return /\.(sql|csv|json)$|search-terms\.ts$|log\.ts$/.test(file) && !file.startsWith("views/");
}
