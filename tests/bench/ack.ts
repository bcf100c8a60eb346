/**
 * `ack`: 20 desks give 200 commands a second over pinned TLS; how long from a command on the wire until its desk knows that
 * the hub has ordered it durably and is telling everybody. Beside it a bare socket.io server over the same TLS that appends
 * the very same rows durably and sends them to all 20 (`ack-bare.ts`). The two take turns, each in a process of its own.
 */
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { sourceFolder } from "../../electron/arguments.ts";
import type { Connection } from "../../electron/sync/connection.ts";
import { createDial } from "../../electron/sync/socket-connection.ts";
import { ownIdentity } from "../../electron/trust/identity.ts";
import { openSecrets } from "../../electron/trust/secrets.ts";
import { helloAnswer } from "../../shared/wire.ts";
import type { WireCommand, WireEvent } from "../../shared/wire.ts";
import { spoken } from "../../shared/wire-version.ts";
import type { BareJoining } from "./ack-bare.ts";
import { enrolFolders } from "./fanout-desk.ts";
import type { Joining } from "./fanout-desk.ts";
import { breathe, figureOf } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { copyOf, hospitalFolder, openDesk, scratchFolder, seedNowMs } from "./seed.ts";

const desks = 20;
const perSecond = 200;
/** Commands of one turn; the first turn of each side warms up and is not counted. */
const turn = 400;
const turns = 5;

/** The one figure. */
export async function measureAck(): Promise<Figure[]> {
  const hub = copyOf(hospitalFolder());
  const folders = Array.from({ length: desks }, () => scratchFolder());
  const started: ChildProcess[] = [];
  try {
    await enrolFolders(hub.folder, folders.map(({ folder }) => folder));
    const opened = openDesk(hub.folder);
    const firstHash = opened.store.log.firstHash();
    const [runs, head] = [opened.store.log.runs(), opened.store.log.head().seq];
    opened.store.close();
    const joining = await start("fanout-desk.ts", { role: "hub", folder: hub.folder }, started) as Joining;
    const bare = await start("ack-bare.ts", { folder: folders[0]?.folder ?? "" }, started) as BareJoining;
    const own = await Promise.all(folders.map(({ folder }) => ownIdentity(openSecrets(folder))));
    const ours = await Promise.all(own.map((identity, index) => joinAs(index, () => createDial(identity)(joining.address), { firstHash, runs, head })));
    const theirs = await Promise.all(own.map((identity) => createDial(identity)(bare.address)));
    return [await takeTurns(ours, theirs.flatMap((one) => one ?? []))];
  } finally {
    for (const child of started) child.kill();
    for (const { remove } of [hub, ...folders]) remove();
  }
}

interface Known {
  readonly firstHash: string;
  readonly runs: readonly { readonly epoch: number; readonly lastSeq: number }[];
  readonly head: number;
}

/** A desk as far as the hub can see: says hello, takes what comes and says so; remembers the rows, for the bare side. */
interface WireDesk {
  readonly connection: Connection;
  readonly number: number;
  rows: readonly WireEvent[];
}

async function joinAs(index: number, dial: () => Promise<Connection | undefined>, { firstHash, runs, head }: Known): Promise<WireDesk> {
  const connection = await dial();
  if (connection === undefined) throw new Error("the hub cannot be reached");
  const desk: WireDesk = { connection, number: 0, rows: [] };
  connection.on("pulse", () => {});
  connection.on("events", (message, answer) => {
    const { events } = message as { readonly events: readonly WireEvent[] };
    desk.rows = events;
    const last = { head: events.at(-1)?.seq ?? 0 };
    answer(last);
    connection.send("applied", last);
  });
  const hello = { protocol: spoken, nodeId: `node-${index + 2}`, name: "bench", address: "", deskNumber: 0, seenEpoch: 0, runs, firstHash };
  for (let tries = 0; tries < 100; tries++) {
    const parsed = helloAnswer.parse(await connection.ask("hello", hello));
    if ("welcome" in parsed) return Object.assign(desk, { number: parsed.welcome.deskNumber, head });
    await breathe(50);
  }
  throw new Error("the hub does not let the desk in");
}

let serial = 0;

/** A call, as a desk would give it: the number is its own. */
function commandOf(number: number): WireCommand {
  serial += 1;
  return {
    commandId: `ack-${serial}`, command: "ticket.log", actor: "li-jianguo", desk: number, observedAtMs: seedNowMs,
    body: { placeId: "b1-f1-bed1", serviceId: "ac-leak", priority: 3, matter: "空调漏水", said: "空调漏水，地上都是水", caller: { name: "王芳", phone: "8371" }, number: `261122-${number}-${String(serial).padStart(4, "0")}` },
  };
}

async function takeTurns(ours: readonly WireDesk[], theirs: readonly Connection[]): Promise<Figure> {
  const [value, floor]: [number[], number[]] = [[], []];
  for (let index = 0; index < turns; index++) {
    const [mine, bare]: [number[], number[]] = [[], []];
    await paced(async (at) => void mine.push(await timeOffer(ours[at % desks])));
    const rows = ours[0]?.rows ?? [];
    await paced(async (at) => void bare.push(await timeRows(theirs[at % desks], rows)));
    if (index > 0) { value.push(...mine); floor.push(...bare); }
  }
  return figureOf("ack", "ms", value, floor);
}

/** Gives a turn's commands at the wanted rate, whatever becomes of each; ends when all are answered. */
async function paced(give: (at: number) => Promise<void>): Promise<void> {
  const fromMs = performance.now();
  const given: Promise<void>[] = [];
  for (let at = 0; at < turn; at++) {
    const waitMs = fromMs + (at * 1000) / perSecond - performance.now();
    if (waitMs > 0) await breathe(waitMs);
    given.push(give(at));
  }
  await Promise.all(given);
}

async function timeOffer(desk: WireDesk | undefined): Promise<number> {
  if (desk === undefined) throw new Error("a desk is missing");
  const command = commandOf(desk.number);
  const fromMs = performance.now();
  const answer = await desk.connection.ask("offer", { commands: [command] }) as { readonly verdicts?: readonly { readonly refusal: unknown }[] } | undefined;
  if (answer?.verdicts?.[0]?.refusal !== null) throw new Error(`not ordered: ${JSON.stringify(answer)}`);
  return performance.now() - fromMs;
}

async function timeRows(connection: Connection | undefined, rows: readonly WireEvent[]): Promise<number> {
  const fromMs = performance.now();
  if (await connection?.ask("rows", rows) !== "done") throw new Error("the bare server did not answer");
  return performance.now() - fromMs;
}

function start(file: string, message: unknown, started: ChildProcess[]): Promise<unknown> {
  const child = fork(new URL(file, import.meta.url), { cwd: sourceFolder });
  started.push(child);
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`a node of the bench ended with ${code}`)));
    child.send(message as object);
  });
}
