/** An honest client of a server under attack, as `run-hostile.ts` holds it; its commands are given in `honest.ts`. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Honest, HonestAsk } from "./honest.ts";

export interface HonestClient {
  /** Times of so many commands. Unit: ms. */
  give(count: number): Promise<readonly number[]>;
  /** Times of all commands until `end` is reached. */
  giveUntil(end: Promise<unknown>): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** Joined; rejects with what went wrong. */
export async function openHonest(as: Honest): Promise<HonestClient> {
  const worker = new Worker(new URL("./honest.ts", import.meta.url), { workerData: as });
  const said = async <T>() => (await once(worker, "message") as [T])[0]; // rejects where the thread breaks
  const ask = (what: HonestAsk) => worker.postMessage(what);
  await said<"joined">();
  const give = (count: number) => {
    const times = said<readonly number[]>();
    ask({ give: count });
    return times;
  };
  return {
    give,
    giveUntil(end) {
      void end.then(() => ask("stop"), () => ask("stop"));
      return give(Number.MAX_SAFE_INTEGER);
    },
    close: async () => void await worker.terminate(),
  };
}
