/**
 * One process owns a data folder. The owner listens on a local pipe named after the folder; a second start finds it,
 * asks it to show its window, and ends. The operating system frees the pipe with the process, so nothing stale remains
 * (on Linux an abstract socket, on Windows a named pipe, elsewhere a socket file that is tried before it is removed).
 */
import { createHash } from "node:crypto";
import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Ownership {
  release(): void;
}

/** Where the owner of a folder listens; the same by whichever path the folder is reached. */
function pipeOf(dataFolder: string): string {
  mkdirSync(dataFolder, { recursive: true });
  const name = `yizhan-${createHash("sha256").update(realpathSync.native(dataFolder)).digest("hex").slice(0, 24)}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  return process.platform === "linux" ? `\0${name}` : join(tmpdir(), `${name}.sock`);
}

/** Becomes the owner (the folder is made where there is none), or answers undefined after asking the present one to raise its window. */
export async function ownFolder(dataFolder: string, onRaise: () => void): Promise<Ownership | undefined> {
  const pipe = pipeOf(dataFolder);
  if (await ask(pipe)) return undefined;
  if (pipe.endsWith(".sock")) rmSync(pipe, { force: true });
  return new Promise((resolved) => {
    const server = createServer((socket) => {
      socket.on("error", () => socket.destroy());
      socket.end("owned");
      onRaise();
    });
    // Another start was quicker by a moment: it is asked like any owner.
    server.once("error", () => void ask(pipe).then(() => resolved(undefined)));
    server.listen(pipe, () => resolved({ release: () => server.close() }));
  });
}

/** Longest wait for an owner's word; one that holds the pipe and says nothing is busy, not gone. */
const answerMs = 2_000;

/** True where there is an owner, also one that is too busy to answer. */
function ask(pipe: string): Promise<boolean> {
  return new Promise((resolved) => {
    const socket = connect(pipe);
    const settle = () => { socket.destroy(); resolved(true); };
    socket.setTimeout(answerMs, settle);
    socket.once("data", settle);
    socket.once("error", () => resolved(false));
  });
}
