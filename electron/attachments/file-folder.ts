/**
 * The bytes of attachments, in a folder beside the database: one file per content hash, whole or not there at all. What is
 * still coming lies under another name, survives a restart, and goes on where it stopped; it gets its place when its hash
 * is right. Used by the exchange between desks and by the calls of a page.
 */
import { createHash } from "node:crypto";
import { closeSync, createReadStream, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";

export interface FileFolder {
  has(sha256: string): boolean;
  /** Bytes of a file; 0 where it is not here. */
  size(sha256: string): number;
  /** Up to `length` bytes from `offset`; undefined where the file is not here. */
  read(sha256: string, offset: number, length: number): Buffer | undefined;
  /** Bytes of an arrival that are on the disk. */
  arrived(name: string): number;
  /**
   * Puts bytes to the end of an arrival; bytes that do not follow what is there are left out. Answers how many are there
   * now. A full disk throws and leaves what was there.
   */
  add(name: string, offset: number, bytes: Uint8Array): number;
  /** All has come: the hash of what came, and the file in its place; undefined where it is not `expected`, and nothing stays. */
  finish(name: string, expected?: string): Promise<string | undefined>;
}

/** Arrivals that nobody went on with. Assumed: who was cut off for a week begins anew. */
const staleMs = 7 * 24 * 3_600_000;

export function openFileFolder(dataFolder: string, nowMs: () => number): FileFolder {
  const folder = join(dataFolder, "attachments");
  const arriving = join(folder, "arriving");
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  const coming = (name: string) => join(arriving, name);
  if (existsSync(arriving)) for (const name of readdirSync(arriving)) if (statSync(coming(name)).mtimeMs < nowMs() - staleMs) rmSync(coming(name), { force: true });

  const arrived = (name: string) => (existsSync(coming(name)) ? statSync(coming(name)).size : 0);

  return {
    arrived,
    has: (sha256) => existsSync(place(sha256)),
    size: (sha256) => (existsSync(place(sha256)) ? statSync(place(sha256)).size : 0),
    read(sha256, offset, length) {
      if (!existsSync(place(sha256))) return undefined;
      return withFile(place(sha256), "r", (file) => {
        const bytes = Buffer.alloc(length);
        return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
      });
    },
    add(name, offset, bytes) {
      const size = arrived(name);
      if (offset !== size) return size;
      mkdirSync(arriving, { recursive: true }); // not at the start: a desk on a read-only folder shows what it has
      withFile(coming(name), "a", (file) => {
        writeSync(file, bytes);
        fsyncSync(file);
      });
      return size + bytes.length;
    },
    async finish(name, expected) {
      if (!existsSync(coming(name))) return undefined;
      const hash = createHash("sha256");
      await pipeline(createReadStream(coming(name)), hash);
      const sha256 = hash.digest("hex");
      if (expected !== undefined && sha256 !== expected) {
        rmSync(coming(name), { force: true });
        return undefined;
      }
      mkdirSync(dirname(place(sha256)), { recursive: true });
      renameSync(coming(name), place(sha256));
      if (process.platform !== "win32") withFile(dirname(place(sha256)), "r", fsyncSync); // the name is on the disk too; Windows has no such call
      return sha256;
    },
  };
}

function withFile<T>(path: string, flags: string, work: (file: number) => T): T {
  const file = openSync(path, flags);
  try {
    return work(file);
  } finally {
    closeSync(file);
  }
}
