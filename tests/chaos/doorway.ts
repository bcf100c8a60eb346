/**
 * The way from the runner to a machine's own screen: its pages listen on its loopback alone, which another network cannot
 * reach, so each process lets the runner in by a socket in its data folder. No network fault touches it.
 */
import { rmSync } from "node:fs";
import { Agent } from "node:http";
import { connect, createServer } from "node:net";
import type { Socket } from "node:net";
import { join } from "node:path";

const doorwayOf = (dataFolder: string): string => join(dataFolder, "doorway");

/** In the process: opens the way to `port` of its loopback. */
export async function openDoorway(dataFolder: string, port: number): Promise<void> {
  rmSync(doorwayOf(dataFolder), { force: true }); // of the life before, which was killed
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    lead(near, far);
    lead(far, near);
  });
  await new Promise<void>((resolve) => { server.listen(doorwayOf(dataFolder), resolve); });
}

function lead(from: Socket, to: Socket): void {
  from.pipe(to);
  from.on("error", () => to.destroy());
  from.on("close", () => to.destroy());
}

/** In the runner: every connection goes to the process of this folder. */
export function throughDoorway(dataFolder: string): Agent {
  return Object.assign(new Agent(), { createConnection: () => connect(doorwayOf(dataFolder)) });
}
