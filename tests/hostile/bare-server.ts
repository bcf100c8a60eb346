/**
 * The floor of `npm run hostile`: bare socket.io over the product's own TLS port and over a plain one, with nothing behind
 * them but the durable append. The same attackers send it the same messages; honest clients send the rows of a command
 * and wait until the server says that they are on its disk. Who has said hello gets the rows, as from a hub.
 */
import { createServer } from "node:http";
import { Server } from "socket.io";
import { openDesksPort } from "../../electron/desks-port.ts";
import { listen } from "../../electron/listen.ts";
import type { Connection } from "../../electron/sync/connection.ts";
import { createDial } from "../../electron/sync/socket-connection.ts";
import type { NodeKey } from "../../electron/sync/key-print.ts";
import type { WireEvent } from "../../shared/wire.ts";
import { createBareLog } from "../bench/bare-log.ts";
import { removeScratch, scratchFolder } from "../electron/desk/small-desk.ts";

export interface BareServer {
  readonly desksPort: number;
  readonly pagesPort: number;
  close(): Promise<void>;
}

/** What a client of it needs; all of it can be handed to another thread. */
export interface BareClient {
  readonly own: NodeKey;
  readonly port: number;
  /** Of one command. */
  readonly rows: readonly WireEvent[];
}

/** Says hello. What it answers gives one command and is done when the server says that it is on its disk. */
export async function joinBare({ own, port, rows }: BareClient): Promise<() => Promise<void>> {
  const client = await createDial(own)(`https://127.0.0.1:${port}`);
  await client?.ask("hello", {});
  return async () => {
    if (await client?.ask("rows", rows) !== "done") throw new Error("the bare server did not answer");
  };
}

/** `own`: the key of both ends. */
export async function openBareServer(own: NodeKey): Promise<BareServer> {
  const folder = scratchFolder();
  const log = createBareLog(folder);
  const joined = new Set<Connection>();
  let waiting: { readonly rows: readonly WireEvent[]; readonly answer: (value: unknown) => void }[] = [];

  /** What comes in one turn is one transaction, as at a hub. */
  function appendWaiting(): void {
    const batch = waiting;
    waiting = [];
    const rows = batch.flatMap((one) => one.rows);
    log.append(rows);
    for (const { answer } of batch) answer("done");
    const [one] = joined;
    one?.sendToMany?.([...joined], "rows", rows);
  }

  const desks = await openDesksPort({
    port: 0, own, onConnection(connection) {
      connection.on("hello", (_message, answer) => {
        joined.add(connection);
        answer({});
      });
      connection.onClose(() => joined.delete(connection));
      connection.on("rows", (message, answer) => {
        if (waiting.length === 0) setImmediate(appendWaiting);
        waiting.push({ rows: message as readonly WireEvent[], answer }); // sent below; attackers know no such message
      });
    },
  });
  const http = createServer();
  const pages = new Server(http, { transports: ["websocket"], serveClient: false });
  const pagesPort = await listen(http, 0, "127.0.0.1");
  return {
    desksPort: desks.port, pagesPort,
    async close() {
      await Promise.all([desks.close(), pages.close()]);
      log.close();
      removeScratch(folder);
    },
  };
}
