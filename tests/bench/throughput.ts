/**
 * `throughput`: commands that one hub orders durably in a second, offered in batches of 100 as a desk offers its outbox:
 * decided, numbered, hashed, folded and on the disk. Beside it the same rows appended to bare SQLite, 100 commands to the
 * transaction. Unit: commands/s, so the ratio is how many times slower than bare appends.
 */
import type { WireCommand, WireEvent } from "../../shared/wire.ts";
import { createBareLog } from "./bare-log.ts";
import { rounded } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { copyOf, hospitalFolder, openDesk, seedNowMs } from "./seed.ts";

const batches = 120;
const perBatch = 100;
const warmBatches = 20;

/** The one figure. */
export async function measureThroughput(): Promise<Figure[]> {
  const scratch = copyOf(hospitalFolder());
  const { desk, store } = openDesk(scratch.folder);
  const bare = createBareLog(scratch.folder);
  let [oursMs, floorMs] = [0, 0];
  try {
    for (let batch = 0; batch < warmBatches + batches; batch++) {
      const commands = Array.from({ length: perBatch }, (_, index) => commandOf(batch * perBatch + index + 1));
      const fromMs = performance.now();
      const ordered = desk.order(commands);
      const tookMs = performance.now() - fromMs;
      const refused = ordered.find((one) => one.refusal !== null);
      if (refused !== undefined) throw new Error(JSON.stringify(refused.refusal));
      const bareMs = bare.append(ordered.flatMap((one): readonly WireEvent[] => one.events));
      if (batch >= warmBatches) { oursMs += tookMs; floorMs += bareMs; }
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    bare.close();
    store.close();
    scratch.remove();
  }
  const rate = (ms: number) => (batches * perBatch * 1000) / ms;
  return [{ name: "throughput", unit: "commands/s", value: rounded(rate(oursMs)), floor: rounded(rate(floorMs)), ratio: rounded(oursMs / floorMs) }];
}

function commandOf(serial: number): WireCommand {
  return {
    commandId: `t-${serial}`, command: "ticket.log", actor: "li-jianguo", desk: 1, observedAtMs: seedNowMs,
    body: { placeId: "b1-f1-bed1", serviceId: "ac-leak", priority: 3, matter: "空调漏水", said: "空调漏水，地上都是水", caller: { name: "王芳", phone: "8371" }, number: `261122-1-${String(serial).padStart(4, "0")}` },
  };
}
