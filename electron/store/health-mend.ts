/**
 * Puts another database in the place of the present one: mended after damage, or restored by hand. What stood there is moved
 * aside under a name that says why, never deleted. A crash in between is finished at the next start (`finishReplacing`).
 *
 *   build <db>.new ─> rename to <db>.ready ─> move <db> aside ─> rename to <db>
 */
import { existsSync, renameSync, rmSync } from "node:fs";
import { basename } from "node:path";
import Database from "better-sqlite3";
import { checkDatabase } from "./backup-check.ts";
import { copySlowly } from "./backup.ts";
import { backupFolder, listBackups } from "./backup-files.ts";
import { salvage } from "./health-salvage.ts";
import { createLog } from "./log.ts";
import { databasePath, knownVersion, prepare } from "./open.ts";
import type { Sql } from "./open.ts";
import { createPending } from "./pending.ts";

/** What happened to a database; kept as fact `mended` until somebody has read it. */
export interface Mended {
  readonly how: "backup" | "log" | "empty" | "restored";
  readonly atMs: number;
  /** Name of the backup or file it came from; empty where there was none. */
  readonly from: string;
  /** Where the former database is now. */
  readonly aside: string;
  /** Last number of the log before, where it could still be read, and now. */
  readonly seqBefore: number | null;
  readonly seqAfter: number;
}

export const mendedFact = "mended";
/** Set while the log may be shorter than others remember it: the desk then comes back as `core.ts` says. */
export const shorterFact = "log-went-back";

const ends = ["", "-wal", "-shm"];

/** Replaces a damaged database by the newest good backup and what the damaged one still tells. */
export async function mend(dataFolder: string, sqlFolder: string, atMs: number): Promise<Mended> {
  const path = databasePath(dataFolder);
  const backup = listBackups(backupFolder(dataFolder)).find((file) => checkDatabase(file.path).kind === "good");
  const fresh = freshPath(path);
  if (backup !== undefined) await copyOf(backup.path, fresh);
  return replace({ path, sqlFolder, atMs, why: "damaged" }, (db) => {
    const seqBefore = salvage(db, path);
    const how = backup !== undefined ? "backup" : createLog(db).head().seq > 0 ? "log" : "empty";
    return { how, from: backup === undefined ? "" : basename(backup.path), seqBefore };
  });
}

/** Replaces the database by a checked file; undefined, and nothing done, where a newer program made it. */
export async function restore(dataFolder: string, sqlFolder: string, from: { readonly file: string; readonly atMs: number }): Promise<Mended | undefined> {
  const path = databasePath(dataFolder);
  if (versionOf(from.file) > knownVersion(sqlFolder)) return undefined;
  await copyOf(from.file, freshPath(path));
  return replace({ path, sqlFolder, atMs: from.atMs, why: "before-restore" }, (db) => ({ how: "restored", from: basename(from.file), seqBefore: keepPromise(db, path) }));
}

function versionOf(file: string): number {
  const db = new Database(file, { readonly: true });
  try {
    return db.pragma("user_version", { simple: true }) as number;
  } finally {
    db.close();
  }
}

/** Ends a replacement that a crash cut short; called before the database is opened. What is ready is whole. */
export function finishReplacing(dataFolder: string, atMs: number): void {
  const path = databasePath(dataFolder);
  if (existsSync(`${path}.ready`)) putInPlace(path, freeName(`${path}.replaced-${stamp(atMs)}`));
}

function putInPlace(path: string, aside: string): void {
  for (const end of ends) if (existsSync(path + end)) renameSync(path + end, aside + end);
  renameSync(`${path}.ready`, path);
}

function stamp(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replaceAll(":", "");
}

function freshPath(path: string): string {
  const fresh = `${path}.new`;
  for (const end of ends) rmSync(fresh + end, { force: true });
  return fresh;
}

async function copyOf(file: string, to: string): Promise<void> {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    await copySlowly(db, to);
  } finally {
    db.close();
  }
}

interface Replacing {
  readonly path: string;
  readonly sqlFolder: string;
  readonly atMs: number;
  readonly why: "damaged" | "before-restore";
}

function replace({ path, sqlFolder, atMs, why }: Replacing, fill: (db: Sql) => Pick<Mended, "how" | "from" | "seqBefore">): Mended {
  const { db } = prepare(new Database(`${path}.new`), sqlFolder);
  const aside = freeName(`${path}.${why}-${stamp(atMs)}`);
  const mended: Mended = { ...fill(db), atMs, aside: basename(aside), seqAfter: createLog(db).head().seq };
  makeReady(db, mended);
  db.pragma("journal_mode = DELETE"); // one file, so that one rename moves all of it
  db.close();
  renameSync(`${path}.new`, `${path}.ready`);
  putInPlace(path, aside);
  return mended;
}

/** State and search are made from the log at the next opening; what was provisional is decided again from the outbox. */
function makeReady(db: Sql, mended: Mended): void {
  const log = createLog(db);
  const pending = createPending(db);
  const setFact = db.prepare("INSERT INTO node (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  db.transaction(() => {
    for (const { commandId } of pending.commands(Number.MAX_SAFE_INTEGER)) {
      const last = log.rowsOf(commandId).at(-1);
      if (last !== undefined) pending.ordered(commandId, last.seq);
    }
    db.exec("DELETE FROM base; DELETE FROM provisional; DELETE FROM node WHERE key IN ('state-tables', 'search-at')");
    setFact.run(mendedFact, JSON.stringify(mended));
    setFact.run(shorterFact, "yes");
  })();
}

/** What this node promised to a candidate for hub is never unsaid. Answers the last number of the database that goes. */
function keepPromise(db: Sql, formerPath: string): number | null {
  if (!existsSync(formerPath)) return null;
  let former: Sql | undefined;
  try {
    former = new Database(formerPath, { readonly: true });
    const fact = (from: Sql, key: string) => Number(from.prepare<[string], string>("SELECT value FROM node WHERE key = ?").pluck().get(key) ?? 0);
    const put = db.prepare("INSERT INTO node (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    for (const key of ["promised", "seen-epoch"]) if (fact(former, key) > fact(db, key)) put.run(key, String(fact(former, key)));
    return former.prepare<[], number | null>("SELECT max(seq) FROM log").pluck().get() ?? 0;
  } catch {
    return null; // it may be restored for the very reason that it cannot be read
  } finally {
    former?.close();
  }
}

function freeName(wanted: string): string {
  for (let again = 1; ; again++) {
    const name = again === 1 ? wanted : `${wanted}-${again}`;
    if (!existsSync(name)) return name;
  }
}
