/**
 * The disk of one machine: its database in memory, or in real files with a real fsync for each commit. What stands there
 * when the power goes is what the next start finds: in memory what was committed, in files the bytes themselves (database
 * and write-ahead log), without what was committed to last soon and has not come to the disk, opened as the product opens them.
 */
import { copyFileSync, existsSync, statSync, truncateSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import type { Sql } from "../../../electron/store/open.ts";
import { prepare } from "../../../electron/store/open.ts";
import { storeOver } from "../../../electron/store/store.ts";
import type { Lasts, Store } from "../../../electron/store/store.ts";
import { emptyImage, sqlFolder, takeDatabase } from "./pool.ts";
import type { Image } from "./pool.ts";

/** Where a write can be when something happens to its machine. */
export const writeSteps = ["begun", "worked", "committed"] as const;
export type WriteStep = (typeof writeSteps)[number];

export interface DiskOptions {
  /** Path of a real file; in memory without it. */
  readonly path: string | undefined;
  /** What is on it at the beginning; an empty database without it. */
  readonly image: Image | undefined;
  readonly onStep: (step: WriteStep) => void;
  /** Types of events that the program on this machine reads now. */
  readonly reads: (type: string) => boolean;
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
  /** Slips of this desk that are begun and not ended. */
  slipsUnderWay(desk: number): readonly string[];
  /** Nothing has ever come to this log. */
  isEmpty(): boolean;
  /** Who stands at `seq`, by command. */
  commandAt(seq: number): string | undefined;
  /** What a start after a crash finds. */
  reopen(): void;
  /** The same disk under a program that was brought up to date. */
  upgrade(reads: (type: string) => boolean): void;
  close(): void;
}

function readersOf(db: Sql) {
  return {
    newestTickets: db.prepare<[], string>("SELECT id FROM state_ticket ORDER BY rowid DESC LIMIT 6").pluck(),
    waiting: db.prepare("SELECT EXISTS (SELECT 1 FROM outbox)").pluck(),
    slips: db.prepare<[number], string>("SELECT id FROM state_slip WHERE step = 'begun' AND body ->> '$.desk' = ?").pluck(),
    commandAt: db.prepare<[number], string>("SELECT command_id FROM log WHERE seq = ?").pluck(),
  };
}

export function openDisk({ path, image = emptyImage(), onStep, reads: atFirst, bend }: DiskOptions): Disk {
  let reads = atFirst;
  const closers: (() => void)[] = [];
  let generation = 0;
  /** Bytes of the write-ahead log that are on the disk. */
  let lastingBytes = 0;
  /** The same after the last commit that lasts soon. */
  let soonBytes = 0;
  let db: Sql;
  let store: Store;
  let readers: ReturnType<typeof readersOf>;

  function hold(opened: Sql, close: () => void): void {
    db = opened;
    store = bend(storeOver({ db, stateIsEmpty: false, reads }, sqlFolder, () => {}, noteStep));
    readers = readersOf(db);
    closers.push(close);
  }

  function noteStep(step: WriteStep, lasts: Lasts): void {
    if (step === "committed" && lasts === "soon") soonBytes = walBytes();
    else noteLasting();
    onStep(step);
  }

  /** Whatever was written since the last commit that lasts soon went to the disk, and all before it. */
  function noteLasting(): void {
    if (walBytes() !== soonBytes) lastingBytes = walBytes();
  }

  function walBytes(): number {
    return path === undefined ? 0 : statSync(`${fileOf(generation)}-wal`).size;
  }

  function fileOf(of: number): string {
    return `${path}-${of}.db`;
  }

  function openFile(file: string): void {
    soonBytes = -1;
    const opened = prepare(new Database(file), sqlFolder).db;
    opened.pragma("wal_autocheckpoint = 0"); // the log only grows, so its length says what is on the disk
    hold(opened, () => opened.close());
    noteLasting();
  }

  if (path === undefined) {
    const pooled = takeDatabase(image);
    hold(pooled.db, pooled.giveBack);
  } else {
    writeFileSync(fileOf(0), image.bytes);
    openFile(fileOf(0));
  }

  return {
    db: () => db,
    store: () => store,
    newestTickets: () => readers.newestTickets.all(),
    isWaiting: () => readers.waiting.get() === 1,
    slipsUnderWay: (desk) => readers.slips.all(desk),
    isEmpty: () => readers.commandAt.get(1) === undefined,
    commandAt: (seq) => readers.commandAt.get(seq),
    reopen() {
      store.local.forget();
      if (path === undefined) return store.log.forget();
      noteLasting();
      const [from, to] = [fileOf(generation), fileOf(++generation)];
      copyFileSync(from, to);
      if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
      if (existsSync(`${to}-wal`)) truncateSync(`${to}-wal`, lastingBytes);
      openFile(to);
    },
    upgrade(next) {
      reads = next;
      store = bend(storeOver({ db, stateIsEmpty: false, reads }, sqlFolder, () => {}, noteStep));
      db.exec("INSERT INTO search (search) VALUES ('delete-all'); DELETE FROM search_text"); // no machine of a schedule has one
    },
    close: () => { for (const close of closers.splice(0)) close(); },
  };
}
