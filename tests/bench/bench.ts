/**
 * `npm run bench [-- NAME …]`: measures the named figures, or all, and prints one JSON line each. What a figure means and
 * what it is measured beside stands at the top of its file. Nothing here runs in `npm test`: times belong to a quiet machine.
 *
 *   node tests/bench/bench.ts submit-core fanout
 */
import { measureAck } from "./ack.ts";
import { measureAlarms } from "./alarms.ts";
import { measureFanout } from "./fanout.ts";
import { measureNewcomer } from "./newcomer.ts";
import { measureRejoin } from "./rejoin.ts";
import { measureStorm } from "./storm.ts";
import { measureKeyToPaint } from "./key-to-paint.ts";
import { measureKeys } from "./keys.ts";
import type { Figure, Skipped } from "./measure.ts";
import { measureDelta, measureOpenBoard, measureOpenBoardPainted } from "./open-board.ts";
import { measurePropose } from "./propose.ts";
import { measurePeers, peerFigures } from "./peers/peers.ts";
import { measureScheduler } from "./scheduler.ts";
import { measureScrollBoard, measureScrollGrid } from "./scroll.ts";
import { measureSearch } from "./search.ts";
import { measureStart } from "./start.ts";
import { measureSubmit, measureSubmitCore } from "./submit.ts";
import { measureThroughput } from "./throughput.ts";
import { Unmeasurable } from "./window.ts";

interface Bench {
  readonly names: readonly string[];
  measure(): Promise<Figure[]>;
}

const benches: readonly Bench[] = [
  { names: ["submit-core"], measure: measureSubmitCore },
  { names: ["submit"], measure: measureSubmit },
  { names: ["fanout"], measure: measureFanout },
  { names: ["rejoin", "rejoin-block"], measure: measureRejoin },
  { names: ["newcomer", "newcomer-block"], measure: measureNewcomer },
  { names: ["storm", "storm-ack"], measure: measureStorm },
  { names: ["ack"], measure: measureAck },
  { names: ["throughput"], measure: measureThroughput },
  { names: peerFigures, measure: measurePeers },
  { names: ["open-board"], measure: measureOpenBoard },
  { names: ["delta"], measure: measureDelta },
  { names: ["open-board-painted"], measure: measureOpenBoardPainted },
  { names: ["search-word", "search-pinyin", "search-number", "search-phone"], measure: measureSearch },
  { names: ["propose"], measure: measurePropose },
  { names: ["start", "start-memory"], measure: measureStart },
  { names: ["keys-claim", "keys-returning-caller", "keys-new-caller", "keys-hand-over-crew", "keys-progress"], measure: measureKeys },
  { names: ["key-to-paint", "key-to-paint-board"], measure: measureKeyToPaint },
  { names: ["scheduler", "scheduler-load", "scheduler-look"], measure: measureScheduler },
  { names: ["alarms", "alarms-kept", "alarms-memory"], measure: measureAlarms },
  { names: ["scroll-board"], measure: measureScrollBoard },
  { names: ["scroll-grid"], measure: measureScrollGrid },
];

const known = benches.flatMap(({ names }) => names);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no figure called ${unknown.join(", ")}; there are ${known.join(", ")}`);
  process.exit(2);
}

function print(line: Figure | Skipped): void {
  if (asked.length === 0 || asked.includes(line.name)) console.log(JSON.stringify(line));
}

for (const { names, measure } of benches) {
  if (asked.length > 0 && !names.some((name) => asked.includes(name))) continue;
  try {
    for (const figure of await measure()) print(figure);
  } catch (fault) {
    if (!(fault instanceof Unmeasurable)) throw fault;
    for (const name of names) print({ name, skipped: fault.message });
  }
}
