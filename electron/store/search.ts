/**
 * The search index over tickets, places, people and equipment. Changed things are queued and indexed in idle slices, so
 * no key press pays for the index; a search indexes what is still queued first, so that what was just logged is found.
 * After a crash the log says what the index has missed.
 */
import type { SearchHit } from "../../shared/bridge.ts";
import type { EquipmentState } from "../../shared/equipment/equipment.ts";
import type { PersonState } from "../../shared/person/person.ts";
import type { PlaceState } from "../../shared/place/place.ts";
import type { TicketState } from "../../shared/ticket/state.ts";
import type { Sql } from "./open.ts";
import type { Thing } from "./pending.ts";
import { searchQuery, searchText } from "./search-terms.ts";
import type { StateTables } from "./state.ts";

/** Longest slice of idle work. */
const sliceMs = 4;
/** Things that a search indexes first, however slow the machine is at the moment: what was just logged is found. */
const leastBeforeFind = 64;
/** Longest that a search waits for a longer queue than that (an import); the rest is found a moment later. */
const beforeFindMs = 50;
/** Things of the past indexed together: their row numbers go down, in one run upwards, which is what FTS5 writes fastest. */
const olderAtOnce = 24;
/** Fact that holds while things of the past are still to be indexed. */
export const olderFact = "search-older";
/** Pages merged in one idle slice (FTS5 'merge'). */
const mergePages = 16;

export interface Search {
  /** Queues things whose words may have changed. */
  touch(things: readonly Thing[]): void;
  /** The same for things of the past, newest first, which are to be found after everything that is known already. */
  touchOlder(things: readonly Thing[]): void;
  /** Newest first. `text` in any of the ways people type. */
  find(text: string, limit: number): SearchHit[];
  /** Indexes everything queued, now. */
  flush(): void;
  /** Stops idle work. */
  close(): void;
}

const partsOf: Readonly<Record<string, (body: never) => readonly string[]>> = {
  ticket: (ticket: TicketState) => [ticket.number, ticket.matter, ticket.said, ticket.place.zh, ticket.place.en, ticket.service.zh, ticket.service.en,
    ...ticket.callers.flatMap((caller) => [caller.name, caller.phone]), ...(ticket.assignment?.people ?? []).map((worker) => worker.name.zh)],
  place: (place: PlaceState) => [place.label.zh, place.label.en, ...place.extensions],
  person: (person: PersonState) => [person.name.zh, person.name.en, person.phone],
  equipment: (equipment: EquipmentState) => [equipment.code, equipment.name.zh, equipment.name.en],
};

/** Streams whose things are found. */
export const searchedStreams: readonly string[] = Object.keys(partsOf);

const hitOf: Readonly<Record<string, (id: string, body: never) => SearchHit>> = {
  ticket: (id, ticket: TicketState) => ({ kind: "ticket", id, code: ticket.number, title: { zh: ticket.place.zh, en: ticket.place.en },
    detail: { zh: ticket.matter, en: ticket.matter }, atMs: ticket.marks.logged?.atMs ?? null }),
  place: (id, place: PlaceState) => ({ kind: "place", id, code: place.extensions[0] ?? "", title: place.label, detail: { zh: "", en: "" }, atMs: null }),
  person: (id, person: PersonState) => ({ kind: "person", id, code: person.phone, title: person.name, detail: { zh: "", en: "" }, atMs: null }),
  equipment: (id, equipment: EquipmentState) => ({ kind: "equipment", id, code: equipment.code, title: equipment.name, detail: { zh: "", en: "" }, atMs: null }),
};

export function createSearch(db: Sql, state: StateTables, onIdle: (work: () => void) => void, onTrouble: (fault: unknown) => void = () => {}): Search {
  const former = db.prepare<[string, string], { rowid: number; words: string; initials: string; digits: string }>(
    "SELECT rowid, words, initials, digits FROM search_text WHERE stream = ? AND id = ?");
  const add = db.prepare("INSERT INTO search_text (stream, id, words, initials, digits) VALUES (?, ?, ?, ?, ?)");
  const change = db.prepare("UPDATE search_text SET words = ?, initials = ?, digits = ? WHERE rowid = ?");
  const remove = db.prepare("DELETE FROM search_text WHERE rowid = ?");
  const index = db.prepare("INSERT INTO search (rowid, words, initials, digits) VALUES (?, ?, ?, ?)");
  const unindex = db.prepare("INSERT INTO search (search, rowid, words, initials, digits) VALUES ('delete', ?, ?, ?, ?)");
  const merge = db.prepare("INSERT INTO search (search, rank) VALUES ('merge', ?)");
  const mark = db.prepare("INSERT INTO node (key, value) VALUES ('search-at', (SELECT coalesce(max(seq), 0) FROM log)) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
  const match = db.prepare<[string, number], { stream: string; id: string }>(
    `SELECT t.stream AS stream, t.id AS id FROM search s JOIN search_text t ON t.rowid = s.rowid
     WHERE search MATCH ? ORDER BY s.rowid DESC LIMIT ?`);
  const addOlder = db.prepare("INSERT INTO search_text (rowid, stream, id, words, initials, digits) VALUES (?, ?, ?, ?, ?, ?)");
  const least = db.prepare<[], number>("SELECT coalesce(min(rowid), 1) FROM search_text").pluck();
  const noteOlder = db.prepare(`INSERT INTO node (key, value) VALUES ('${olderFact}', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
  const queue = new Map<string, Thing>();
  const older = new Map<string, Thing>();
  /** What the last slice took out of the queue. */
  let taken: [string, Thing][] = [];
  let planned = false;
  let closed = false;

  function indexOne(thing: Thing, olderRow?: number): void {
    const parts = partsOf[thing.stream];
    if (parts === undefined) return;
    const body = state.get(thing.stream, thing.id);
    const now = body === undefined ? undefined : searchText(parts(JSON.parse(body) as never));
    const was = former.get(thing.stream, thing.id);
    if (was !== undefined && now !== undefined && was.words === now.words && was.initials === now.initials && was.digits === now.digits) return;
    if (was !== undefined) unindex.run(was.rowid, was.words, was.initials, was.digits);
    if (now === undefined) {
      if (was !== undefined) remove.run(was.rowid);
      return;
    }
    if (was !== undefined) change.run(now.words, now.initials, now.digits, was.rowid);
    const texts = [thing.stream, thing.id, now.words, now.initials, now.digits];
    const rowid = was?.rowid ?? (olderRow === undefined ? add.run(texts) : addOlder.run(olderRow, ...texts)).lastInsertRowid;
    index.run(rowid, now.words, now.initials, now.digits);
  }

  const work = db.transaction((untilMs: number, atLeast = 1) => {
    taken = [];
    for (const [key, thing] of queue) {
      if (taken.length >= atLeast && performance.now() > untilMs) return;
      indexOne(thing);
      queue.delete(key);
      taken.push([key, thing]);
    }
    mark.run();
  });

  /** One commit, so one wait for the disk. */
  const slice = db.transaction(() => {
    work(performance.now() + sliceMs);
    if (queue.size === 0) merge.run(mergePages);
  });

  const workOlder = db.transaction(() => {
    const batch = [...firstOf(older, olderAtOnce)].reverse();
    const lowest = (least.get() ?? 1) - batch.length;
    for (const [place, [key, thing]] of batch.entries()) {
      indexOne(thing, lowest + place);
      older.delete(key);
    }
    if (older.size === 0) noteOlder.run("");
  });

  function idle(): void {
    planned = false;
    if (closed || !db.open) return;
    try {
      indexSome();
    } catch (fault) {
      for (const [key, thing] of taken) queue.set(key, thing); // a full disk: what is queued stays queued, the next change tries again
      onTrouble(fault);
    }
  }

  function indexSome(): void {
    if (queue.size > 0) slice();
    else if (older.size > 0) {
      workOlder();
      merge.run(mergePages);
    }
    if (queue.size + older.size > 0) plan();
  }

  function plan(): void {
    if (planned || closed) return;
    planned = true;
    onIdle(idle);
  }

  return {
    touch(things) {
      for (const thing of things) if (partsOf[thing.stream] !== undefined) queue.set(`${thing.stream}/${thing.id}`, thing);
      if (queue.size > 0) plan();
    },
    touchOlder(things) {
      const isFirst = older.size === 0;
      for (const thing of things) if (partsOf[thing.stream] !== undefined) older.set(`${thing.stream}/${thing.id}`, thing);
      if (older.size === 0) return;
      if (isFirst) noteOlder.run("yes");
      plan();
    },
    find(text, limit) {
      if (queue.size > 0) work(performance.now() + beforeFindMs, leastBeforeFind);
      const query = searchQuery(text);
      if (query === undefined) return [];
      return match.all(query, limit).flatMap(({ stream, id }) => {
        const body = state.get(stream, id);
        const toHit = hitOf[stream];
        return body === undefined || toHit === undefined ? [] : [toHit(id, JSON.parse(body) as never)];
      });
    },
    flush() {
      work(Number.POSITIVE_INFINITY);
      while (older.size > 0) workOlder();
    },
    close() {
      work(performance.now() + beforeFindMs, leastBeforeFind); // else what was taken back last would stay in the index
      closed = true;
    },
  };
}

function* firstOf<K, V>(map: ReadonlyMap<K, V>, count: number): Generator<[K, V]> {
  let left = count;
  for (const entry of map) {
    if (left-- <= 0) return;
    yield entry;
  }
}
