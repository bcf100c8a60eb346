/**
 * The floor of `fanout`: a relay over bare socket.io on the product's own TLS port, with the durable writes of the product
 * and nothing else. A desk appends its rows and sends them; the hub appends and sends them to everybody; every receiver, the
 * sender too, appends again.
 */
import { openDesksPort } from "../../electron/desks-port.ts";
import type { Connection } from "../../electron/sync/connection.ts";
import { createDial } from "../../electron/sync/socket-connection.ts";
import type { Identity } from "../../electron/trust/identity.ts";
import type { WireEvent } from "../../shared/wire.ts";
import { createBareLog } from "./bare-log.ts";

/** Opens the relay's hub beside a data folder; answers its address. */
export async function openRelayHub(folder: string, own: Identity): Promise<string> {
  const bare = createBareLog(folder);
  const everybody: Connection[] = [];
  const port = await openDesksPort({
    port: 0, own,
    onConnection(connection) {
      everybody.push(connection);
      connection.on("rows", (message, answer) => {
        const rows = message as readonly WireEvent[];
        bare.append(rows);
        everybody[0]?.sendToMany?.(everybody, "rows", rows);
        answer("done");
      });
    },
  });
  return `https://127.0.0.1:${port.port}`;
}

export interface RelayDesk {
  /** Appends here, then sends. */
  send(rows: readonly WireEvent[]): void;
  close(): void;
}

/** A desk of the relay; `onRow` when a row that the hub sent stands in the bare log here. */
export async function openRelayDesk({ folder, hub, own, onRow }: { readonly folder: string; readonly hub: string; readonly own: Identity; readonly onRow: (row: WireEvent) => void }): Promise<RelayDesk> {
  const bare = createBareLog(folder);
  const connection = await createDial(own)(hub);
  if (connection === undefined) throw new Error("the relay cannot be reached");
  connection.on("rows", (message) => {
    const rows = message as readonly WireEvent[];
    bare.append(rows);
    for (const row of rows) onRow(row);
  });
  return {
    send(rows) {
      bare.append(rows);
      void connection.ask("rows", rows);
    },
    close() {
      connection.close();
      bare.close();
    },
  };
}
