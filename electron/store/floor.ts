/**
 * What a desk has not got yet: how far down its log reaches, which states it still asks for. Written by `log.ts` and
 * `take-states.ts` in the transaction of the rows that came, so that a cut or a crash never skips or repeats anything.
 */
import type { Sql } from "./open.ts";
import type { Thing } from "./pending.ts";

export interface Floor {
  /** The hub's head when its position was taken over. */
  readonly topSeq: number;
  /** Rows 1 … low are here. */
  readonly lowSeq: number;
  /** Rows after high are here; between the two is what is still to come. */
  readonly highSeq: number;
  /** Hash that row `highSeq` must have, hex. */
  readonly highHash: string;
  readonly firstHash: string;
  /** States of things that no event after this touched stand here already; 0: none does. */
  readonly sinceSeq: number;
  /** Next states to ask for, as JSON; null when all are here. */
  readonly cursor: string | null;
}

export interface FloorTable {
  /** Undefined when everything is here. */
  read(): Floor | undefined;
  write(floor: Floor): void;
  /** Takes the row away if nothing is to come any more. */
  settle(): void;
  /** Whether states are still to come, by range or by name; asked with every command. */
  isComing(): boolean;
  /** Things to ask for by name, at most `limit`. */
  coming(limit: number): Thing[];
  addComing(thing: Thing): void;
  dropComing(thing: Thing): void;
}

/** Of a database of an older version (a backup) nothing is missing. */
const nothingMissing: FloorTable = { read: () => undefined, write: () => {}, settle: () => {}, isComing: () => false, coming: () => [], addComing: () => {}, dropComing: () => {} };

export function createFloor(db: Sql): FloorTable {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'floor'").get() === undefined) return nothingMissing;
  const read = db.prepare<[], Floor>(`SELECT top_seq AS topSeq, low_seq AS lowSeq, high_seq AS highSeq, high_hash AS highHash, first_hash AS firstHash,
    since_seq AS sinceSeq, cursor FROM floor`);
  const write = db.prepare("INSERT OR REPLACE INTO floor (one, top_seq, low_seq, high_seq, high_hash, first_hash, since_seq, cursor) VALUES (1, ?, ?, ?, ?, ?, ?, ?)");
  const remove = db.prepare("DELETE FROM floor WHERE cursor IS NULL AND high_seq = low_seq AND NOT EXISTS (SELECT 1 FROM coming)");
  const isComing = db.prepare<[], number>("SELECT EXISTS (SELECT 1 FROM floor WHERE cursor IS NOT NULL) OR EXISTS (SELECT 1 FROM coming)").pluck();
  const coming = db.prepare<[number], Thing>("SELECT stream, id FROM coming LIMIT ?");
  const addComing = db.prepare("INSERT INTO coming (stream, id) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const dropComing = db.prepare("DELETE FROM coming WHERE stream = ? AND id = ?");
  return {
    read: () => read.get(),
    write: ({ topSeq, lowSeq, highSeq, highHash, firstHash, sinceSeq, cursor }) => void write.run(topSeq, lowSeq, highSeq, highHash, firstHash, sinceSeq, cursor),
    settle: () => void remove.run(),
    isComing: () => isComing.get() === 1,
    coming: (limit) => coming.all(limit),
    addComing: ({ stream, id }) => void addComing.run(stream, id),
    dropComing: ({ stream, id }) => void dropComing.run(stream, id),
  };
}
