/**
 * A disk as a power cut leaves it: the files of a killed process are copied, the end of the write-ahead log is cut at a
 * random byte, as if it had never reached the disk, and what opens then must be an exact beginning of the whole log.
 */
import { copyFileSync, existsSync, readFileSync, readdirSync, statSync, truncateSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Seeded } from "../../electron/commands/seeded.ts";
import { databasePath, openForReading } from "../../electron/store/open.ts";
import { verifyLog } from "../../electron/store/verify-log.ts";
import { removeScratch, scratchFolder } from "../electron/desk/small-desk.ts";

/** What does not hold of it; the process of the folder must not run. */
export function checkCrashImage(dataFolder: string, chance: Seeded): string[] {
  const [whole, cut] = [copyOf(dataFolder), copyOf(dataFolder)];
  try {
    const wal = `${databasePath(cut)}-wal`;
    if (existsSync(wal)) truncateSync(wal, chance.between(Math.min(syncedBytes(databasePath(dataFolder)), statSync(wal).size), statSync(wal).size));
    return compare(whole, cut);
  } finally {
    removeScratch(whole);
    removeScratch(cut);
  }
}

/** Of the write-ahead log and its index: SQLite's file format, sections 4.1 and 4.4 (walformat.html 2.3). */
const walHeaderBytes = 32;
const frameHeaderBytes = 24;
const backfillAttemptedAt = 128;

/** How much of the write-ahead log is surely on the disk: what a checkpoint has begun to copy from it was synced before. */
function syncedBytes(path: string): number {
  if (!existsSync(`${path}-shm`)) return 0;
  const [wal, index] = [readFileSync(`${path}-wal`), readFileSync(`${path}-shm`)];
  if (wal.length < walHeaderBytes || index.length < backfillAttemptedAt + 4) return 0;
  return walHeaderBytes + index.readUInt32LE(backfillAttemptedAt) * (frameHeaderBytes + wal.readUInt32BE(8));
}

function copyOf(dataFolder: string): string {
  const path = databasePath(dataFolder);
  const folder = scratchFolder();
  for (const file of readdirSync(dirname(path))) {
    if (file === basename(path) || file === `${basename(path)}-wal`) copyFileSync(join(dirname(path), file), join(folder, file));
  }
  return folder;
}

function compare(whole: string, cut: string): string[] {
  const [all, some] = [openForReading(whole), openForReading(cut)];
  try {
    if (some.pragma("quick_check", { simple: true }) !== "ok") return ["a crash image is damaged"];
    if (some.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'log'").get() === undefined) return []; // cut before the tables were made
    const [before, after] = [verifyLog(all, () => {}), verifyLog(some, () => {})];
    if (before.kind !== "whole" || after.kind !== "whole") return [`a crash image has a broken chain: ${JSON.stringify(after)}`];
    const hashAt = all.prepare<[number], string>("SELECT hex(previous_hash) FROM log WHERE seq = ?").pluck();
    const isBeginning = after.rows === before.rows ? after.headHash === before.headHash : hashAt.get(after.rows + 1)?.toLowerCase() === after.headHash;
    return isBeginning || after.rows === 0 ? [] : [`a crash image with ${after.rows} of ${before.rows} rows is no beginning of its log`];
  } finally {
    all.close();
    some.close();
  }
}
