/**
 * Carries attachments between nodes, apart from the log and behind it: whoever reads in the log of a file that is not here
 * asks every node it is connected to, one piece at a time, so that no command ever waits for a photo. What came is kept over
 * cuts and restarts; a piece that was wrong costs the file, never its place. Both sides of a connection run the same.
 *
 *   any → any   file {sha256, offset}   → {data, total} | {}        data: base64, `total` bytes of the whole; {} not here
 */
import { z } from "zod";
import { fileChunkBytes, fileMaxBytes, sha256 } from "../../shared/file/file.ts";
import type { FileState } from "../../shared/file/file.ts";
import type { Connection, Timers } from "../sync/connection.ts";
import type { FileFolder } from "./file-folder.ts";

export interface ExchangeOptions {
  readonly folder: FileFolder;
  readonly timers: Timers;
  readonly onFault: (fault: unknown) => void;
}

export interface Exchange {
  /** The log names these files; those that are not here are fetched. */
  want(files: readonly FileState[]): void;
  /** Another node of the site, both ways, until the connection ends. */
  join(connection: Connection): void;
  /** How many are still to come. */
  missing(): number;
  close(): void;
}

const ask = z.strictObject({ sha256, offset: z.number().int().min(0).max(fileMaxBytes) });
const answer = z.union([
  z.strictObject({ data: z.base64().max(2 * fileChunkBytes), total: z.number().int().min(1).max(fileMaxBytes) }),
  z.strictObject({}),
]);

/** Wait until nodes that had nothing are asked again. */
const againMs = 15_000;
/** Pause between two pieces, so that commands go first on a slow line. */
const breathMs = 5;

export function createExchange({ folder, timers, onFault }: ExchangeOptions): Exchange {
  const wanted = new Map<string, FileState>();
  const sources = new Set<Connection>();
  let running = false;
  let again = false;
  let closed = false;
  let stopWaiting = () => {};

  function give(message: unknown): unknown {
    const parsed = ask.safeParse(message);
    if (!parsed.success) return {};
    const bytes = folder.read(parsed.data.sha256, parsed.data.offset, fileChunkBytes);
    const total = bytes === undefined ? 0 : folder.size(parsed.data.sha256);
    return bytes === undefined || total === 0 ? {} : { data: bytes.toString("base64"), total };
  }

  /** True when this node gave what was lacking. */
  async function fetchFrom(source: Connection, wantedFile: FileState): Promise<boolean> {
    for (;;) {
      const offset = folder.arrived(wantedFile.sha256);
      if (offset >= wantedFile.bytes) return (await folder.finish(wantedFile.sha256, wantedFile.sha256)) !== undefined;
      const parsed = answer.safeParse(await source.ask("file", { sha256: wantedFile.sha256, offset }));
      if (closed || !parsed.success || !("data" in parsed.data) || parsed.data.data === "") return false;
      folder.add(wantedFile.sha256, offset, Buffer.from(parsed.data.data, "base64"));
      await new Promise<void>((resolve) => void timers.after(breathMs, resolve));
    }
  }

  async function fetchOne(wantedFile: FileState): Promise<void> {
    for (const source of [...sources]) {
      if (closed || folder.has(wantedFile.sha256)) break;
      if (await fetchFrom(source, wantedFile)) break;
    }
    if (folder.has(wantedFile.sha256)) wanted.delete(wantedFile.sha256);
  }

  /** Once through all that lacks, and again where something was named or somebody came meanwhile. */
  async function run(): Promise<void> {
    again = true;
    if (running || closed) return;
    running = true;
    stopWaiting();
    try {
      while (again) {
        again = false;
        for (const one of [...wanted.values()]) if (!closed && sources.size > 0) await fetchOne(one);
      }
    } catch (fault) {
      onFault(fault);
    } finally {
      running = false;
    }
    if (!closed && wanted.size > 0 && sources.size > 0) stopWaiting = timers.after(againMs, () => void run());
  }

  return {
    want(files) {
      const lacking = files.filter((one) => !folder.has(one.sha256));
      for (const one of lacking) wanted.set(one.sha256, one);
      if (lacking.length > 0) void run();
    },
    join(connection) {
      connection.on("file", (message, reply) => {
        try {
          reply(give(message));
        } catch (fault) {
          onFault(fault);
          reply({});
        }
      });
      sources.add(connection);
      connection.onClose(() => sources.delete(connection));
      void run();
    },
    missing: () => wanted.size,
    close() {
      closed = true;
      stopWaiting();
    },
  };
}
