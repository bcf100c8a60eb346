/**
 * What a database of a schedule stands on, and what of it is left when the power goes: in memory, or in real files with a
 * real fsync. A commit that lasts soon is lost in a crash, with all after it, until one that lasts at once takes it along.
 * Opened by `disk.ts`, which tells it of every step of a write.
 */
import { copyFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import type { Sql } from "../../../electron/store/open.ts";
import { prepare } from "../../../electron/store/open.ts";
import type { Lasts } from "../../../electron/store/store.ts";
import { sqlFolder, takeDatabase } from "./pool.ts";
import type { Image } from "./pool.ts";

/** Where a write can be when something happens to its machine. */
export const writeSteps = ["begun", "worked", "committed"] as const;
export type WriteStep = (typeof writeSteps)[number];

export interface Medium {
  note(step: WriteStep, lasts: Lasts): void;
  /** Goes back to what was on the disk; whether that is less than was committed. */
  reopen(): boolean;
  close(): void;
}

/** `hold` is told of the database. Not `isForgetful`: everything comes to the disk in time. */
export function inMemory({ image, isForgetful, hold }: { readonly image: Image; readonly isForgetful: boolean; readonly hold: (db: Sql) => void }): Medium {
  const { db, refill, giveBack } = takeDatabase(image);
  const rowsChanged = db.prepare<[], number>("SELECT total_changes()").pluck();
  /** Everything as it was before the first commit that has not come to the disk. */
  let lasting: Buffer | undefined;
  let changed = -1;

  /** Something was written outside of the store's transactions: it lasts at once, and all before it. */
  function noteOthers(): void {
    if (rowsChanged.get() !== changed) lasting = undefined;
  }

  hold(db);
  return {
    note(step, lasts) {
      if (!isForgetful) return;
      if (step === "begun") {
        noteOthers();
        if (lasts === "soon") lasting ??= db.serialize();
      } else if (step === "committed" && lasts === "at once") lasting = undefined;
      changed = rowsChanged.get() ?? -1;
    },
    reopen() {
      noteOthers();
      if (lasting === undefined) return false;
      refill(lasting);
      lasting = undefined;
      return true;
    },
    close: giveBack,
  };
}

/** Each start finds a copy of the files under a new name; `hold` is told of the database each time. */
export function inFiles(path: string, image: Image, hold: (db: Sql) => void): Medium {
  const closers: (() => void)[] = [];
  let generation = 0;
  /** Bytes of the write-ahead log that are on the disk. */
  let lastingBytes = 0;
  /** The same after the last commit that lasts soon. */
  let soonBytes = 0;

  const fileOf = (of: number) => `${path}-${of}.db`;
  const walBytes = () => statSync(`${fileOf(generation)}-wal`).size;

  /** Whatever was written since the last commit that lasts soon went to the disk, and all before it. */
  function noteLasting(): void {
    if (walBytes() !== soonBytes) lastingBytes = walBytes();
  }

  function open(): void {
    soonBytes = -1;
    const { db } = prepare(new Database(fileOf(generation)), sqlFolder);
    db.pragma("wal_autocheckpoint = 0"); // the log only grows, so its length says what is on the disk
    closers.push(() => db.close());
    hold(db);
    noteLasting();
  }

  writeFileSync(fileOf(0), image.bytes);
  open();
  return {
    note(step, lasts) {
      if (step === "committed" && lasts === "soon") soonBytes = walBytes();
      else noteLasting();
    },
    reopen() {
      noteLasting();
      const isLess = lastingBytes < walBytes();
      const [from, to] = [fileOf(generation), fileOf(++generation)];
      copyFileSync(from, to);
      copyFileSync(`${from}-wal`, `${to}-wal`);
      truncateSync(`${to}-wal`, lastingBytes);
      open();
      return isLess;
    },
    close: () => { for (const close of closers.splice(0)) close(); },
  };
}
