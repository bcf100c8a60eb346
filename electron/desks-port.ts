/**
 * The port that other desks join by, apart from the pages' port. Listens on 127.0.0.1; a browser, which always names its
 * Origin, is turned away. Enrolment and TLS will come in here.
 */
import { createServer } from "node:http";
import { Server } from "socket.io";
import { frameMaxBytes } from "../shared/wire.ts";
import type { Connection } from "./sync/connection.ts";
import { socketConnection } from "./sync/socket-connection.ts";

export interface DesksPort {
  readonly port: number;
  /** Connections there are now. */
  count(): number;
  close(): Promise<void>;
}

/** Opens it and hands over every connection; rejects where the port is taken. */
export async function openDesksPort(port: number, onConnection: (connection: Connection) => void): Promise<DesksPort> {
  const server = createServer((_request, response) => void response.writeHead(404).end());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const io = new Server(server, {
    transports: ["websocket"], serveClient: false, perMessageDeflate: false, maxHttpBufferSize: frameMaxBytes,
    pingInterval: 5_000, pingTimeout: 8_000, allowRequest: (request, decide) => decide(null, request.headers.origin === undefined),
  });
  io.of("/sync").on("connection", (socket) => onConnection(socketConnection(socket)));
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    count: () => io.of("/sync").sockets.size,
    close: async () => {
      await io.close();
    },
  };
}
