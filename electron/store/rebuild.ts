/**
 * State and search from the log alone. Runs when the state tables were made anew, and as `npm run rebuild`, which proves
 * that nothing else than the log was needed: `fingerprint` before and after is the same.
 */
import { createHash } from "node:crypto";
import { streamNames } from "../../shared/house.ts";
import { refusedType } from "../../shared/wire.ts";
import { evolveEvent } from "../fold.ts";
import type { Sql } from "./open.ts";
import type { Search } from "./search.ts";
import type { StateTables } from "./state.ts";

/** Things held in memory before they are written; bounds memory at about 100 MB. */
const heldMax = 50_000;

interface FoldedRow {
  readonly stream: string;
  readonly id: string;
  readonly type: string;
  readonly body: string;
  readonly commandId: string;
  readonly actor: string;
  readonly desk: number;
  readonly observedAtMs: number;
}

const foldedColumns = "stream, id, type, body, command_id AS commandId, actor, desk, observed_at_ms AS observedAtMs";

/** Empties state and search and folds the whole log again; `onProgress` gets events done and in all. */
export function rebuild(db: Sql, state: StateTables, search: Search, onProgress: (done: number, all: number) => void = () => {}): void {
  const all = (db.prepare("SELECT count(*) FROM log").pluck().get() as number) ?? 0;
  const held = new Map<string, { stream: string; id: string; body: unknown }>();
  const write = () => {
    for (const { stream, id, body } of held.values()) state.put(stream, id, JSON.stringify(body));
    held.clear();
  };
  const fold = (row: FoldedRow) => {
    if (row.type === refusedType || !state.reads(row.type)) return;
    const key = `${row.stream}/${row.id}`;
    const before = held.get(key)?.body ?? parsed(state.get(row.stream, row.id));
    const after = evolveEvent(before, row.type, JSON.parse(row.body), row);
    if (after !== before) held.set(key, { stream: row.stream, id: row.id, body: after });
    if (held.size >= heldMax) write();
  };
  db.transaction(() => {
    for (const stream of streamNames) db.exec(`DELETE FROM state_${stream}`);
    db.exec("INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM search_text; DELETE FROM base;");
    let done = 0;
    for (let since = 0; ;) {
      const rows = db.prepare<[number], FoldedRow & { seq: number }>(`SELECT seq, ${foldedColumns} FROM log WHERE seq > ? ORDER BY seq LIMIT 20000`).all(since);
      if (rows.length === 0) break;
      for (const row of rows) fold(row);
      since = rows.at(-1)?.seq ?? since;
      done += rows.length;
      onProgress(done, all);
    }
    write();
    foldProvisional(db, state);
  })();
  for (const stream of streamNames) search.touch(db.prepare<[], string>(`SELECT id FROM state_${stream} ORDER BY rowid`).pluck().all().map((id) => ({ stream, id })));
  search.flush();
}

function foldProvisional(db: Sql, state: StateTables): void {
  const remember = db.prepare("INSERT INTO base (stream, id, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const rows = db.prepare<[], FoldedRow>(`SELECT ${foldedColumns} FROM provisional ORDER BY n, part`).all();
  for (const row of rows.filter((one) => state.reads(one.type))) {
    const before = state.get(row.stream, row.id);
    remember.run(row.stream, row.id, before ?? null);
    state.put(row.stream, row.id, JSON.stringify(evolveEvent(parsed(before), row.type, JSON.parse(row.body), row)));
  }
}

function parsed(body: string | undefined): unknown {
  return body === undefined ? undefined : JSON.parse(body);
}

/** SHA-256 over every state body and every search text, in a fixed order; equal fingerprints mean equal bytes. */
export function fingerprint(db: Sql): string {
  const hash = createHash("sha256");
  for (const stream of [...streamNames].sort()) {
    for (const row of db.prepare<[], { id: string; body: string }>(`SELECT id, body FROM state_${stream} ORDER BY id`).iterate()) hash.update(JSON.stringify([stream, row.id, row.body]));
  }
  for (const row of db.prepare("SELECT stream, id, words, initials, digits FROM search_text ORDER BY stream, id").raw().iterate()) hash.update(JSON.stringify(row));
  return hash.digest("hex");
}
