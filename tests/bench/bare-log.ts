/**
 * The floor of every durable write: the same rows into a bare better-sqlite3 file, WAL and `synchronous=FULL`, one
 * transaction for each command. A table with the log's columns and its primary key, without index, rule, fold or search.
 */
import { join } from "node:path";
import Database from "better-sqlite3";
import type { WireEvent } from "../../shared/wire.ts";

export interface BareLog {
  /** Writes the rows of one command and answers how long it took until they were on the disk. Unit: ms. */
  append(events: readonly WireEvent[]): number;
  close(): void;
}

/** A bare log in `folder`, beside the desk's own file. */
export function createBareLog(folder: string): BareLog {
  const db = new Database(join(folder, "bare.db"));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(`CREATE TABLE log (n INTEGER PRIMARY KEY, seq INTEGER, epoch INTEGER, command_id TEXT, part INTEGER, stream TEXT, id TEXT, type TEXT,
    body TEXT, actor TEXT, desk INTEGER, observed_at_ms INTEGER, recorded_at_ms INTEGER, previous_hash BLOB) STRICT`);
  const insert = db.prepare("INSERT INTO log VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  return {
    append(events) {
      const rows = events.map((event) => [event.seq, event.epoch, event.commandId, event.part, event.stream, event.id, event.type, event.body,
        event.actor, event.desk, event.observedAtMs, event.recordedAtMs, Buffer.from(event.previousHash, "hex")]);
      const fromMs = performance.now();
      begin.run();
      for (const row of rows) insert.run(row);
      commit.run();
      return performance.now() - fromMs;
    },
    close: () => db.close(),
  };
}
