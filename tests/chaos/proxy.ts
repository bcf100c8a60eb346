/**
 * A TCP proxy before one machine, that a network's faults are played on: late bytes, bytes in crumbs, bytes that vanish in
 * both directions or in one (half open), connections reset. Its address stays when the machine behind it moves.
 */
import { connect, createServer } from "node:net";
import type { Socket } from "node:net";
import { listen } from "../../electron/listen.ts";
import type { Line, Network } from "./network.ts";

/** Which bytes vanish without a word: all, those to the machine, those from it. */
type Dropping = "none" | "both" | "inbound" | "outbound";

/** Longest crumb, in bytes: shorter than the head of a TLS record. */
const crumbBytes = 3;
/** A long piece is not crumbled to its end, or a snapshot would take minutes. */
const crumbledMax = 60;

/** All machines are this one; `why` says why no better network was made. */
export function openProxies(why: string): Network {
  return { name: `TCP proxies (${why})`, plug: openProxy, close: () => {} };
}

async function openProxy(): Promise<Line> {
  let port = 1;
  let dropping: Dropping = "none";
  let lateMs = 0;
  let isSplitting = false;
  const sockets = new Set<Socket>();
  /** Lost bytes cannot be mended: what has lost some carries nothing any more. */
  const torn = new WeakSet<Socket>();

  function piecesOf(bytes: Buffer): Buffer[] {
    const pieces: Buffer[] = [];
    let at = 0;
    for (; isSplitting && at < bytes.length && pieces.length < crumbledMax; at += crumbBytes) pieces.push(bytes.subarray(at, at + crumbBytes));
    return at < bytes.length ? [...pieces, bytes.subarray(at)] : pieces;
  }

  function pass(to: Socket, bytes: Buffer): void {
    for (const piece of piecesOf(bytes)) if (!to.destroyed) to.write(piece);
  }

  function carry(from: Socket, to: Socket, direction: Dropping): void {
    sockets.add(from);
    from.setNoDelay(true);
    from.on("error", () => to.destroy());
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
    from.on("data", (bytes) => {
      if (dropping === "both" || dropping === direction) torn.add(from);
      if (torn.has(from)) return;
      if (lateMs === 0) pass(to, bytes);
      else setTimeout(() => pass(to, bytes), lateMs);
    });
  }

  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    carry(near, far, "inbound");
    carry(far, near, "outbound");
  });
  const bound = await listen(server, 0, "127.0.0.1");
  const reset = () => { for (const socket of sockets) socket.resetAndDestroy(); };
  return {
    address: `https://127.0.0.1:${bound}`,
    port: 0, runWith: [],
    faults: {
      reset,
      silent: () => { dropping = "both"; },
      deaf: () => { dropping = "inbound"; },
      mute: () => { dropping = "outbound"; },
      late: (chance) => { lateMs = chance.between(50, 400); },
      crumbs: () => { isSplitting = true; },
    },
    leadTo: (other) => { port = other; },
    reset,
    heal() {
      dropping = "none";
      lateMs = 0;
      isSplitting = false;
    },
    close() {
      reset();
      server.close();
    },
  };
}
