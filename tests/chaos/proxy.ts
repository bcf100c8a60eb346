/** A TCP proxy that a network's faults are played on: late bytes, bytes that vanish, connections reset. */
import { connect, createServer } from "node:net";
import type { Socket } from "node:net";

export interface ChaosProxy {
  readonly address: string;
  /** From now on it leads to another port of this machine. */
  leadTo(port: number): void;
  /** Every connection ends at once; new ones are let in. */
  reset(): void;
  /** Bytes vanish in both directions and nobody is told, new connections as well. */
  drop(isDropping: boolean): void;
  /** Every piece comes this much later. */
  delay(ms: number): void;
  close(): void;
}

export async function openProxy(firstPort: number): Promise<ChaosProxy> {
  let port = firstPort;
  let isDropping = false;
  let lateMs = 0;
  const sockets = new Set<Socket>();
  /** Lost bytes cannot be mended: what has lost some carries nothing any more. */
  const torn = new WeakSet<Socket>();

  function carry(from: Socket, to: Socket): void {
    sockets.add(from);
    from.on("error", () => to.destroy());
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
    from.on("data", (bytes) => {
      if (isDropping) torn.add(from).add(to);
      if (torn.has(from)) return;
      if (lateMs === 0) to.write(bytes);
      else setTimeout(() => { if (!to.destroyed) to.write(bytes); }, lateMs);
    });
  }

  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const address = server.address();
  const reset = () => { for (const socket of sockets) socket.resetAndDestroy(); };
  return {
    address: `https://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`,
    leadTo: (other) => { port = other; },
    reset,
    drop: (next) => { isDropping = next; },
    delay: (ms) => { lateMs = ms; },
    close() {
      reset();
      server.close();
    },
  };
}
