/**
 * One system while it is measured: its server, desks A and B that are there all the time, desks C that join, each a process
 * of its own over its own empty folder. `peers.ts` says when; nothing of it outlives `close`.
 */
import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { sourceFolder } from "../../../electron/arguments.ts";
import { scratchFolder } from "../seed.ts";
import type { Moments, Order } from "./node.ts";
import { foundHouse } from "./ours-folder.ts";
import { ticketsMax } from "./system.ts";
import type { SystemName } from "./system.ts";

/** Joins that are measured. */
export const joinsMax = 3;
/** Desks: A, B, those that join, and the one that asks after the kill. */
const desksMax = joinsMax + 3;
/** Acts that A takes with the server gone. */
const alone = 20;
/** For how long nothing may come until a desk that joined after the kill is believed to have all there is. */
const quietMs = 4_000;
/** Of any one order. Assumed: nobody waits longer for a burst. */
const answerMaxMs = 180_000;

interface Process {
  readonly child: ChildProcess;
  ask(order: Order): Promise<unknown>;
}

export interface Run {
  readonly system: SystemName;
  /** An empty desk until it has all tickets. Unit: ms. */
  join(): Promise<number>;
  /** Urges on A, `everyMs` apart, each until it stands at B. Unit: ms. */
  visible(times: number, everyMs: number): Promise<readonly number[]>;
  /** Urges on A as fast as it takes them, until all stand at B; then at once the server may be killed. Unit: urges/s. */
  burst(times: number, how: { readonly group: number; readonly thenKill: boolean }): Promise<number>;
  /**
   * With the server gone, A takes a few more acts and is killed at once. Server and A start again, and an empty desk asks:
   * how much of what stood at B, or A had taken, is not there.
   */
  lost(): Promise<number>;
  close(): void;
}

/** A system with all tickets logged on A and standing at B. */
export async function openRun(system: SystemName, peers: string): Promise<Run> {
  /** Of the desks, in the order in which they are opened; the last is for the one that asks after the kill. */
  const folders = Array.from({ length: desksMax }, () => scratchFolder());
  const server = system === "yizhan" ? await foundHouse(folders.map(({ folder }) => folder)) : scratchFolder();
  const started: Process[] = [];
  const start = () => {
    const one = startProcess(system);
    started.push(one);
    return one;
  };
  const close = () => {
    for (const { child } of started) child.kill("SIGKILL");
    for (const { remove } of [server, ...folders]) remove();
  };
  let serverAt = start();
  let where = "";
  let opened = 0;
  let urged = 0;

  async function openDesk(index = opened++): Promise<Process> {
    const at = start();
    await at.ask({ what: "desk", system, folder: folders[index]?.folder ?? "", where, index, peers });
    return at;
  }

  const [a, b] = await begin().catch((fault: unknown) => {
    close();
    throw fault;
  });

  async function begin(): Promise<readonly [Process, Process]> {
    where = await serverAt.ask({ what: "server", system, folder: server.folder, peers }) as string;
    const [one, other] = [await openDesk(), await openDesk()];
    await Promise.all([one, other].map((each) => each.ask({ what: "join", tickets: 0 })));
    await one.ask({ what: "log" });
    await other.ask({ what: "until", tickets: ticketsMax, urged: 0 });
    return [one, other];
  }

  /** When the last of the next `times` urges stands at B. */
  function arrival(times: number, kill?: number): Promise<string> {
    urged += times;
    return b.ask({ what: "until", tickets: ticketsMax, urged, kill }) as Promise<string>;
  }

  return {
    system,
    close,
    async join() {
      const c = await openDesk();
      const { tookMs } = await c.ask({ what: "join", tickets: ticketsMax }) as { tookMs: number };
      c.child.kill("SIGKILL");
      return tookMs;
    },
    async visible(times, everyMs) {
      const [begun] = await Promise.all([a.ask({ what: "urge", times, everyMs, group: 1 }) as Promise<Moments>, arrival(times)]);
      const seen = new Map(await b.ask({ what: "seen" }) as Moments);
      return begun.map(([key, atNs]) => {
        const shownNs = seen.get(key);
        if (shownNs === undefined) throw new Error(`${system}: ${key} was never shown by itself`);
        return Number(BigInt(shownNs) - BigInt(atNs)) / 1e6;
      });
    },
    async burst(times, { group, thenKill }) {
      const arrived = arrival(times, thenKill ? serverAt.child.pid : undefined); // B listens before A begins
      const [begun, arrivedAtNs] = await Promise.all([a.ask({ what: "urge", times, everyMs: 0, group }) as Promise<Moments>, arrived]);
      return times / (Number(BigInt(arrivedAtNs) - BigInt(begun[0]?.[1] ?? 0)) / 1e9);
    },
    async lost() {
      await a.ask({ what: "urge", times: alone, everyMs: 0, group: 1 });
      urged += alone;
      for (const { child } of [serverAt, a, b]) child.kill("SIGKILL");
      serverAt = start();
      where = await serverAt.ask({ what: "server", system, folder: server.folder, peers }) as string;
      const again = await openDesk(0);
      await again.ask({ what: "count", quietMs });
      const there = await (await openDesk()).ask({ what: "count", quietMs }) as { tickets: number; urged: number };
      return ticketsMax - there.tickets + urged - there.urged;
    },
  };
}

function startProcess(system: SystemName): Process {
  const child = fork(new URL("node.ts", import.meta.url), { cwd: sourceFolder, execArgv: ["--disable-warning=TimeoutNegativeWarning"], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const waiting = new Map<number, (answer: unknown) => void>();
  const ended = new Promise<never>((_resolve, reject) => void child.once("exit", (code) => reject(new Error(`a process of ${system} ended with ${code}`))));
  ended.catch(() => {}); // most are killed when they are no longer asked
  let serial = 0;
  child.on("message", ({ serial: answered, answer }: { readonly serial: number; readonly answer: unknown }) => waiting.get(answered)?.(answer));
  return {
    child,
    ask: (order) => Promise.race([ended, new Promise<unknown>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${system}: no answer to ${order.what}`)), answerMaxMs);
      waiting.set(++serial, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      child.send({ serial, order });
    })]),
  };
}
