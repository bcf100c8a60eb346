/**
 * `npm run chaos -- [--rounds N] [--seed S] [--network namespaces|proxy]`: rounds of killed, stopped and lost
 * processes and failing networks, with real files and sockets, then disks that fail under the product's own store. Says
 * first which network it plays on, then each round with its seed and what was played, then the figures as one line; ends
 * with 1 where anything acknowledged was lost or two machines disagree.
 */
import { parseArgs } from "node:util";
import { runFailingDisks } from "./failing-disk.ts";
import { networkKinds, openNetwork } from "./network.ts";
import { runChaos } from "./run-chaos.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" }, seed: { type: "string", default: "1" }, network: { type: "string" } } });
const kind = networkKinds.find((one) => one === values.network);
if (values.network !== undefined && kind === undefined) throw new Error(`--network is one of ${networkKinds.join(", ")}`);
const network = openNetwork(kind);
console.log(`network: ${network.name}`);
const rounds = Number(values.rounds);
const figures = await runChaos({
  rounds, seed: Number(values.seed), workMs: 1_500, freezeMs: 1_500, network,
  onRound: ({ round, seed, kinds, misses }) => {
    console.log(`round ${round}/${rounds} seed ${seed}: ${kinds.join(", ")}${misses.length === 0 ? "" : ` MISS ${misses.join("; ")}`}`);
  },
});
const disks = await runFailingDisks(console.log);
console.log(JSON.stringify({ ...figures, disks: disks.counts, misses: [...figures.misses, ...disks.misses] }));
process.exit(figures.misses.length + disks.misses.length === 0 ? 0 : 1); // sockets of machines that were lost may still be open
