/** A server begins to listen. */
import type { Server } from "node:net";

/**
 * Answers the port that it got, which the system chooses where `port` is 0. Throws where the port is taken or forbidden.
 * A connection that cannot be accepted later, for want of open files say, does not end the program.
 */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      if (server.listenerCount("error") === 0) server.on("error", () => {});
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
