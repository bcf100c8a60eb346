/**
 * `npm run chaos -- [--rounds N] [--seed S]`: rounds of killed and stopped processes and failing networks, with real files and
 * sockets. Prints the figures as one line; ends with 1 where anything acknowledged was lost or two machines disagree.
 */
import { parseArgs } from "node:util";
import { startProgress } from "../../electron/commands/progress.ts";
import { runChaos } from "./run-chaos.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" }, seed: { type: "string", default: "1" } } });
const rounds = Number(values.rounds);
const progress = startProgress(rounds, "rounds");
const figures = await runChaos({ rounds, seed: Number(values.seed), workMs: 3_000, freezeMs: 8_000, onRound: progress.to });
progress.end();
console.log(JSON.stringify(figures));
process.exitCode = figures.misses.length === 0 ? 0 : 1;
