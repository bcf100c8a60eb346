/**
 * A hub and honest desks under attack: what is written, what is faulty, what memory it costs and how long an honest
 * command waits for its acknowledgement meanwhile, beside a bare socket.io server under the same attack, in turns. Used by
 * `npm run hostile` and by the test.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { commandOf } from "../../electron/store/log.ts";
import { refusedType } from "../../shared/wire.ts";
import { ChaosPlace } from "../chaos/place.ts";
import { openProxies } from "../chaos/proxy.ts";
import { keyOf } from "../desks/keys.ts";
import { House, codeOf, headOf, linkOf, portOf, programFolder } from "../desks/one-process.ts";
import type { Place } from "../desks/one-process.ts";
import { removeScratch } from "../electron/desk/small-desk.ts";
import type { Attack } from "./attackers.ts";
import { openBareServer } from "./bare-server.ts";
import { openHonest } from "./honest-client.ts";
import type { HonestClient } from "./honest-client.ts";
import { enrol, wireDesk } from "./wire-desk.ts";

export interface HostileOptions {
  readonly messages: number;
  readonly seed: number;
  /** Wait before memory is measured again: questions that nobody answers are held for 10 s. */
  readonly settleMs: number;
  /** The attack is sent in so many parts, first to the hub, then the same to the bare server. */
  readonly turns: number;
  /** Commands at each server before any is counted, so that neither is timed while its code is still being compiled. */
  readonly warmUpCommands: number;
}

export interface HostileFigures {
  readonly messages: number;
  readonly connections: number;
  /** How long the hub was attacked, and the bare server. */
  readonly tookS: number;
  readonly bareTookS: number;
  /** Rows that neither the honest commands nor a refusal on record explains; must be 0. */
  readonly strayRows: number;
  readonly recordedRefusals: number;
  readonly faults: number;
  /** The hub orders in the epoch that it had, whatever was claimed. */
  readonly isSameEpoch: boolean;
  readonly heapBeforeMb: number;
  readonly heapAfterMb: number;
  /** From an honest command on the wire until the hub says that it is ordered and on its disk. */
  readonly ackP50BeforeMs: number;
  readonly ackP50MeanwhileMs: number;
  readonly ackP99MeanwhileMs: number;
  readonly honestCommands: number;
  /** The same at the bare server. */
  readonly bareP50BeforeMs: number;
  readonly bareP50MeanwhileMs: number;
  readonly bareP99MeanwhileMs: number;
  readonly bareCommands: number;
  /** Of the two p50 under attack; at most 1.5 is aimed at. */
  readonly ackRatio: number;
}

/** Commands that are counted before the attack. */
const quietCommands = 100;
const evilNode = "node-evil";

export async function runHostile({ messages, seed, settleMs, turns, warmUpCommands }: HostileOptions): Promise<HostileFigures> {
  const house = new House();
  try {
    const hub = await house.openHub();
    const desk = house.keep(await openDesk(hub));
    const { core } = hub.host;
    const [enrolledKey, strangersKey] = [await keyOf("evil"), await keyOf("stranger")];
    const { number: deskNumber, recorded } = await enrol(hub, "evil");
    const bare = house.keep(await openBareServer(await keyOf("bare")));
    const wire = await wireDesk(hub, "wire");
    const honest = house.keep(await openHonest({ at: "hub", as: wire }));
    await honest.give(1);
    const rows = core().store.log.read(headOf(hub) - 1, 1);
    const bareHonest = house.keep(await openHonest({ at: "bare", as: { own: await keyOf("bare"), port: bare.desksPort, rows } }));
    for (const one of [honest, bareHonest]) await one.give(warmUpCommands);
    const before = await honest.give(quietCommands);
    const bareBefore = await bareHonest.give(quietCommands);
    const { log } = core().store;
    const headBefore = log.head().seq;
    codeOf(hub); // one lies open while they guess
    const hubNumber = core().facts.deskNumber();
    const known = { recorded, hubNodeId: core().facts.nodeId(), hubNumber, honestNodeId: desk.nodeId, honestNumber: desk.number, nodeId: evilNode, deskNumber, runs: log.runs(), firstHash: log.firstHash(), head: headBefore, ordered: log.read(0, 200).flatMap((row) => commandOf(row) ?? []).slice(-20) };
    const { deskAddress } = hub.host.sharing();
    const epochBefore = linkOf(hub).epoch;
    const attack = { messages: Math.ceil(messages / turns), known, enrolledKey, strangersKey, deskKey: new URL(deskAddress).searchParams.get("key") ?? "" };
    const ports = { desksPort: portOf(hub), pagesPort: Number(new URL(deskAddress).port) };
    const heapBefore = await heapMb();
    const [ours, theirs] = [newTally(), newTally()];
    for (let turn = 0; turn < turns; turn++) {
      await meet(ours, { ...attack, ...ports, seed: seed + turn }, honest);
      await meet(theirs, { ...attack, desksPort: bare.desksPort, pagesPort: bare.pagesPort, seed: seed + turn }, bareHonest);
    }
    await desk.isEven();
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const fresh = log.read(headBefore, Number.MAX_SAFE_INTEGER);
    const refusals = fresh.filter((row) => row.type === refusedType && row.desk === deskNumber);
    const expected = fresh.filter((row) => row.type !== refusedType && row.desk === wire.number);
    const stray = fresh.filter((row) => !refusals.includes(row) && !expected.includes(row));
    for (const row of stray) console.error("stray row", row.type, row.command);
    return {
      messages, connections: ours.connections, tookS: rounded(ours.tookS), bareTookS: rounded(theirs.tookS), strayRows: stray.length, recordedRefusals: refusals.length,
      isSameEpoch: linkOf(hub).role === "hub" && linkOf(hub).epoch === epochBefore, faults: hub.faults.length + desk.faults().length, heapBeforeMb: heapBefore, heapAfterMb: await heapMb(),
      ackP50BeforeMs: percentile(before, 0.5), ackP50MeanwhileMs: percentile(ours.times, 0.5), ackP99MeanwhileMs: percentile(ours.times, 0.99), honestCommands: ours.times.length,
      bareP50BeforeMs: percentile(bareBefore, 0.5), bareP50MeanwhileMs: percentile(theirs.times, 0.5), bareP99MeanwhileMs: percentile(theirs.times, 0.99), bareCommands: theirs.times.length,
      ackRatio: rounded(percentile(ours.times, 0.5) / percentile(theirs.times, 0.5)),
    };
  } finally {
    await house.close();
  }
}

interface HonestDesk {
  readonly nodeId: string;
  readonly number: number;
  /** Ends when it has all that the hub has. */
  isEven(): Promise<void>;
  faults(): readonly string[];
  close(): Promise<void>;
}

/** A whole desk in a process of its own, so that its work is not counted as the hub's. */
async function openDesk(hub: Place): Promise<HonestDesk> {
  const program = programFolder();
  const line = await openProxies("it is not cut").plug();
  const place = await ChaosPlace.open(line, program, [`https://127.0.0.1:${portOf(hub)}`, codeOf(hub)]);
  const { nodeId } = place.opened;
  const { core } = hub.host;
  return {
    nodeId, number: core().site()?.desks.find((one) => one.nodeId === nodeId)?.number ?? 0,
    async isEven() {
      while ((await place.rest())?.head !== core().store.log.head().hash) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    faults: () => place.faults,
    async close() {
      await place.lose();
      removeScratch(place.dataFolder);
      removeScratch(program);
    },
  };
}

/** What was seen under attack, over all turns. */
interface Tally {
  readonly times: number[];
  connections: number;
  tookS: number;
}

function newTally(): Tally {
  return { times: [], connections: 0, tookS: 0 };
}

/** One turn: an attack, and honest commands until it is over. */
async function meet(tally: Tally, attack: Attack, honest: HonestClient): Promise<void> {
  const startedMs = performance.now();
  const sent = sendAttack(attack);
  tally.times.push(...await honest.giveUntil(sent));
  tally.connections += await sent;
  tally.tookS += (performance.now() - startedMs) / 1000;
}

function sendAttack(attack: Attack): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./attackers.ts", import.meta.url), { workerData: attack });
    worker.on("error", reject);
    worker.on("message", (said: { connections: number } | { fault: string }) => {
      if ("fault" in said) reject(new Error(said.fault));
      else void worker.terminate().then(() => resolve(said.connections));
    });
  });
}

const rounded = (value: number) => Number(value.toFixed(2));

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

/** After everything that nobody holds was thrown away. */
async function heapMb(): Promise<number> {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return rounded(process.memoryUsage().heapUsed / 2 ** 20);
}
