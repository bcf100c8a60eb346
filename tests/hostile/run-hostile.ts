/**
 * A hub and an honest desk under attack: what is written, what is faulty, what memory it costs and how long the honest
 * desk waits for its acknowledgements meanwhile, beside a bare socket.io server under the same attack, in turns. Used by
 * `npm run hostile` and by the test.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { openSocket } from "../../electron/sync/socket-connection.ts";
import { proofOf, stretch } from "../../electron/trust/proof.ts";
import { commandOf } from "../../electron/store/log.ts";
import { refusedType } from "../../shared/wire.ts";
import { keyOf } from "../desks/keys.ts";
import { House, codeOf, does, headOf, linkOf, portOf, until } from "../desks/one-process.ts";
import type { Place } from "../desks/one-process.ts";
import type { Attack } from "./attackers.ts";
import { openBareServer } from "./bare-server.ts";

export interface HostileOptions {
  readonly messages: number;
  readonly seed: number;
  /** Wait before memory is measured again: questions that nobody answers are held for 10 s. */
  readonly settleMs: number;
}

export interface HostileFigures {
  readonly messages: number;
  readonly connections: number;
  /** How long the hub was attacked, and the bare server. */
  readonly tookS: number;
  readonly bareTookS: number;
  /** Rows that neither the honest desk nor a refusal on record explains; must be 0. */
  readonly strayRows: number;
  readonly recordedRefusals: number;
  readonly faults: number;
  /** The hub orders in the epoch that it had, whatever was claimed. */
  readonly isSameEpoch: boolean;
  readonly heapBeforeMb: number;
  readonly heapAfterMb: number;
  /** Time from the honest desk's command to its event back in its log. */
  readonly ackP50BeforeMs: number;
  readonly ackP50MeanwhileMs: number;
  readonly ackP99MeanwhileMs: number;
  readonly honestCommands: number;
  /** The same of the bare server, from its client's command to its answer. */
  readonly bareP50BeforeMs: number;
  readonly bareP50MeanwhileMs: number;
  readonly bareP99MeanwhileMs: number;
  readonly bareCommands: number;
  /** Of the two p50 under attack; at most 1.5 is aimed at. */
  readonly ackRatio: number;
}

const warmUpCommands = 200;
/** The attack is sent in so many parts, first to the hub, then the same to the bare server. */
const turns = 5;
const breathMs = 5;
const evilNode = "node-evil";

export async function runHostile({ messages, seed, settleMs }: HostileOptions): Promise<HostileFigures> {
  const house = new House();
  try {
    const hub = await house.openHub();
    const desk = await house.openDesk(hub);
    const { core } = hub.host;
    const [enrolledKey, strangersKey] = [await keyOf("evil"), await keyOf("stranger")];
    const { number: deskNumber, recorded } = await enrol(hub);
    const bare = house.keep(await openBareServer(await keyOf("bare")));
    const note = noting(desk);
    const rows = core().store.log.read(headOf(hub) - 1, 1);
    const before = await ackTimes(note, (done) => done < warmUpCommands);
    const bareBefore = await ackTimes(() => bare.ack(rows), (done) => done < warmUpCommands);
    const { log } = core().store;
    const headBefore = log.head().seq;
    codeOf(hub); // one lies open while they guess
    const [hubNodeId, honestNodeId] = [core().facts.nodeId(), desk.host.core().facts.nodeId()];
    const known = { recorded, hubNodeId, hubNumber: core().facts.deskNumber(), honestNodeId, honestNumber: desk.host.core().facts.deskNumber(), nodeId: evilNode, deskNumber, runs: log.runs(), firstHash: log.firstHash(), head: headBefore, ordered: log.read(0, 200).flatMap((row) => commandOf(row) ?? []).slice(-20) };
    const { deskAddress } = hub.host.sharing();
    const epochBefore = linkOf(hub).epoch;
    const attack = { messages: Math.ceil(messages / turns), known, enrolledKey, strangersKey, deskKey: new URL(deskAddress).searchParams.get("key") ?? "" };
    const ports = { desksPort: portOf(hub), pagesPort: Number(new URL(deskAddress).port) };
    const heapBefore = await heapMb();
    const [ours, theirs] = [newTally(), newTally()];
    for (let turn = 0; turn < turns; turn++) {
      await meet(ours, { ...attack, ...ports, seed: seed + turn }, note);
      await meet(theirs, { ...attack, desksPort: bare.desksPort, pagesPort: bare.pagesPort, seed: seed + turn }, () => bare.ack(rows));
    }
    await until(() => headOf(desk) === headOf(hub), "the honest desk is even");
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    const fresh = log.read(headBefore, Number.MAX_SAFE_INTEGER);
    const refusals = fresh.filter((row) => row.type === refusedType && row.desk === deskNumber);
    const honest = fresh.filter((row) => row.type !== refusedType && row.desk === desk.host.core().facts.deskNumber());
    const stray = fresh.filter((row) => !refusals.includes(row) && !honest.includes(row));
    for (const row of stray) console.error("stray row", row.type, row.command);
    return {
      messages, connections: ours.connections, tookS: rounded(ours.tookS), bareTookS: rounded(theirs.tookS), strayRows: stray.length, recordedRefusals: refusals.length,
      isSameEpoch: linkOf(hub).role === "hub" && linkOf(hub).epoch === epochBefore, faults: hub.faults.length + desk.faults.length, heapBeforeMb: heapBefore, heapAfterMb: await heapMb(),
      ackP50BeforeMs: percentile(before, 0.5), ackP50MeanwhileMs: percentile(ours.times, 0.5), ackP99MeanwhileMs: percentile(ours.times, 0.99), honestCommands: ours.times.length,
      bareP50BeforeMs: percentile(bareBefore, 0.5), bareP50MeanwhileMs: percentile(theirs.times, 0.5), bareP99MeanwhileMs: percentile(theirs.times, 0.99), bareCommands: theirs.times.length,
      ackRatio: rounded(percentile(ours.times, 0.5) / percentile(theirs.times, 0.5)),
    };
  } finally {
    await house.close();
  }
}

/** Lets the attacker in by the real way, and keeps what it said: it will say the same again. */
async function enrol(hub: Place): Promise<{ readonly number: number; readonly recorded: unknown }> {
  const own = await keyOf("evil");
  const opened = await openSocket(own, `https://127.0.0.1:${portOf(hub)}`, "enrol");
  if (opened === undefined) throw new Error("the attacker could not dial");
  const { socket, peer } = opened;
  const ask = (name: string, body: unknown) => socket.timeout(5_000).emitWithAck(name, body) as Promise<Record<string, unknown>>;
  const code = codeOf(hub);
  const transcript = { salt: String((await ask("begin", {}))["salt"]), nonce: "1".repeat(32), deskPrint: own.print, hubPrint: peer, nodeId: evilNode };
  const recorded = { nodeId: evilNode, name: "evil", address: "", nonce: transcript.nonce, proof: proofOf(await stretch(code, transcript), "desk", transcript) };
  const number = (await ask("prove", recorded))["number"];
  socket.disconnect();
  if (typeof number !== "number") throw new Error("the joined attacker got no number");
  return { number, recorded };
}

function logTicket(desk: Place): string {
  return does(desk, "ticket.log", { placeId: "b3-f7-resp-12", serviceId: "aircon", priority: 3, matter: "漏水", said: "漏水", caller: { name: "", phone: "" } });
}

/** Writes a note at this desk; done when its event is back in the desk's log. */
function noting(desk: Place): () => Promise<void> {
  const ticketId = logTicket(desk);
  const arrived = new Map<string, () => void>();
  desk.host.core().desk.onOrdered((events) => { for (const { commandId } of events) arrived.get(commandId)?.(); });
  return async () => {
    const commandId = does(desk, "ticket.note", { ticketId, text: "记一笔" });
    await new Promise<void>((resolve) => void arrived.set(commandId, resolve));
    arrived.delete(commandId);
  };
}

/** One command after another, each awaited: the times in ms. */
async function ackTimes(give: () => Promise<void>, goesOn: (done: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (goesOn(times.length)) {
    const startedMs = performance.now();
    await give();
    times.push(performance.now() - startedMs);
    await new Promise((resolve) => setTimeout(resolve, breathMs));
  }
  return times;
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
async function meet(tally: Tally, attack: Attack, give: () => Promise<void>): Promise<void> {
  const startedMs = performance.now();
  let isOver = false;
  const sent = sendAttack(attack).finally(() => { isOver = true; });
  tally.times.push(...await ackTimes(give, () => !isOver));
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
