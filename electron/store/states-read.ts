/**
 * States of things for a desk that takes them over: by name, or stream by stream in the order of ids, newest first (ids are
 * made in the order of time), or the open tickets alone. A slice is small, so that the hub that reads it is held for a
 * millisecond or two. Ids and not row numbers: the next hub goes on where the former one broke off.
 */
import { hash } from "node:crypto";
import { eventKinds } from "../../shared/house.ts";
import { sliceMaxBytes } from "../../shared/wire-catch-up.ts";
import type { StatesAnswer, StatesAsk } from "../../shared/wire-catch-up.ts";
import type { Local } from "./local.ts";
import type { Sql } from "./open.ts";

export type StatesSlice = Omit<StatesAnswer, "asOf">;

/** Things of one slice; where only touched ones are wanted, this many times as many are looked at. */
const sliceRowsUsually = 60;
const scanTimes = 7;
/** After every id. */
const beyond = "\u{10FFFF}";

interface Row {
  readonly id: string;
  /** Null where nothing happened to it since. */
  readonly body: string | null;
}

/**
 * What this program makes of events: the same for two programs that know the same kinds of events and keep states in the
 * same columns. States of another kind are folded here, never taken over.
 */
export function kindOfStates(local: Pick<Local, "fact">): string {
  return hash("sha256", JSON.stringify([local.fact("state-tables") ?? "", [...eventKinds.keys()].sort()]));
}

/** Prepared when it is first asked for: a desk that is starting needs none of them. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Reads one slice; of streams that this program does not know there is nothing. */
export function createStatesReader(db: Sql, streams: readonly string[], sliceRows = sliceRowsUsually): (ask: StatesAsk) => StatesSlice {
  const byStream = new Map(streams.map((stream) => [stream, {
    one: once(() => db.prepare<[string], string>(`SELECT body FROM state_${stream} WHERE id = ?`).pluck()),
    all: once(() => db.prepare<[string, number], Row>(`SELECT id, body FROM state_${stream} WHERE id < ? ORDER BY id DESC LIMIT ?`)),
    touched: once(() => db.prepare<[string, number, string, number], Row>(`SELECT id, iif(EXISTS (SELECT 1 FROM log WHERE stream = ? AND id = t.id AND seq > ?), body, NULL) AS body
      FROM (SELECT id, body FROM state_${stream} WHERE id < ? ORDER BY id DESC LIMIT ?) t`)),
  }]));
  const openTickets = once(() => db.prepare<[string, number], Row>(`SELECT id, body FROM state_ticket
    WHERE id IN (SELECT id FROM state_ticket INDEXED BY state_ticket_open WHERE open = 1 AND id < ? ORDER BY id DESC LIMIT ?) ORDER BY id DESC`));

  function rowsOf({ stream, open, before, since }: Extract<StatesAsk, { stream: string }>): { readonly rows: IterableIterator<Row>; readonly limit: number } | undefined {
    const queries = byStream.get(stream);
    if (queries === undefined) return undefined;
    const below = before ?? beyond;
    if (open) return stream === "ticket" ? { rows: openTickets().iterate(below, sliceRows), limit: sliceRows } : undefined;
    if (since > 0) return { rows: queries.touched().iterate(stream, since, below, scanTimes * sliceRows), limit: scanTimes * sliceRows };
    return { rows: queries.all().iterate(below, sliceRows), limit: sliceRows };
  }

  return (ask) => {
    if ("things" in ask) {
      const found = ask.things.flatMap(({ stream, id }) => {
        const body = byStream.get(stream)?.one().get(id);
        return body === undefined ? [] : [{ stream, id, body }];
      });
      return { rows: found, reached: null };
    }
    const from = rowsOf(ask);
    return from === undefined ? { rows: [], reached: null } : cut(ask.stream, from, sliceRows);
  };
}

/** As many rows as fit into a frame; where there are more, the id of the last one looked at. */
function cut(stream: string, { rows, limit }: { readonly rows: IterableIterator<Row>; readonly limit: number }, sliceRows: number): StatesSlice {
  const found: { stream: string; id: string; body: string }[] = [];
  let bytes = 0;
  let looked = 0;
  let last: string | null = null;
  for (const { id, body } of rows) {
    looked += 1;
    last = id;
    if (body === null) continue;
    found.push({ stream, id, body });
    bytes += Buffer.byteLength(body);
    if (bytes >= sliceMaxBytes || found.length >= sliceRows) return { rows: found, reached: last };
  }
  return { rows: found, reached: looked < limit ? null : last };
}
