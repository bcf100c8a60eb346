/**
 * A `Connection` over socket.io and TLS 1.3, for both sides. No authority vouches for anybody: each side shows its own
 * certificate, and who that is says the fingerprint of its key. Nothing is ever sent while disconnected, so nothing waits unseen.
 */
import { Agent } from "node:https";
import { connect } from "node:tls";
import type { TLSSocket } from "node:tls";
import type { Socket as ServerSocket } from "socket.io";
import { io } from "socket.io-client";
import type { Socket as ClientSocket } from "socket.io-client";
import type { Connection, Dial } from "./connection.ts";
import { peerPrint } from "./key-print.ts";
import type { NodeKey } from "./key-print.ts";

/** Longest wait for an answer. */
const answerMs = 10_000;
const dialMs = 4_000;

/** What a connection is for: `sync` among the desks of a site, `enrol` for a newcomer with a code. */
export type Purpose = "sync" | "enrol";

/** Sockets at this end, by connection: what goes to many of them is encoded once. */
const serverSockets = new WeakMap<Connection, ServerSocket>();

/** The same for a socket that the desks' port accepted. */
export function acceptedConnection(socket: ServerSocket, peer: string): Connection {
  const connection: Connection = {
    ...socketConnection(socket, peer),
    sendToMany(all, name, message) {
      const sockets = all.map((one) => serverSockets.get(one));
      const ids = sockets.flatMap((one) => (one?.connected === true && one.nsp === socket.nsp ? [one.id] : []));
      if (ids.length > 0) socket.nsp.to(ids).emit(name, message);
      for (const [index, one] of sockets.entries()) if (one === undefined) all[index]?.send(name, message);
    },
  };
  serverSockets.set(connection, socket);
  return connection;
}

export function socketConnection(socket: ServerSocket | ClientSocket, peer: string): Connection {
  return {
    peer,
    send(name, message) {
      if (socket.connected) socket.emit(name, message);
    },
    async ask(name, message) {
      if (!socket.connected) return undefined;
      return socket.timeout(answerMs).emitWithAck(name, message).catch(() => undefined) as Promise<unknown>;
    },
    on(name, handler) {
      (socket as ServerSocket).on(name, (message: unknown, answer: unknown) => handler(message, (value) => {
        if (typeof answer === "function") answer(value);
      }));
    },
    onClose: (listener) => void socket.once("disconnect", listener),
    close: () => void socket.disconnect(),
  };
}

/** Dials a node's desks port with this node's key. Each call makes a new socket; reconnecting is the link's business. */
export function createDial(own: NodeKey, purpose: Purpose = "sync"): Dial {
  return async (address) => {
    const opened = await openSocket(own, address, purpose);
    return opened === undefined ? undefined : socketConnection(opened.socket, opened.peer);
  };
}

/** The socket under a connection, and whose key is at the other end; undefined where nobody is there. */
export async function openSocket(own: NodeKey, address: string, purpose: Purpose): Promise<{ readonly socket: ClientSocket; readonly peer: string } | undefined> {
  if (!URL.canParse(address)) return undefined;
  const { hostname, port } = new URL(address);
  const opened = await openTls(own, hostname, Number(port));
  if (opened === undefined) return undefined;
  const peer = peerPrint(opened);
  const socket = peer === undefined ? undefined : await speak(`https://${hostname}:${port}/${purpose}`, opened);
  if (peer !== undefined && socket !== undefined) return { socket, peer };
  opened.destroy();
  return undefined;
}

/** A finished handshake, or undefined where nobody is there or it is no node of ours. */
function openTls({ key, certificate }: NodeKey, host: string, port: number): Promise<TLSSocket | undefined> {
  return new Promise((resolve) => {
    // Self-signed on both sides: the caller compares the fingerprint with the one it knows, before it says anything.
    const socket = connect({ host, port, key, cert: certificate, rejectUnauthorized: false, minVersion: "TLSv1.3" });
    const giveUp = () => { socket.destroy(); resolve(undefined); };
    socket.setTimeout(dialMs, giveUp);
    socket.once("error", giveUp);
    socket.once("secureConnect", () => {
      socket.setTimeout(0);
      socket.off("error", giveUp);
      socket.on("error", () => socket.destroy());
      resolve(socket);
    });
  });
}

/** Hands one finished TLS connection to the one request that is made of it. */
class OneSocket extends Agent {
  readonly #socket: TLSSocket;
  constructor(socket: TLSSocket) {
    super({ keepAlive: false });
    this.#socket = socket;
  }
  override createConnection(): TLSSocket {
    return this.#socket;
  }
}

function speak(url: string, opened: TLSSocket): Promise<ClientSocket | undefined> {
  return new Promise((resolve) => {
    const agent = new OneSocket(opened) as unknown as boolean; // typed for browsers, which have none; in Node it is handed on to `ws`
    const socket = io(url, { transports: ["websocket"], reconnection: false, timeout: dialMs, forceNew: true, agent });
    socket.once("connect", () => resolve(socket));
    socket.once("connect_error", () => {
      socket.close();
      resolve(undefined);
    });
  });
}
