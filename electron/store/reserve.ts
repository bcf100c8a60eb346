/**
 * A file that only takes up room: on a full disk it is given up, so that SQLite can still bring its write-ahead log into the
 * database and an answer can be kept. Made again once there is room. Used by `health.ts`.
 */
import { randomBytes } from "node:crypto";
import { existsSync, rmSync, statSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { freeBytes } from "./backup.ts";

export interface Reserve {
  readonly bytes: number;
  /** Makes it where it is missing and there is room for it four times over. */
  make(): Promise<void>;
  /** Gives up the room; true where there was some to give. */
  free(): boolean;
}

/** SQLite's log is kept below this by `journal_size_limit`, so a checkpoint never needs more. */
export const reserveBytes = 64 * 1024 * 1024;
const partBytes = 1024 * 1024;

export function createReserve(dataFolder: string, bytes = reserveBytes): Reserve {
  const path = join(dataFolder, "reserve");
  let making = false;

  /** Random bytes: a file system that packs or leaves out zeros would keep no room for us. */
  async function write(): Promise<void> {
    const part = randomBytes(Math.min(partBytes, bytes));
    const file = await open(`${path}.partial`, "w");
    try {
      for (let done = 0; done < bytes && making; done += part.length) await file.write(part);
    } finally {
      await file.close();
    }
    if (making) await rename(`${path}.partial`, path);
  }

  return {
    bytes,
    async make() {
      if (making || (existsSync(path) && statSync(path).size >= bytes) || freeBytes(dataFolder) < 4 * bytes) return;
      making = true;
      try {
        await write();
      } catch {
        rmSync(`${path}.partial`, { force: true }); // filled up meanwhile: the next look tries again
      } finally {
        making = false;
      }
    },
    free() {
      making = false;
      rmSync(`${path}.partial`, { force: true });
      if (!existsSync(path)) return false;
      rmSync(path, { force: true });
      return true;
    },
  };
}
