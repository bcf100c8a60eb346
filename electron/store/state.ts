/**
 * Folded state: one row per thing, its body as JSON, in one table per stream. Only `desk.ts` and `rebuild.ts` write here,
 * in the transaction of the events that made the state.
 */
import type { Sql } from "./open.ts";

export interface StateTables {
  /** This program can read events of a type; others leave states as they are (`unread.ts`). */
  reads(type: string): boolean;
  /** Body of a thing as JSON text, or undefined. */
  get(stream: string, id: string): string | undefined;
  /** Bodies of all things of a stream; for short ones (people). */
  all(stream: string): string[];
  /** Writes a body; undefined takes the row away (a thing whose events were all taken back never was). */
  put(stream: string, id: string, body: string | undefined): void;
}

export function createStateTables(db: Sql, streams: readonly string[], reads: (type: string) => boolean): StateTables {
  const byStream = new Map(streams.map((stream) => [stream, {
    get: db.prepare<[string], string>(`SELECT body FROM state_${stream} WHERE id = ?`).pluck(),
    all: db.prepare<[], string>(`SELECT body FROM state_${stream} ORDER BY id`).pluck(),
    change: db.prepare(`UPDATE state_${stream} SET body = ? WHERE id = ?`),
    add: db.prepare(`INSERT INTO state_${stream} (id, body) VALUES (?, ?)`),
    remove: db.prepare(`DELETE FROM state_${stream} WHERE id = ?`),
  }]));
  function table(stream: string) {
    const found = byStream.get(stream);
    if (found === undefined) throw new Error(`no stream called ${stream}`);
    return found;
  }
  return {
    reads,
    get: (stream, id) => table(stream).get.get(id),
    all: (stream) => table(stream).all.all(),
    put(stream, id, body) {
      const { change, add, remove } = table(stream);
      if (body === undefined) remove.run(id);
      else if (change.run(body, id).changes === 0) add.run(id, body); // an upsert would work out the generated columns twice
    },
  };
}
