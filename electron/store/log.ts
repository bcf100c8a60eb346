/**
 * The log: ordered events, dense from 1, each carrying the hash of the row before. Append and read; nothing here
 * decides or interprets. Callers (`desk.ts`) wrap appends in the transaction that also folds the state.
 */
import { hash } from "node:crypto";
import type { WireEvent } from "../../shared/wire.ts";
import { refusedBody, refusedType } from "../../shared/wire.ts";
import type { Runs, Snapshot, WireCommand } from "../../shared/wire.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import { createFloor } from "./floor.ts";
import type { Sql } from "./open.ts";

/** The command that a row's events came from, or undefined on later parts. */
export function commandOf(event: WireEvent): WireCommand | undefined {
  const text = event.type === refusedType ? event.body : event.command;
  if (text === null) return undefined;
  const { command, body } = JSON.parse(text) as { command: string; body: unknown };
  return { commandId: event.commandId, command, body, actor: event.actor, desk: event.desk, observedAtMs: event.observedAtMs };
}

/** A row before it has its number and hash. */
export type UnorderedEvent = Omit<WireEvent, "seq" | "epoch" | "previousHash">;

export interface Head {
  readonly seq: number;
  readonly epoch: number;
  /** Hash of the last row, hex; 64 zeros for an empty log. */
  readonly hash: string;
}

/** How a command ended that the log has seen. */
export type PastAnswer = { readonly kind: "accepted"; readonly events: readonly WireEvent[] } | { readonly kind: "refused"; readonly refusal: Refusal };

export interface Log {
  head(): Head;
  /** Gives the next number to each event and writes it. */
  append(events: readonly UnorderedEvent[], epoch: number): WireEvent[];
  /** Writes rows that the hub numbered; a fault where they do not follow the head, or their hash does not fit. */
  receive(events: readonly WireEvent[]): void;
  read(sinceSeq: number, limit: number): WireEvent[];
  /** Oldest first, of one thing. */
  readThing(stream: string, id: string): WireEvent[];
  /** Rows of one command. */
  rowsOf(commandId: string): WireEvent[];
  /** What became of a command, if the log has seen it. */
  answerOf(commandId: string): PastAnswer | undefined;
  /** Hash of the first row, empty while there is none; no two hospitals share it. */
  firstHash(): string;
  /** Last number of each epoch, oldest first. */
  runs(): Runs;
  /** Commands of one desk that stand after `seq`. */
  countAfter(seq: number, desk: number): number;
  /**
   * Takes away everything after `seq`; answers what was there, oldest first. `hash`: of row `seq`, for a log that lacks it.
   * Where that is not known either (a hub of the version before does not say it), the log ends where it is whole.
   */
  cut(seq: number, hash?: string): WireEvent[];
  /** Hash that row `seq` has, if it is here; 64 zeros for 0. */
  hashAt(seq: number): string | undefined;
  /** Goes on from the hub's position: what lies between is fetched later, newest first. */
  leapTo(snapshot: Snapshot): void;
  /** The newest rows that are still to come, in rising order; false, and nothing written, where one does not fit. */
  takeHistory(events: readonly WireEvent[]): boolean;
  /** No row before the head is missing. */
  isWhole(): boolean;
  /** After a rolled back transaction: read the head from the table again. */
  forget(): void;
}

export const zeroHash = "0".repeat(64);

/** Hash of a row, over its fields in a fixed order. */
export function hashOf(event: WireEvent): string {
  const { seq, epoch, commandId, part, stream, id, type, body, command, actor, desk, observedAtMs, recordedAtMs, previousHash } = event;
  const row = JSON.stringify([seq, epoch, commandId, part, stream, id, type, body, command, actor, desk, observedAtMs, recordedAtMs, previousHash]);
  return hash("sha256", row);
}

/** Columns of a row as `WireEvent` names them. */
export const logColumns = `seq, epoch, command_id AS commandId, part, stream, id, type, body, command, actor, desk,
  observed_at_ms AS observedAtMs, recorded_at_ms AS recordedAtMs, lower(hex(previous_hash)) AS previousHash`;

export function createLog(db: Sql): Log {
  const insert = db.prepare(`INSERT INTO log (seq, epoch, command_id, part, stream, id, type, body, command, actor, desk, observed_at_ms, recorded_at_ms, previous_hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const last = db.prepare<[], WireEvent>(`SELECT ${logColumns} FROM log ORDER BY seq DESC LIMIT 1`);
  const since = db.prepare<[number, number], WireEvent>(`SELECT ${logColumns} FROM log WHERE seq > ? ORDER BY seq LIMIT ?`);
  const ofThing = db.prepare<[string, string], WireEvent>(`SELECT ${logColumns} FROM log WHERE stream = ? AND id = ? ORDER BY seq`);
  const ofCommand = db.prepare<[string], WireEvent>(`SELECT ${logColumns} FROM log WHERE command_id = ? ORDER BY part`);
  const hasCommand = db.prepare<[string], number>("SELECT 1 FROM log WHERE command_id = ? LIMIT 1").pluck();
  const beginRun = db.prepare("INSERT INTO run (epoch, first_seq) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const allRuns = db.prepare<[], { epoch: number; firstSeq: number }>("SELECT epoch, first_seq AS firstSeq FROM run ORDER BY first_seq");
  const countAfter = db.prepare<[number, number], number>("SELECT count(*) FROM log WHERE seq > ? AND desk = ? AND part = 0").pluck();
  const cutRows = db.prepare("DELETE FROM log WHERE seq > ?");
  const cutRuns = db.prepare("DELETE FROM run WHERE first_seq > ?");
  const epochAt = db.prepare<[number], number>("SELECT epoch FROM run WHERE first_seq <= ? ORDER BY first_seq DESC LIMIT 1").pluck();
  const floor = createFloor(db);
  let known: Head | undefined;

  function head(): Head {
    known ??= readHead();
    return known;
  }

  function readHead(): Head {
    const row = last.get();
    const missing = floor.read();
    if (missing !== undefined && missing.highSeq > (row?.seq ?? 0)) return { seq: missing.highSeq, epoch: epochAt.get(missing.highSeq) ?? 0, hash: missing.highHash };
    return row === undefined ? { seq: 0, epoch: 0, hash: zeroHash } : { seq: row.seq, epoch: row.epoch, hash: hashOf(row) };
  }

  function put(event: WireEvent): void {
    insert.run(event.seq, event.epoch, event.commandId, event.part, event.stream, event.id, event.type, event.body,
      event.command, event.actor, event.desk, event.observedAtMs, event.recordedAtMs, Buffer.from(event.previousHash, "hex"));
  }

  function write(event: WireEvent): void {
    if (event.epoch !== head().epoch) beginRun.run(event.epoch, event.seq);
    put(event);
    known = { seq: event.seq, epoch: event.epoch, hash: hashOf(event) };
  }

  function hashAt(seq: number): string | undefined {
    if (seq === 0) return zeroHash;
    const [row] = since.all(seq - 1, 1);
    return row?.seq === seq ? hashOf(row) : undefined;
  }

  /** What is to come ends at `seq` now, where it went further. */
  function lowerFloor(seq: number, hash: string): void {
    const missing = floor.read();
    if (missing === undefined || missing.highSeq <= seq) return;
    // What was taken over may hold what was cut off here: every state comes again.
    floor.write({ ...missing, highSeq: seq, highHash: hashAt(seq) ?? hash, lowSeq: Math.min(missing.lowSeq, seq), topSeq: seq, sinceSeq: 0, cursor: "" });
  }

  /** `seq`, or where the log is whole, if row `seq` is still to come and nothing says what its hash must be. */
  function knownEnd(seq: number, hash: string | undefined): number {
    const missing = floor.read();
    return hash === undefined && missing !== undefined && seq > missing.lowSeq && seq < missing.highSeq ? missing.lowSeq : seq;
  }

  return {
    head,
    append(events, epoch) {
      return events.map((event) => {
        const { seq, hash } = head();
        const row = { ...event, seq: seq + 1, epoch, previousHash: hash };
        write(row);
        return row;
      });
    },
    receive(events) {
      for (const event of events) {
        const { seq, hash } = head();
        if (event.seq !== seq + 1) throw new Error(`event ${event.seq} does not follow ${seq}`);
        if (event.previousHash !== hash) throw new Error(`event ${event.seq} does not fit the log here`);
        write(event);
      }
    },
    read: (sinceSeq, limit) => since.all(sinceSeq, limit),
    readThing: (stream, id) => ofThing.all(stream, id),
    rowsOf: (commandId) => ofCommand.all(commandId),
    answerOf(commandId) {
      if (hasCommand.get(commandId) === undefined) return undefined; // nearly always: a look into the index is all
      const events = ofCommand.all(commandId);
      const [first] = events;
      if (first === undefined) return undefined;
      if (first.type !== refusedType) return { kind: "accepted", events };
      const { code, params } = refusedBody.parse(JSON.parse(first.body));
      return { kind: "refused", refusal: { code, params } };
    },
    firstHash() {
      const [first] = since.all(0, 1);
      return first?.seq === 1 ? hashOf(first) : floor.read()?.firstHash ?? "";
    },
    runs() {
      const found = allRuns.all();
      return found.map(({ epoch }, index) => ({ epoch, lastSeq: (found[index + 1]?.firstSeq ?? head().seq + 1) - 1 }));
    },
    countAfter: (seq, desk) => countAfter.get(seq, desk) ?? 0,
    cut(wanted, hash) {
      const seq = knownEnd(wanted, hash);
      const removed = since.all(seq, Number.MAX_SAFE_INTEGER);
      cutRows.run(seq);
      cutRuns.run(seq);
      lowerFloor(seq, hash ?? zeroHash);
      known = undefined;
      return removed;
    },
    hashAt,
    leapTo({ seq, hash, firstHash, runs }) {
      const missing = floor.read();
      const lowSeq = missing === undefined || missing.highSeq === missing.lowSeq ? head().seq : 0;
      const sinceSeq = missing === undefined ? lowSeq : 0;
      cutRuns.run(0);
      for (const [index, run] of runs.entries()) beginRun.run(run.epoch, (runs[index - 1]?.lastSeq ?? 0) + 1);
      floor.write({ topSeq: seq, lowSeq, highSeq: seq, highHash: hash, firstHash, sinceSeq, cursor: "" });
      known = undefined;
    },
    takeHistory(events) {
      const missing = floor.read();
      if (missing === undefined || missing.highSeq === missing.lowSeq) return true;
      const wanted = events.filter((event) => event.seq > missing.lowSeq && event.seq <= missing.highSeq);
      let { highSeq, highHash } = missing;
      for (const event of wanted.toReversed()) {
        if (event.seq !== highSeq || hashOf(event) !== highHash) return false;
        highSeq -= 1;
        highHash = event.previousHash;
      }
      if (wanted.length === 0 || (highSeq === missing.lowSeq && hashAt(highSeq) !== highHash)) return false;
      for (const event of wanted) put(event);
      floor.write({ ...missing, highSeq, highHash });
      floor.settle();
      return true;
    },
    isWhole() {
      const missing = floor.read();
      return missing === undefined || missing.highSeq === missing.lowSeq;
    },
    forget: () => { known = undefined; },
  };
}
