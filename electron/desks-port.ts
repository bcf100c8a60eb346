/**
 * The port that other desks join by, apart from the pages' port. Listens on 127.0.0.1; a browser, which always names its
 * Origin, is turned away. Enrolment and TLS will come in here.
 */
import { createServer } from "node:http";
import { Server } from "socket.io";
import type { Namespace } from "socket.io";
import { frameMaxBytes } from "../shared/wire.ts";

export interface DesksPort {
  readonly port: number;
  readonly namespace: Namespace;
  close(): Promise<void>;
}

/** Opens it; rejects where the port is taken. */
export async function openDesksPort(port: number): Promise<DesksPort> {
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
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    namespace: io.of("/sync"),
    close: async () => {
      await io.close();
    },
  };
}
