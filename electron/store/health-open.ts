/**
 * Opens the store of a desk that must work whatever happened to its files: a damaged database is mended; one that cannot be
 * written is shown from a copy, for reading only. What is left over is `CannotOpen`, with the sentence to say. For `host.ts`.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { checkDatabase } from "./backup-check.ts";
import { copySlowly } from "./backup.ts";
import { finishReplacing, mend } from "./health-mend.ts";
import { createReserve } from "./reserve.ts";
import { troubleOf } from "./health-trouble.ts";
import type { Trouble } from "./health-trouble.ts";
import { databasePath, openForReading } from "./open.ts";
import { createStore } from "./store.ts";
import type { Store, StoreOptions } from "./store.ts";

export interface OpenedSafely {
  readonly store: Store;
  /** Why nothing may be written; undefined where everything may. */
  readonly readOnly: Trouble | undefined;
  /** Removes the copy that a desk for reading only works on; called after its end. */
  release(): void;
}

/** Nothing can be shown at all. `health.cannot-open.<trouble>` holds the sentence. */
export class CannotOpen extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, cause: unknown) {
    super(`the data folder cannot be used: ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

/** Up to this size every page is looked at before a desk begins: 0.1 s. Larger ones are checked with each backup. */
const checkedAtStartBytes = 32 * 1024 * 1024;

export async function openSafely(options: StoreOptions, nowMs: () => number): Promise<OpenedSafely> {
  try {
    return { store: openChecked(options, nowMs()), readOnly: undefined, release: () => {} };
  } catch (fault) {
    const trouble = troubleOf(fault);
    if (trouble === undefined) throw fault;
    try {
      return await openAfter(trouble, options, nowMs);
    } catch (again) {
      throw new CannotOpen(trouble === "damaged" ? troubleOf(again) ?? trouble : trouble, again);
    }
  }
}

async function openAfter(trouble: Trouble, options: StoreOptions, nowMs: () => number): Promise<OpenedSafely> {
  const { dataFolder, sqlFolder } = options;
  if (trouble === "damaged") {
    await mend(dataFolder, sqlFolder, nowMs());
    rmSync(suspectPath(dataFolder), { force: true });
    return { store: createStore(options), readOnly: undefined, release: () => {} };
  }
  if (trouble === "full" && createReserve(dataFolder).free()) return { store: createStore(options), readOnly: undefined, release: () => {} };
  const copy = await copyAside(dataFolder, trouble);
  return { store: createStore({ ...options, dataFolder: copy }), readOnly: trouble, release: () => rmSync(copy, { recursive: true, force: true }) };
}

class Damaged extends Error {
  readonly code = "SQLITE_CORRUPT";
}

/** The next start looks at every page, however large the file is. */
export function markSuspect(dataFolder: string): void {
  try {
    writeFileSync(suspectPath(dataFolder), "");
  } catch {
    // No room, or no way to write: the next start finds out by itself, or the next backup does.
  }
}

function suspectPath(dataFolder: string): string {
  return join(dataFolder, "suspect");
}

function openChecked(options: StoreOptions, atMs: number): Store {
  finishReplacing(options.dataFolder, atMs);
  const path = databasePath(options.dataFolder);
  if (existsSync(path) && (statSync(path).size <= checkedAtStartBytes || existsSync(suspectPath(options.dataFolder)))) checkPages(path);
  rmSync(suspectPath(options.dataFolder), { force: true });
  const store = createStore(options);
  try {
    store.db.exec("BEGIN IMMEDIATE; ROLLBACK"); // a lock, or a folder for reading only, shows here and not at the first call
    return store;
  } catch (fault) {
    store.db.close();
    throw fault;
  }
}

function checkPages(path: string): void {
  const db = new Database(path, { fileMustExist: true });
  try {
    if (db.pragma("quick_check(1)", { simple: true }) !== "ok") throw new Damaged("a page cannot be read");
  } finally {
    db.close();
  }
}

/** A whole copy in a scratch folder: of one moment where SQLite can read the database, else of its files as they lie there. */
async function copyAside(dataFolder: string, trouble: Trouble): Promise<string> {
  if (!existsSync(databasePath(dataFolder))) throw Object.assign(new Error("nothing to show"), { code: trouble === "full" ? "SQLITE_FULL" : "EACCES" });
  const scratch = mkdtempSync(join(tmpdir(), "yizhan-reading-"));
  try {
    await copyThrough(dataFolder, scratch).catch((fault: unknown) => {
      if (trouble === "locked") throw fault; // somebody is writing: a copy of the files would be torn
      copyFiles(dataFolder, scratch);
    });
    if (checkDatabase(databasePath(scratch)).kind === "bad") throw new Damaged("the copy does not hold together");
    return scratch;
  } catch (fault) {
    rmSync(scratch, { recursive: true, force: true });
    throw fault;
  }
}

async function copyThrough(dataFolder: string, scratch: string): Promise<void> {
  const db = openForReading(dataFolder);
  try {
    await copySlowly(db, databasePath(scratch));
  } finally {
    db.close();
  }
}

function copyFiles(dataFolder: string, scratch: string): void {
  for (const end of ["", "-wal"]) {
    const file = databasePath(dataFolder) + end;
    if (existsSync(file)) copyFileSync(file, databasePath(scratch) + end);
  }
}
