/**
 * Brings over what can still be read of a damaged database: rows of the log as far as the chain of hashes holds, this
 * machine's facts, the outbox, drafts, unread refusals. Each row on its own, so that one bad page costs what stands on it.
 */
import Database from "better-sqlite3";
import type { WireEvent } from "../../shared/wire.ts";
import { createLog, logColumns } from "./log.ts";
import type { Log } from "./log.ts";
import type { Sql } from "./open.ts";

/** What came over from a table that is copied as it stands. */
interface Copied {
  readonly table: string;
  readonly columns: string;
}

/** The order of the outbox is its `n`; `seq` is looked up in the new log. */
const copiedTables: readonly Copied[] = [
  { table: "outbox", columns: "command_id, command, saved_at_ms" },
  { table: "draft", columns: "id, body, saved_at_ms" },
  { table: "refused", columns: "command_id, command, body, code, params, actor, at_ms, read_at_ms" },
];

/** Facts that hold for the damaged file's tables alone. */
const staleFacts = "('state-tables', 'search-at')";
const rowsPerTransaction = 1_000;

/** Last number that the damaged log still names, or null where not even that can be read. */
export function salvage(into: Sql, damagedPath: string): number | null {
  let from: Sql | undefined;
  try {
    from = new Database(damagedPath, { readonly: true, fileMustExist: true });
    const lastSeq = lastNumber(from);
    salvageLog(into, from);
    for (const copied of copiedTables) salvageTable(into, from, copied);
    salvageFacts(into, from);
    return lastSeq;
  } catch {
    return null; // no database any more, or none of ours: there is nothing to bring over
  } finally {
    from?.close();
  }
}

function lastNumber(from: Sql): number | null {
  try {
    return from.prepare<[], number | null>("SELECT max(seq) FROM log").pluck().get() ?? null;
  } catch {
    return null; // the damage is in the log: the other tables may be whole
  }
}

function salvageLog(into: Sql, from: Sql): void {
  const log = createLog(into);
  const rowAt = from.prepare<[number], WireEvent>(`SELECT ${logColumns} FROM log WHERE seq = ?`);
  const some = into.transaction(() => {
    for (let count = 0; count < rowsPerTransaction; count++) if (!takeNext(log, (seq) => rowAt.get(seq))) return false;
    return true;
  });
  let goesOn = true;
  while (goesOn) goesOn = some();
}

/** False at the first row that is missing, unreadable, or does not fit. */
function takeNext(log: Log, read: (seq: number) => WireEvent | undefined): boolean {
  try {
    const row = read(log.head().seq + 1);
    if (row !== undefined) log.receive([row]);
    return row !== undefined;
  } catch {
    return false; // here the damage begins
  }
}

function salvageTable(into: Sql, from: Sql, { table, columns }: Copied): void {
  const marks = columns.replace(/\w+/g, "?");
  const put = into.prepare(`INSERT INTO ${table} (${columns}) VALUES (${marks}) ON CONFLICT DO NOTHING`);
  eachReadable(from, `SELECT ${columns} FROM ${table} ORDER BY rowid`, (row) => put.run(...row));
}

function salvageFacts(into: Sql, from: Sql): void {
  const put = into.prepare("INSERT INTO node (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  eachReadable(from, `SELECT key, value FROM node WHERE key NOT IN ${staleFacts}`, (row) => put.run(...row));
}

function eachReadable(from: Sql, sql: string, take: (row: unknown[]) => void): void {
  try {
    for (const row of from.prepare<[], unknown[]>(sql).raw().iterate()) take(row);
  } catch {
    // What stands behind the damage is lost with it.
  }
}
