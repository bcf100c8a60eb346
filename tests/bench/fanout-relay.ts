/**
 * The floor of `fanout`: a relay over bare socket.io with the durable writes of the product and nothing else. A desk appends
 * its rows and sends them; the hub appends and sends them to everybody; every receiver, the sender too, appends again.
 */
import { createServer } from "node:http";
import { Server } from "socket.io";
import { io } from "socket.io-client";
import type { WireEvent } from "../../shared/wire.ts";
import { createBareLog } from "./bare-log.ts";

/** Opens the relay's hub beside a data folder; answers its address. */
export async function openRelayHub(folder: string): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const bare = createBareLog(folder);
  const relay = new Server(server, { transports: ["websocket"], serveClient: false, perMessageDeflate: false });
  relay.on("connection", (socket) => {
    socket.on("rows", (rows: readonly WireEvent[], answer: () => void) => {
      bare.append(rows);
      relay.emit("rows", rows);
      answer();
    });
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

export interface RelayDesk {
  /** Appends here, then sends. */
  send(rows: readonly WireEvent[]): void;
  close(): void;
}

/** A desk of the relay; `onRow` when a row that the hub sent stands in the bare log here. */
export function openRelayDesk({ folder, hub, onRow }: { readonly folder: string; readonly hub: string; readonly onRow: (row: WireEvent) => void }): RelayDesk {
  const bare = createBareLog(folder);
  const socket = io(hub, { transports: ["websocket"] });
  socket.on("rows", (rows: readonly WireEvent[]) => {
    bare.append(rows);
    for (const row of rows) onRow(row);
  });
  return {
    send(rows) {
      bare.append(rows);
      socket.emit("rows", rows, () => {});
    },
    close() {
      socket.disconnect();
      bare.close();
    },
  };
}
