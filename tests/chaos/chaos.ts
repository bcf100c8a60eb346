/**
 * `npm run chaos -- [--rounds N] [--seed S]`: rounds of killed, stopped and lost processes and failing networks, with real
 * files and sockets, then disks that fail under the product's own store. Prints each round with its seed and what was
 * played, and the figures as one line; ends with 1 where anything acknowledged was lost or two machines disagree.
 */
import { parseArgs } from "node:util";
import { runFailingDisks } from "./failing-disk.ts";
import { runChaos } from "./run-chaos.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" }, seed: { type: "string", default: "1" } } });
const rounds = Number(values.rounds);
const figures = await runChaos({
  rounds, seed: Number(values.seed), workMs: 1_500, freezeMs: 1_500,
  onRound: ({ round, seed, kinds, misses }) => {
    console.log(`round ${round}/${rounds} seed ${seed}: ${kinds.join(", ")}${misses.length === 0 ? "" : ` MISS ${misses.join("; ")}`}`);
  },
});
const disks = await runFailingDisks(console.log);
console.log(JSON.stringify({ ...figures, disks: disks.counts, misses: [...figures.misses, ...disks.misses] }));
process.exit(figures.misses.length + disks.misses.length === 0 ? 0 : 1); // sockets of machines that were lost may still be open
