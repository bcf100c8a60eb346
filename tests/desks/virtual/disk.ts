/**
 * The disk of one machine: its database in memory, or in real files with a real fsync for each commit. What stands there
 * when the power goes is what the next start finds: in memory what was committed, in files the bytes themselves, copied
 * as a crash leaves them (database and write-ahead log) and opened as the product opens them.
 */
import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { sourceFolder } from "../../../electron/arguments.ts";
import type { Sql } from "../../../electron/store/open.ts";
import { prepare } from "../../../electron/store/open.ts";
import { storeOver } from "../../../electron/store/store.ts";
import type { Store } from "../../../electron/store/store.ts";

/** Where a write can be when something happens to its machine. */
export const writeSteps = ["begun", "worked", "committed"] as const;
export type WriteStep = (typeof writeSteps)[number];

export interface DiskOptions {
  /** Path of a real file; in memory without it. */
  readonly path: string | undefined;
  /** What is on it at the beginning; an empty database without it. */
  readonly image: Buffer | undefined;
  readonly onStep: (step: WriteStep) => void;
  /** Breaks the store, for broken variants. */
  readonly bend: (store: Store) => Store;
}

export interface Disk {
  db(): Sql;
  store(): Store;
  /** Ids of the six tickets logged last. */
  newestTickets(): readonly string[];
  /** Whether the outbox holds anything, ordered or not. */
  isWaiting(): boolean;
  /** Nothing has ever come to this log. */
  isEmpty(): boolean;
  /** Who stands at `seq`, by command. */
  commandAt(seq: number): string | undefined;
  /** What a start after a crash finds. */
  reopen(): void;
  close(): void;
}

const sqlFolder = `${sourceFolder}electron/store`;

let emptyImage: Buffer | undefined;

/** A database with all its tables and nothing in them. */
function emptyDatabase(): Buffer {
  if (emptyImage === undefined) {
    const db = prepare(new Database(":memory:"), sqlFolder).db;
    emptyImage = db.serialize();
    db.close();
  }
  return emptyImage;
}

function readersOf(db: Sql) {
  return {
    newestTickets: db.prepare<[], string>("SELECT id FROM state_ticket ORDER BY rowid DESC LIMIT 6").pluck(),
    waiting: db.prepare("SELECT EXISTS (SELECT 1 FROM outbox)").pluck(),
    commandAt: db.prepare<[number], string>("SELECT command_id FROM log WHERE seq = ?").pluck(),
  };
}

export function openDisk({ path, image = emptyDatabase(), onStep, bend }: DiskOptions): Disk {
  const closers: (() => void)[] = [];
  let generation = 0;
  let db: Sql;
  let store: Store;
  let readers: ReturnType<typeof readersOf>;

  function use(opened: Sql): void {
    db = opened;
    store = bend(storeOver({ db, stateIsEmpty: false }, sqlFolder, () => {}, onStep));
    readers = readersOf(db);
    closers.push(() => opened.close());
  }

  function fileOf(of: number): string {
    return `${path}-${of}.db`;
  }

  if (path === undefined) use(new Database(image));
  else {
    writeFileSync(fileOf(0), image);
    use(prepare(new Database(fileOf(0)), sqlFolder).db);
  }

  return {
    db: () => db,
    store: () => store,
    newestTickets: () => readers.newestTickets.all(),
    isWaiting: () => readers.waiting.get() === 1,
    isEmpty: () => readers.commandAt.get(1) === undefined,
    commandAt: (seq) => readers.commandAt.get(seq),
    reopen() {
      if (path === undefined) return store.log.forget();
      const [from, to] = [fileOf(generation), fileOf(++generation)];
      copyFileSync(from, to);
      if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
      use(prepare(new Database(to), sqlFolder).db);
    },
    close: () => { for (const close of closers.splice(0)) close(); },
  };
}
