/** Opens a server on a free port of this machine alone. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Its port. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)); // listening on a port, so it has one
  });
}
