/** The store of one data folder, complete: what `desk.ts` and the tools work on. Opened here, closed here. */
import { canRead, streamNames } from "../../shared/house.ts";
import { refusedType } from "../../shared/wire.ts";
import { createFloor } from "./floor.ts";
import { createLocal } from "./local.ts";
import type { Local } from "./local.ts";
import { createLog } from "./log.ts";
import type { Log } from "./log.ts";
import { openStore } from "./open.ts";
import type { OpenedStore, Sql } from "./open.ts";
import { createPending } from "./pending.ts";
import type { Pending, Thing } from "./pending.ts";
import { rebuild } from "./rebuild.ts";
import { createSearch, olderFact, searchedStreams } from "./search.ts";
import type { Search } from "./search.ts";
import { createStateTables } from "./state.ts";
import type { StateTables } from "./state.ts";
import { createUnread, readsMore } from "./unread.ts";
import type { Unread } from "./unread.ts";
import { createViewReader } from "./views.ts";
import type { ViewReader } from "./views.ts";

export interface Store {
  readonly db: Sql;
  readonly log: Log;
  readonly state: StateTables;
  readonly pending: Pending;
  readonly local: Local;
  readonly unread: Unread;
  readonly views: ViewReader;
  readonly search: Search;
  /**
   * Runs `work` in one transaction; what it throws undoes everything. `lasts`: whether it stands on the disk when this
   * returns, or within a second: a process that is killed loses neither, a power cut the second kind, from its end.
   */
  transaction<T>(work: () => T, lasts?: Lasts): T;
  /** Told of faults in idle work, which nobody waits for, and in transactions, which are thrown as well. */
  onTrouble(listener: (fault: unknown) => void): void;
  close(): void;
}

/** When a transaction is proof against a power cut. */
export type Lasts = "at once" | "soon";

export interface StoreOptions {
  readonly dataFolder: string;
  /** Folder that holds `migrations/`, `state/` and `views/`. */
  readonly sqlFolder: string;
  /** Runs work when nothing else is to do; tests run it at once. */
  readonly onIdle?: (work: () => void) => void;
}

/** How long after a change idle work begins. */
const idleDelayMs = 40;
/**
 * Transactions after which idle time brings the write-ahead log into the database: about 100 pages, 2 ms on a slow disk.
 * Left to SQLite it happens every 1,000 pages, 14 ms in the middle of somebody's key press.
 */
const checkpointEvery = 16;
/** What may wait for the disk waits no longer. Assumed: far less than a person notices, far more than a commit takes. */
const lastsWithinMs = 1_000;

export function createStore({ dataFolder, sqlFolder, onIdle }: StoreOptions): Store {
  return storeOver(openStore(dataFolder, sqlFolder), sqlFolder, onIdle);
}

/** The store over a database that is open already; `onStep` is told before and after each commit. */
export function storeOver({ db, stateIsEmpty, reads = canRead }: OpenedStore, sqlFolder: string, onIdle: (work: () => void) => void = whenQuiet, onStep: (step: "begun" | "worked" | "committed", lasts: Lasts) => void = () => {}): Store {
  const log = createLog(db);
  const state = createStateTables(db, streamNames, reads);
  const troubleListeners: ((fault: unknown) => void)[] = [];
  const tell = (fault: unknown) => { for (const listener of troubleListeners) listener(fault); };
  const search = createSearch(db, state, onIdle, tell);
  const local = createLocal(db);
  const mustRebuild = stateIsEmpty || readsMore(local, state);
  if (mustRebuild && log.isWhole()) rebuild(db, state, search);
  else search.touch(missedBySearch(db));
  search.touchOlder(searchedStreams.flatMap((stream) => missedStates(db, stream)));
  if (mustRebuild && !log.isWhole()) askAnew(db);
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const rollback = db.prepare("ROLLBACK");
  let uncheckpointed = 0;
  let mode: Lasts = "at once";
  let syncing: NodeJS.Timeout | undefined;

  /** Nobody waits for idle work: on a full or broken disk it is left for later, and told. */
  function inTimer(work: () => void): void {
    try {
      work();
    } catch (fault) {
      tell(fault);
    }
  }

  /** Brings the write-ahead log to the disk, and into the database as far as nobody reads it. */
  function checkpoint(): void {
    if (db.open) inTimer(() => void db.pragma("wal_checkpoint(PASSIVE)"));
  }

  function checkpointWhenQuiet(): void {
    uncheckpointed += 1;
    if (uncheckpointed !== checkpointEvery) return;
    onIdle(() => {
      uncheckpointed = 0;
      checkpoint();
    });
  }

  function syncLater(): void {
    syncing ??= setTimeout(() => {
      syncing = undefined;
      checkpoint();
    }, lastsWithinMs).unref();
  }

  function setMode(lasts: Lasts): void {
    if (mode === lasts) return;
    db.exec(`PRAGMA synchronous = ${lasts === "at once" ? "FULL" : "NORMAL"}`);
    mode = lasts;
  }

  return {
    db, log, state, search,
    pending: createPending(db),
    local,
    unread: createUnread(db, local, state),
    views: createViewReader(db, sqlFolder),
    transaction(work, lasts = "at once") {
      setMode(lasts);
      begin.run();
      try {
        onStep("begun", lasts);
        const result = work();
        onStep("worked", lasts);
        commit.run();
        if (lasts === "soon") syncLater();
        checkpointWhenQuiet();
        onStep("committed", lasts);
        return result;
      } catch (fault) {
        if (db.inTransaction) rollback.run();
        log.forget();
        local.forget();
        tell(fault);
        throw fault;
      } finally {
        setMode("at once"); // whatever else is written must not wait
      }
    },
    onTrouble: (listener) => void troubleListeners.push(listener),
    close() {
      clearTimeout(syncing);
      try {
        search.close();
      } finally {
        db.close();
      }
    },
  };
}

/** The state tables were made anew and the log does not reach down to its beginning: the hub is asked for all states again. */
function askAnew(db: Sql): void {
  const floor = createFloor(db);
  const missing = floor.read();
  db.exec("DELETE FROM base; DELETE FROM provisional; DELETE FROM search_text; INSERT INTO search (search) VALUES ('delete-all')");
  if (missing !== undefined) floor.write({ ...missing, sinceSeq: 0, cursor: "" });
}

function whenQuiet(work: () => void): void {
  setTimeout(work, idleDelayMs).unref();
}

/** Things that were taken over without their events, and not indexed before the desk ended; newest first. */
function missedStates(db: Sql, stream: string): Thing[] {
  if (db.prepare("SELECT 1 FROM node WHERE key = ? AND value <> ''").get(olderFact) === undefined) return [];
  return db.prepare<[string], string>(`SELECT id FROM state_${stream} s WHERE NOT EXISTS (SELECT 1 FROM search_text WHERE stream = ? AND id = s.id) ORDER BY id DESC`)
    .pluck().all(stream).map((id) => ({ stream, id }));
}

/** Things whose events came, or were refused and taken back, after the last time the index was up to date. */
function missedBySearch(db: Sql): Thing[] {
  const since = "seq > coalesce((SELECT CAST(value AS INTEGER) FROM node WHERE key = 'search-at'), 0)";
  return db.prepare<[], Thing>(`SELECT DISTINCT stream, id FROM log WHERE ${since}
    UNION SELECT 'ticket', coalesce(body ->> '$.body.ticketId', command_id) FROM log WHERE type = '${refusedType}' AND ${since}
    UNION SELECT stream, id FROM base`).all();
}
