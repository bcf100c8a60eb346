/**
 * Databases in memory, used again for the next schedule: a third of a schedule's time went into preparing statements. A
 * database taken from here holds exactly what its image holds; the store over it is always a new one.
 */
import Database from "better-sqlite3";
import { sourceFolder } from "../../../electron/arguments.ts";
import type { Sql } from "../../../electron/store/open.ts";
import { prepare } from "../../../electron/store/open.ts";

export const sqlFolder = `${sourceFolder}electron/store`;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly unknown[][];
  /** All rows as one text, for tables of states: what still stands there need not be written again. */
  readonly text: string | undefined;
}

/** What is on a disk: its bytes, and the same row by row. */
export interface Image {
  readonly bytes: Buffer;
  readonly tables: readonly Table[];
}

export interface Pooled {
  readonly db: Sql;
  /** Holds what these bytes hold. */
  refill(bytes: Buffer): void;
  /** Ready for another schedule. */
  giveBack(): void;
}

interface Entry {
  readonly db: Sql;
  /** A new store prepares the same statements in the same order. */
  beginStore(): void;
  fill(image: Image): void;
}

let empty: Image | undefined;
const free: Entry[] = [];

/** A database with all its tables and nothing in them. */
export function emptyImage(): Image {
  if (empty === undefined) {
    const { db } = prepare(new Database(":memory:"), sqlFolder);
    empty = imageOf(db);
    db.close();
  }
  return empty;
}

/** Everything in a database. */
export function imageOf(db: Sql): Image {
  const tables = tablesOf(db).map(({ name, columns }) => ({
    name, columns, rows: db.prepare(`SELECT ${columns.join()} FROM ${name}`).raw().all() as unknown[][], text: textOf(db, { name, columns })?.get(),
  }));
  return { bytes: db.serialize(), tables };
}

function textOf(db: Sql, { name, columns }: Omit<Table, "rows" | "text">): Database.Statement<[], string> | undefined {
  const isState = name.startsWith("state_") && columns.join() === '"id","body"';
  return isState ? db.prepare<[], string>(`SELECT coalesce(group_concat(id || char(10) || body, char(10)), '') FROM ${name}`).pluck() : undefined;
}

/** First the tables that have triggers, then those that triggers write to. Search is filled in idle time, of which a schedule has none. */
function tablesOf(db: Sql): Omit<Table, "rows" | "text">[] {
  const names = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND (name = 'sqlite_sequence' OR name NOT LIKE 'sqlite!_%' ESCAPE '!') AND name NOT LIKE 'search%' ORDER BY name NOT IN (SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger'), rowid").pluck().all();
  return names.map((name) => ({ name, columns: (db.pragma(`table_info(${name})`) as { name: string }[]).map((column) => `"${column.name}"`) }));
}

/** A database holding `image`. */
export function takeDatabase(image: Image): Pooled {
  const entry = free.pop() ?? openEntry();
  entry.beginStore();
  entry.fill(image);
  return {
    db: entry.db,
    refill(bytes) {
      const was = new Database(bytes);
      entry.fill(imageOf(was));
      was.close();
    },
    giveBack() {
      if (entry.db.inTransaction) entry.db.exec("ROLLBACK");
      free.push(entry);
    },
  };
}

function openEntry(): Entry {
  const db = new Database(emptyImage().bytes);
  const tables = tablesOf(db);
  const empties = new Map(tables.map(({ name }) => [name, db.prepare(`DELETE FROM ${name}`)]));
  const inserts = new Map(tables.map(({ name, columns }) => [name, db.prepare(`INSERT INTO ${name} (${columns.join()}) VALUES (${columns.map(() => "?").join()})`)]));
  const texts = new Map(tables.map((table) => [table.name, textOf(db, table)]));
  const beginStore = rememberStatements(db);
  const fill = db.transaction((image: Image) => {
    for (const { name, rows, text } of image.tables) {
      if (text !== undefined && texts.get(name)?.get() === text) continue;
      empties.get(name)?.run();
      for (const row of rows) inserts.get(name)?.run(row);
    }
  });
  return { db, beginStore, fill: (image) => void fill(image) };
}

/** `prepare` answers the statement it answered at this place for the store before; each place sets its own modes. */
function rememberStatements(db: Sql): () => void {
  const known = new Map<string, Database.Statement[]>();
  const asked = new Map<string, number>();
  const original = db.prepare.bind(db);
  const remembering = (sql: string): Database.Statement => {
    const index = asked.get(sql) ?? 0;
    asked.set(sql, index + 1);
    const list = known.get(sql) ?? [];
    known.set(sql, list);
    const statement = list[index] ?? original(sql);
    list[index] = statement;
    return statement;
  };
  db.prepare = remembering as typeof db.prepare; // the same statements, made once
  return () => asked.clear();
}
