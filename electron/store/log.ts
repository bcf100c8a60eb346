/**
 * The log: ordered events, dense from 1, each carrying the hash of the row before. Append and read; nothing here
 * decides or interprets. Callers (`desk.ts`) wrap appends in the transaction that also folds the state.
 */
import { hash } from "node:crypto";
import type { WireEvent } from "../../shared/wire.ts";
import { refusedBody, refusedType } from "../../shared/wire.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { Sql } from "./open.ts";

/** A row before it has its number and hash. */
export type UnorderedEvent = Omit<WireEvent, "seq" | "epoch" | "previousHash">;

export interface Head {
  readonly seq: number;
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
  /** What became of a command, if the log has seen it. */
  answerOf(commandId: string): PastAnswer | undefined;
  /** After a rolled back transaction: read the head from the table again. */
  forget(): void;
}

export const zeroHash = "0".repeat(64);

/** Hash of a row, over its fields in a fixed order. */
export function hashOf(event: WireEvent): string {
  const { seq, epoch, commandId, part, stream, id, type, body, actor, desk, observedAtMs, recordedAtMs, previousHash } = event;
  const row = JSON.stringify([seq, epoch, commandId, part, stream, id, type, body, actor, desk, observedAtMs, recordedAtMs, previousHash]);
  return hash("sha256", row);
}

const columns = `seq, epoch, command_id AS commandId, part, stream, id, type, body, actor, desk,
  observed_at_ms AS observedAtMs, recorded_at_ms AS recordedAtMs, lower(hex(previous_hash)) AS previousHash`;

export function createLog(db: Sql): Log {
  const insert = db.prepare(`INSERT INTO log (seq, epoch, command_id, part, stream, id, type, body, actor, desk, observed_at_ms, recorded_at_ms, previous_hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const last = db.prepare<[], WireEvent>(`SELECT ${columns} FROM log ORDER BY seq DESC LIMIT 1`);
  const since = db.prepare<[number, number], WireEvent>(`SELECT ${columns} FROM log WHERE seq > ? ORDER BY seq LIMIT ?`);
  const ofThing = db.prepare<[string, string], WireEvent>(`SELECT ${columns} FROM log WHERE stream = ? AND id = ? ORDER BY seq`);
  const ofCommand = db.prepare<[string], WireEvent>(`SELECT ${columns} FROM log WHERE command_id = ? ORDER BY part`);
  let known: Head | undefined;

  function head(): Head {
    if (known === undefined) {
      const row = last.get();
      known = row === undefined ? { seq: 0, hash: zeroHash } : { seq: row.seq, hash: hashOf(row) };
    }
    return known;
  }

  function write(event: WireEvent): void {
    insert.run(event.seq, event.epoch, event.commandId, event.part, event.stream, event.id, event.type, event.body,
      event.actor, event.desk, event.observedAtMs, event.recordedAtMs, Buffer.from(event.previousHash, "hex"));
    known = { seq: event.seq, hash: hashOf(event) };
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
    answerOf(commandId) {
      const events = ofCommand.all(commandId);
      const [first] = events;
      if (first === undefined) return undefined;
      if (first.type !== refusedType) return { kind: "accepted", events };
      const { code, params } = refusedBody.parse(JSON.parse(first.body));
      return { kind: "refused", refusal: { code, params } };
    },
    forget: () => { known = undefined; },
  };
}
