/**
 * The port that other desks join by, apart from the pages' port. TLS 1.3 on both sides: who shows no certificate, and a
 * browser, which always names its Origin, are turned away. Who the other side is (`Connection.peer`) is proved by the
 * handshake; whether it is listened to is decided by `core.ts` (purpose `sync`) and `trust/enrolment.ts` (purpose `enrol`).
 */
import { createServer } from "node:https";
import type { TLSSocket } from "node:tls";
import { Server } from "socket.io";
import { frameMaxBytes } from "../shared/wire.ts";
import { listen } from "./listen.ts";
import type { Connection } from "./sync/connection.ts";
import { peerPrint } from "./sync/key-print.ts";
import type { NodeKey } from "./sync/key-print.ts";
import { acceptedConnection } from "./sync/socket-connection.ts";
import type { Purpose } from "./sync/socket-connection.ts";

export interface DesksPortOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly own: NodeKey;
  readonly onConnection: (connection: Connection, purpose: Purpose) => void;
}

export interface DesksPort {
  readonly port: number;
  /** Connections there are now. */
  count(): number;
  /** Listens on all interfaces, or on this machine alone; then connections from outside end. */
  share(on: boolean): Promise<void>;
  close(): Promise<void>;
}

const loopback = "127.0.0.1";
/** Hospital networks are IPv4. */
const everywhere = "0.0.0.0";
/** Who has not finished the handshake by then has no good in mind, or a very bad line. */
const handshakeMs = 5_000;
/** Ninety-eight desks, each with a few. Assumed. */
const connectionsMax = 500;
const purposes: readonly Purpose[] = ["sync", "enrol"];

/** Opens it on this machine alone and hands over every connection; rejects where the port is taken. */
export async function openDesksPort({ port, own, onConnection }: DesksPortOptions): Promise<DesksPort> {
  const server = createServer(
    { key: own.key, cert: own.certificate, requestCert: true, rejectUnauthorized: false, minVersion: "TLSv1.3", handshakeTimeout: handshakeMs },
    (_request, response) => void response.writeHead(404).end(),
  );
  server.maxConnections = connectionsMax;
  const sockets = new Set<TLSSocket>();
  server.on("secureConnection", (socket) => {
    socket.on("error", () => socket.destroy());
    if (peerPrint(socket) === undefined) return socket.destroy();
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  let isShared = false;
  const bound = await listen(server, port, loopback);

  const io = new Server(server, {
    transports: ["websocket"], serveClient: false, perMessageDeflate: false, maxHttpBufferSize: frameMaxBytes,
    pingInterval: 5_000, pingTimeout: 8_000, allowRequest: (request, decide) => decide(null, request.headers.origin === undefined),
  });
  for (const purpose of purposes) {
    io.of(`/${purpose}`).on("connection", (socket) => {
      const peer = peerPrint(socket.request.socket as TLSSocket); // the server above speaks nothing but TLS
      if (peer === undefined) socket.disconnect(true);
      else onConnection(acceptedConnection(socket, peer), purpose);
    });
  }

  return {
    port: bound,
    count: () => io.of("/sync").sockets.size,
    async share(on) {
      if (on === isShared) return;
      isShared = on;
      server.close(); // stops listening; what is connected stays
      if (!on) for (const socket of sockets) if (socket.remoteAddress !== loopback) socket.destroy();
      await listen(server, bound, on ? everywhere : loopback);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await io.close();
    },
  };
}
