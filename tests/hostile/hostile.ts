/**
 * `npm run hostile -- [--messages N] [--seed S]`: hostile messages at a hub's two ports while an honest desk works, and
 * the same at a bare socket.io server, in turns. Prints the figures as one line; ends with 1 where something was written that
 * should not be, something broke, memory grew, or the honest desk waited too long beside the bare server's client.
 */
import { parseArgs } from "node:util";
import { runHostile } from "./run-hostile.ts";

/** Growth that counts as none: caches of statements and of compiled code. */
const heapGrowthMaxMb = 16;
/** How much longer an honest command may take under attack than at the bare server under the same attack, at p50. */
const ackRatioMax = 1.5;
const settleMs = 11_000;

const { values } = parseArgs({ options: { messages: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } } });
const figures = await runHostile({ messages: Number(values.messages), seed: Number(values.seed), settleMs, turns: 10, warmUpCommands: 500 });
console.log(JSON.stringify(figures));
const isWell = figures.strayRows === 0 && figures.faults === 0 && figures.isSameEpoch && figures.heapAfterMb - figures.heapBeforeMb <= heapGrowthMaxMb && figures.ackRatio <= ackRatioMax;
process.exit(isWell ? 0 : 1);
