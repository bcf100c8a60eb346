/**
 * One process of `peers`: the server of a system, or one of its desks. `run.ts` starts it and says over the process channel
 * what to do; times are of the machine's monotonic clock, which all processes share.
 */
import type { Desk, DeskOptions, System, SystemName, Urge } from "./system.ts";
import { ticketIdOf, ticketOf, ticketsMax } from "./system.ts";

export type Order =
  | { readonly what: "server"; readonly system: SystemName; readonly folder: string; readonly peers: string }
  | ({ readonly what: "desk"; readonly system: SystemName } & Omit<DeskOptions, "onTicket">)
  /** Meets the server. Answers, once `tickets` stand here, how long it took. */
  | { readonly what: "join"; readonly tickets: number }
  /** Logs all tickets, one act each. */
  | { readonly what: "log" }
  /** Urges one ticket after the other, `group` in one act, `everyMs` apart or as fast as the desk takes them. Answers when each began. */
  | { readonly what: "urge"; readonly times: number; readonly everyMs: number; readonly group: number }
  /** Answers when so many tickets stand here, urged so often altogether; in that very turn the process `kill` is killed. */
  | { readonly what: "until"; readonly tickets: number; readonly urged: number; readonly kill?: number | undefined }
  /** Answers what stands here once nothing has come for `quietMs`. */
  | { readonly what: "count"; readonly quietMs: number }
  /** Answers when each urge first stood here. */
  | { readonly what: "seen" };

/** Nanoseconds of the monotonic clock by `ticket:times`. */
export type Moments = readonly (readonly [string, string])[];

async function systemOf(name: SystemName): Promise<System> {
  if (name === "yizhan") return (await import("./ours.ts")).ours;
  if (name.startsWith("pouchdb")) return (await import("./pouchdb.ts")).createPouch(name === "pouchdb");
  if (name === "automerge-fs") return (await import("./automerge.ts")).automerge;
  if (name.startsWith("yjs")) return (await import("./yjs.ts")).createYjs(name === "yjs-leveldb");
  return (await import("./tinybase.ts")).createTinyBase(name === "tinybase-file");
}

const urgedById = new Map<string, number>();
const seenAtNs = new Map<string, bigint>();
const givenById = new Map<string, number>();
const waiting = new Set<() => boolean>();
let urgedHere = 0;
let lastAtMs = 0;
let desk: Desk | undefined;
let next = 0;

function hear(ticketId: string, urged: number): void {
  const before = urgedById.get(ticketId) ?? 0;
  urgedById.set(ticketId, Math.max(before, urged));
  urgedHere += Math.max(0, urged - before);
  lastAtMs = performance.now();
  if (urged > before) seenAtNs.set(`${ticketId}:${urged}`, process.hrtime.bigint());
  for (const look of waiting) if (look()) waiting.delete(look);
}

/** As soon as `isSo`: asked with every ticket that comes, and every 2 ms for what is no ticket. */
function until(isSo: () => boolean, then: () => void = () => {}): Promise<bigint> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return false;
      then();
      resolve(process.hrtime.bigint());
      clearInterval(timer);
      return true;
    };
    const timer = setInterval(() => { if (waiting.has(look) && look()) waiting.delete(look); }, 2);
    waiting.add(look);
  });
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

/** Acts that are given before the first is taken, where a system takes its time. */
const givenAtOnce = 8;

async function giveAll(times: number, act: (index: number) => Promise<void> | void, everyMs = 0): Promise<void> {
  const open = new Set<Promise<void>>();
  const fromMs = performance.now();
  for (let index = 0; index < times; index++) {
    const waitMs = fromMs + index * everyMs - performance.now();
    if (everyMs > 0 && waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    const given = act(index);
    if (given !== undefined) {
      const taken: Promise<void> = given.then(() => void open.delete(taken));
      open.add(taken);
    }
    if (open.size >= givenAtOnce) await Promise.race(open);
    await soon();
  }
  await Promise.all(open);
}

function nextUrge(): Urge {
  const id = ticketIdOf(next++ % ticketsMax);
  const times = (givenById.get(id) ?? 0) + 1;
  givenById.set(id, times);
  return { id, times };
}

async function urgeAll(on: Desk, { times, everyMs, group }: { readonly times: number; readonly everyMs: number; readonly group: number }): Promise<Moments> {
  const begun: [string, string][] = [];
  await giveAll(times / group, () => {
    const urges = Array.from({ length: group }, nextUrge);
    for (const { id, times: count } of urges) begun.push([`${id}:${count}`, String(process.hrtime.bigint())]);
    return on.urge(urges);
  }, everyMs);
  return begun;
}

async function join(on: Desk, tickets: number): Promise<{ readonly tookMs: number }> {
  const fromNs = process.hrtime.bigint();
  const met = on.connect();
  if (tickets === 0) await met;
  return { tookMs: Number((await until(() => urgedById.size >= tickets && on.isUsable?.() !== false)) - fromNs) / 1e6 };
}

async function obey(order: Order): Promise<unknown> {
  if (order.what === "server") return (await systemOf(order.system)).openServer(order);
  if (order.what === "desk") {
    desk = await (await systemOf(order.system)).openDesk({ ...order, onTicket: hear });
    return "ready";
  }
  if (desk === undefined) throw new Error("no desk yet");
  const on = desk;
  if (order.what === "join") return join(on, order.tickets);
  if (order.what === "log") return giveAll(ticketsMax, (index) => on.log(ticketOf(index)));
  if (order.what === "urge") return urgeAll(on, order);
  if (order.what === "until") return String(await until(() => urgedById.size >= order.tickets && urgedHere >= order.urged, () => { if (order.kill !== undefined) process.kill(order.kill, "SIGKILL"); }));
  if (order.what === "seen") return [...seenAtNs].map(([key, atNs]) => [key, String(atNs)]);
  void on.connect();
  lastAtMs = performance.now();
  await until(() => performance.now() - lastAtMs > order.quietMs);
  return { tickets: urgedById.size, urged: urgedHere };
}

process.on("message", async ({ serial, order }: { readonly serial: number; readonly order: Order }) => {
  process.send?.({ serial, answer: await obey(order) });
});
process.on("disconnect", () => process.exit());
