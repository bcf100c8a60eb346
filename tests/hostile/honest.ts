/**
 * Worker of `npm run hostile`: an honest client, on a thread of its own, so that what a server does once it has answered is
 * not counted as waiting for the answer. Gives one command after another and says how long each took, in ms.
 */
import { parentPort, workerData } from "node:worker_threads";
import { joinBare } from "./bare-server.ts";
import type { BareClient } from "./bare-server.ts";
import { joinWire } from "./wire-desk.ts";
import type { WireDesk } from "./wire-desk.ts";

export type Honest = { readonly at: "hub"; readonly as: WireDesk } | { readonly at: "bare"; readonly as: BareClient };
/** Give so many, or until told to stop. */
export type HonestAsk = { readonly give: number } | "stop";

/** Wait between two commands: the desks beside have time to take what was ordered. */
const breathMs = 10;

const { at, as } = workerData as Honest; // handed over by honest-client.ts
const give = at === "hub" ? await joinWire(as) : await joinBare(as);
let isStopped = false;

async function giveMany(count: number): Promise<number[]> {
  const times: number[] = [];
  for (isStopped = false; times.length < count && !isStopped;) {
    const startedMs = performance.now();
    await give();
    times.push(performance.now() - startedMs);
    await new Promise((resolve) => setTimeout(resolve, breathMs));
  }
  return times;
}

parentPort?.on("message", (ask: HonestAsk) => {
  if (ask === "stop") isStopped = true;
  else void giveMany(ask.give).then((times) => parentPort?.postMessage(times));
});
parentPort?.postMessage("joined");
