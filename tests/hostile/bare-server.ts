/**
 * The floor of `npm run hostile`: bare socket.io over the product's own TLS port and over a plain one, with nothing behind
 * them but the durable append. The same attackers send it the same messages; an honest client writes a row durably, sends
 * it, and waits until the server has written it durably, as a desk's command is saved and then ordered.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { openDesksPort } from "../../electron/desks-port.ts";
import { createDial } from "../../electron/sync/socket-connection.ts";
import type { NodeKey } from "../../electron/sync/key-print.ts";
import type { WireEvent } from "../../shared/wire.ts";
import { createBareLog } from "../bench/bare-log.ts";
import { removeScratch, scratchFolder } from "../electron/desk/small-desk.ts";

export interface BareServer {
  readonly desksPort: number;
  readonly pagesPort: number;
  /** Gives one command of these rows and waits for its acknowledgement. */
  ack(rows: readonly WireEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** `own`: the key of both ends. */
export async function openBareServer(own: NodeKey): Promise<BareServer> {
  const folders = [scratchFolder(), scratchFolder()] as const;
  const [serversLog, clientsLog] = [createBareLog(folders[0]), createBareLog(folders[1])];
  const desks = await openDesksPort({
    port: 0, own, onConnection: (connection) => connection.on("rows", (message, answer) => {
      serversLog.append(message as readonly WireEvent[]); // sent below; attackers know no such message
      answer("done");
    }),
  });
  const http = createServer();
  const pages = new Server(http, { transports: ["websocket"], serveClient: false });
  await new Promise<void>((resolve) => { http.listen(0, "127.0.0.1", resolve); });
  const client = await createDial(own)(`https://127.0.0.1:${desks.port}`);
  if (client === undefined) throw new Error("the bare server cannot be reached");
  return {
    desksPort: desks.port, pagesPort: (http.address() as AddressInfo).port, // it listens on a port
    async ack(rows) {
      clientsLog.append(rows);
      if (await client.ask("rows", rows) !== "done") throw new Error("the bare server did not answer");
    },
    async close() {
      client.close();
      await Promise.all([desks.close(), pages.close()]);
      for (const log of [serversLog, clientsLog]) log.close();
      for (const folder of folders) removeScratch(folder);
    },
  };
}
