/**
 * Notes beside the database how far a hub has ordered. Where the log is shorter at the next start (a torn write-ahead log, a
 * file put back by hand), numbers that other desks hold would be given twice: the hub then begins a new epoch.
 */
import { closeSync, existsSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

export interface Mark {
  set(seq: number): void;
  close(): void;
}

/** Digits of the largest safe integer; a fixed width, so that one write replaces another. */
const width = 16;

function markPath(dataFolder: string): string {
  return join(dataFolder, "ordered");
}

/** 0 where nothing was noted. */
export function readMark(dataFolder: string): number {
  const path = markPath(dataFolder);
  return existsSync(path) ? Number.parseInt(readFileSync(path, "latin1"), 10) || 0 : 0;
}

/** Not synced: it guards against a log that went back, not against a machine that lost power and both with it. */
export function openMark(dataFolder: string): Mark {
  const file = openSync(markPath(dataFolder), existsSync(markPath(dataFolder)) ? "r+" : "w");
  return {
    set: (seq) => void writeSync(file, String(seq).padStart(width, "0"), 0, "latin1"),
    close: () => closeSync(file),
  };
}
