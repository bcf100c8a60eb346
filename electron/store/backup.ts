/**
 * Backs up a database that is in use: copied in slices between other work (SQLite's online backup), checked in a thread of
 * its own, and only then given its name. The host runs it by `backup-schedule.ts`, people by `npm run backup`.
 */
import { existsSync, mkdirSync, renameSync, rmSync, statfsSync } from "node:fs";
import { dirname, extname } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import Database from "better-sqlite3";
import { checkDatabase } from "./backup-check.ts";
import type { Checked } from "./backup-check.ts";
import type { Sql } from "./open.ts";

export type BackedUp =
  | { readonly kind: "made"; readonly path: string; readonly seq: number }
  /** Nothing was left behind. `exists`: the target is there already; `bad`: the copy did not pass, so the database itself may be damaged. */
  | { readonly kind: "failed"; readonly why: "no-room" | "exists" | "bad" };

/** Pages copied before other work has its turn: 0.25 MB, about 1 ms. */
const slicePages = 64;
/** Left free beside the copy, so that a backup never fills the disk. */
const roomLeftBytes = 128 * 1024 * 1024;

/** `onProgress` gets pages done and in all. Throws where the folder cannot be written. */
export async function backUp(db: Sql, path: string, onProgress: (done: number, all: number) => void = () => {}): Promise<BackedUp> {
  if (existsSync(path)) return { kind: "failed", why: "exists" };
  mkdirSync(dirname(path), { recursive: true });
  const needBytes = (db.pragma("page_count", { simple: true }) as number) * (db.pragma("page_size", { simple: true }) as number);
  if (freeBytes(dirname(path)) < needBytes + roomLeftBytes) return { kind: "failed", why: "no-room" };
  const partial = `${path}.partial`;
  try {
    rmSync(partial, { force: true });
    await copySlowly(db, partial, onProgress);
    const checked = await checkInThread(partial).catch(() => checkDatabase(partial)); // no thread to be had: better late than unchecked
    if (checked.kind === "bad") return { kind: "failed", why: "bad" };
    renameSync(partial, path);
    return { kind: "made", path, seq: checked.seq };
  } finally {
    for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(partial + end, { force: true });
  }
}

/** The copy of one moment, as one file without a log beside it. */
export async function copySlowly(db: Sql, to: string, onProgress: (done: number, all: number) => void = () => {}): Promise<void> {
  await db.backup(to, {
    progress({ totalPages, remainingPages }) {
      onProgress(totalPages - remainingPages, totalPages);
      return slicePages;
    },
  });
  const copy = new Database(to);
  copy.pragma("journal_mode = DELETE");
  copy.close();
}

/** Space that this program may still use on the disk of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** `checkDatabase` in a thread; rejects where there is none to be had. Beside this file from the sources; beside the bundle in the packed program. */
export function checkInThread(path: string): Promise<Checked> {
  const file = new URL(`./backup-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: path });
    worker.once("message", (checked: Checked) => resolve(checked));
    worker.once("error", reject);
  });
}
