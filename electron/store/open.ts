/**
 * Opens the one database of a data folder: WAL with `synchronous=FULL`, so that what was answered is on the disk.
 * Migrates the log tables, and makes the state tables anew when their definition changed (the caller then rebuilds).
 * Used by `host.ts` and the command-line tools; nothing else opens the file for writing.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

export type Sql = Database.Database;

/** First SQLite without the WAL-reset defect (two connections checkpointing at once could damage the file). */
const leastSqlite = "3.51.3";

export interface OpenedStore {
  readonly db: Sql;
  /** True where the state tables were made anew and stand empty: `rebuild` must run before anything reads them. */
  readonly stateIsEmpty: boolean;
  /** Types of events that are read; the program's own, unless a test plays an older one. */
  readonly reads?: (type: string) => boolean;
}

/** Path of the database in a data folder. */
export function databasePath(dataFolder: string): string {
  return join(dataFolder, "yizhan.db");
}

/**
 * Opens for writing. `sqlFolder` is the folder of this file's `.sql` neighbours (it differs in the packed program).
 * Throws where the folder cannot be written, the file is no database, or SQLite is too old.
 */
export function openStore(dataFolder: string, sqlFolder: string): OpenedStore {
  mkdirSync(dataFolder, { recursive: true });
  return prepare(new Database(databasePath(dataFolder)), sqlFolder);
}

/** Makes an opened database ready; the simulator brings one in memory. */
export function prepare(db: Sql, sqlFolder: string): OpenedStore {
  const version = db.prepare("SELECT sqlite_version()").pluck().get() as string;
  if (version.localeCompare(leastSqlite, "en", { numeric: true }) < 0) throw new Error(`SQLite ${version} is older than ${leastSqlite}`);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("busy_timeout = 5000");
  db.pragma("journal_size_limit = 67108864");
  db.pragma("temp_store = MEMORY");
  migrate(db, join(sqlFolder, "migrations"));
  return { db, stateIsEmpty: makeStateTables(db, join(sqlFolder, "state")) };
}

/** Opens for reading only; for tools beside a running desk, and for statistics in a worker. */
export function openForReading(dataFolder: string): Sql {
  const db = new Database(databasePath(dataFolder), { readonly: true, fileMustExist: true });
  db.pragma("busy_timeout = 5000");
  return db;
}

/** Version of the log tables that this program knows. */
export function knownVersion(sqlFolder: string): number {
  return migrationsIn(join(sqlFolder, "migrations")).length;
}

function migrationsIn(folder: string): string[] {
  return readdirSync(folder).filter((file) => file.endsWith(".sql")).sort();
}

function migrate(db: Sql, folder: string): void {
  const done = db.pragma("user_version", { simple: true }) as number;
  const files = migrationsIn(folder);
  if (done > files.length) throw new Error(`the data folder is of a newer version (${done} > ${files.length})`);
  for (const [index, file] of files.entries()) {
    if (index < done) continue;
    db.transaction(() => {
      db.exec(readFileSync(join(folder, file), "utf8"));
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}

function makeStateTables(db: Sql, folder: string): boolean {
  const definitions = readdirSync(folder).filter((file) => file.endsWith(".sql")).sort().map((file) => readFileSync(join(folder, file), "utf8"));
  const wanted = createHash("sha256").update(definitions.join("\n")).digest("hex");
  const found = db.prepare("SELECT value FROM node WHERE key = 'state-tables'").pluck().get();
  if (found === wanted) return false;
  db.transaction(() => {
    dropStateTables(db);
    for (const definition of definitions) db.exec(definition);
    db.prepare("INSERT INTO node (key, value) VALUES ('state-tables', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value").run(wanted);
  })();
  return true;
}

function dropStateTables(db: Sql): void {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE 'state!_%' ESCAPE '!' OR name IN ('search', 'search_text'))").pluck().all() as string[];
  for (const name of names) db.exec(`DROP TABLE IF EXISTS "${name}"`);
}
