/**
 * The floor of `ack`: socket.io over the product's own TLS port, and nothing behind it but the durable append. What comes in
 * one turn is one transaction, as in the product; then every sender is answered and everybody gets the rows.
 */
import { openDesksPort } from "../../electron/desks-port.ts";
import type { Connection } from "../../electron/sync/connection.ts";
import { ownIdentity } from "../../electron/trust/identity.ts";
import { openSecrets } from "../../electron/trust/secrets.ts";
import type { WireEvent } from "../../shared/wire.ts";
import { createBareLog } from "./bare-log.ts";

export interface BareJoining {
  readonly address: string;
}

async function open(folder: string): Promise<BareJoining> {
  const bare = createBareLog(folder);
  const everybody: Connection[] = [];
  let waiting: { readonly rows: readonly WireEvent[]; readonly answer: (value: unknown) => void }[] = [];

  function appendWaiting(): void {
    const batch = waiting;
    waiting = [];
    const rows = batch.flatMap((one) => one.rows);
    bare.append(rows);
    for (const { answer } of batch) answer("done");
    everybody[0]?.sendToMany?.(everybody, "rows", rows);
  }

  const port = await openDesksPort({
    port: 0, own: await ownIdentity(openSecrets(folder)),
    onConnection(connection) {
      everybody.push(connection);
      connection.on("rows", (message, answer) => {
        if (waiting.length === 0) setImmediate(appendWaiting);
        waiting.push({ rows: message as readonly WireEvent[], answer });
      });
    },
  });
  return { address: `https://127.0.0.1:${port.port}` };
}

process.once("message", async ({ folder }: { readonly folder: string }) => {
  process.send?.(await open(folder));
});
