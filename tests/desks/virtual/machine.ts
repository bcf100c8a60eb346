/**
 * One machine of a schedule: the product's own core over a database and a virtual network. A crash can come at any step
 * of a write; what was committed is what the next start finds. A ghost of a crashed process does nothing any more.
 */
import Database from "better-sqlite3";
import { sourceFolder } from "../../../electron/arguments.ts";
import { openCore } from "../../../electron/core.ts";
import type { Core, CoreOptions } from "../../../electron/core.ts";
import { createDesk } from "../../../electron/desk.ts";
import type { Desk } from "../../../electron/desk.ts";
import type { Sql } from "../../../electron/store/open.ts";
import { prepare } from "../../../electron/store/open.ts";
import { storeOver } from "../../../electron/store/store.ts";
import type { Store } from "../../../electron/store/store.ts";
import type { Connection } from "../../../electron/sync/connection.ts";
import type { WireEvent } from "../../../shared/wire.ts";
import { createWire, machineTimers } from "./world.ts";
import type { Chance, Wire, World } from "./world.ts";

/** Thrown where the power goes. */
export class Crash extends Error {}

/** Thrown by a disk that has no room for one transaction. Where the product lets it through, its process ends. */
export class DiskFull extends Error {
  readonly code = "SQLITE_FULL";
  readonly address: string;
  constructor(address: string) {
    super(`no room at ${address}`);
    this.address = address;
  }
}

export interface Machine {
  readonly address: string;
  readonly db: Sql;
  core(): Core;
  isAlive(): boolean;
  isLost(): boolean;
  start(): void;
  /** Now, or at the next step of a write that chance picks. */
  crash(atNextWrite: boolean): void;
  /** A crash that waits for the next write does not come any more. */
  mend(): void;
  /** For ever. */
  lose(): void;
  setSkew(ms: number): void;
  /** The next transaction finds no room; the one after does. */
  fillDisk(): void;
  /** Ids of the six tickets logged last. */
  newestTickets(): readonly string[];
  /** Whether the outbox holds anything, ordered or not. */
  isWaiting(): boolean;
  /** Commands that a take-over cut off here and that wait in the outbox again. */
  readonly cutOff: Set<string>;
  /** Commands that this machine has ever had in its log. */
  readonly held: Set<string>;
  /** What this machine was told is safe: command by number. */
  readonly safe: Map<number, string>;
}

export interface Net {
  readonly world: World;
  readonly chance: Chance;
  readonly machines: Machine[];
  readonly blocked: Set<string>;
  readonly wires: Set<Wire>;
  readonly delayMs: number;
  /** Who began which epoch, and what stood at each position: neither may ever have two answers. */
  readonly reigns: Map<number, string>;
  readonly positions: Map<string, string>;
  /** What was seen to go wrong on the way; `unlessForced` where only a forced take-over allows it. */
  readonly seen: { readonly rule: string; readonly detail: string; readonly unlessForced: boolean }[];
}

export const pairOf = (a: string, b: string): string => [a, b].sort().join("|");

export interface MachineOptions {
  readonly net: Net;
  readonly address: string;
  /** Path of a real file, or `:memory:`. */
  readonly database: string;
  readonly parts?: CoreOptions["parts"];
  /** Breaks the store, for broken variants. */
  readonly bend?: (store: Store) => Store;
}

let emptyImage: Buffer | undefined;

/** In memory from an image that is made once; on disk as the product opens it. */
function openDatabase(path: string): Sql {
  if (path !== ":memory:") return prepare(new Database(path), sqlFolder).db;
  emptyImage ??= prepare(new Database(path), sqlFolder).db.serialize();
  return new Database(emptyImage);
}

const sqlFolder = `${sourceFolder}electron/store`;
const steps = ["begun", "worked", "committed"] as const;

export function createMachine({ net, address, database, parts, bend = (store) => store }: MachineOptions): Machine {
  const { world, chance } = net;
  const db = openDatabase(database);
  const store = bend(storeOver({ db, stateIsEmpty: false }, sqlFolder, () => {}, onStep));
  const held = new Set<string>();
  const safe = new Map<number, string>();
  const cutOff = new Set<string>();
  const newestTickets = db.prepare<[], string>("SELECT id FROM state_ticket ORDER BY rowid DESC LIMIT 6").pluck();
  const waiting = db.prepare("SELECT EXISTS (SELECT 1 FROM outbox)").pluck();
  let isFull = false;
  let safeUpTo = 0;
  let core: Core | undefined;
  let life = 0;
  let alive = false;
  let lost = false;
  let skewMs = 0;
  let doom: { step: (typeof steps)[number]; after: number } | undefined;
  let ids = 0;

  function die(): void {
    alive = false;
    doom = undefined;
    for (const wire of net.wires) {
      if (wire.from !== address && wire.to !== address) continue;
      wire.cut(chance.odds(0.3), address);
      net.wires.delete(wire);
    }
  }

  function onStep(step: (typeof steps)[number]): void {
    if (!alive) throw new Crash(); // a ghost writes nothing
    if (isFull && step === "worked") {
      isFull = false;
      throw new DiskFull(address);
    }
    if (doom === undefined || doom.step !== step || doom.after-- > 0) return;
    die();
    throw new Crash();
  }

  function dialFrom(mine: number) {
    return (to: string): Promise<Connection | undefined> => new Promise((resolve) => {
      world.after(1 + chance.next() * net.delayMs, () => {
        const target = net.machines.find((machine) => machine.address === to);
        const isOut = target === undefined || !target.isAlive() || to === address || net.blocked.has(pairOf(address, to));
        if (!alive || life !== mine) return;
        if (isOut) return resolve(undefined);
        const { wire, ends } = createWire({ world, chance, delayMs: net.delayMs, from: address, to });
        net.wires.add(wire);
        ends[0].onClose(() => net.wires.delete(wire));
        target.core().accept(ends[1]);
        resolve(ends[0]);
      });
    });
  }

  const saw = (rule: string, detail: string, unlessForced = false) => void net.seen.push({ rule, detail: `${address} ${detail}`, unlessForced });

  /** Notes what is claimed to be safe, as it stands in the log at that moment. */
  function claim(seq: number): void {
    if (seq === 0 || safe.has(seq)) return;
    const [row] = store.log.read(seq - 1, 1);
    if (row === undefined) return;
    safe.set(seq, row.commandId);
    safeUpTo = Math.max(safeUpTo, seq);
  }

  /** Only a take-over cuts, never below what was said to be safe. */
  function noteCut(seq: number): void {
    const rows = store.log.read(seq, Number.MAX_SAFE_INTEGER);
    if (rows.length > 0 && seq < safeUpTo) saw("safe-is-never-cut", `cut to ${seq}, was told ${safeUpTo}`, true);
    const seenEpoch = Number(store.local.fact("seen-epoch") ?? 0);
    if (rows.some((row) => row.epoch >= seenEpoch)) saw("goes-back-only-by-take-over", `cut to ${seq} in epoch ${seenEpoch}`);
    for (const row of rows) if (row.command !== null) cutOff.add(row.commandId);
  }

  function notePosition({ epoch, seq, commandId, part, previousHash }: WireEvent): void {
    const key = `${epoch}/${seq}`;
    const what = `${commandId}#${part}#${previousHash}`;
    const known = net.positions.get(key) ?? what;
    if (known !== what) saw("one-event-per-position", `${key}: ${what} and ${known}`);
    net.positions.set(key, known);
  }

  /** An epoch has one hub, and begins once. */
  function noteReign(epoch: number): void {
    if (store.local.fact("epoch") !== String(epoch)) return; // it was not on the disk when the power went
    const known = net.reigns.get(epoch);
    if (known !== undefined) saw("one-hub-per-epoch", `${epoch} had been begun by ${known}`);
    net.reigns.set(epoch, address);
  }

  function watched(desk: Desk): Desk {
    return {
      ...desk,
      settle(seq) { claim(seq); desk.settle(seq); },
      receive(events, seq) { const head = desk.receive(events, seq); claim(seq); return head; },
      cut(seq) { noteCut(seq); desk.cut(seq); },
      reignAs(next, note, opening) {
        try {
          desk.reignAs(next, note, opening);
        } finally {
          if (next.role === "hub") noteReign(next.epoch);
        }
      },
    };
  }

  const machine: Machine = {
    address, db, held, safe, cutOff,
    core: () => core as Core,
    isAlive: () => alive,
    isLost: () => lost,
    start() {
      if (lost || alive) return;
      alive = true;
      life += 1;
      const mine = life;
      const timers = machineTimers(world, chance, () => skewMs, () => alive && life === mine);
      store.log.forget();
      const opened = openCore({
        store, network: { timers, dial: dialFrom(mine), address: () => address, name: address },
        newId: () => `${address}-${mine}-${++ids}`, parts: { ...parts, createDesk: (options) => watched((parts?.createDesk ?? createDesk)(options)) },
        onFault: (_call, fault) => { if (!(fault instanceof DiskFull)) throw fault; },
      });
      opened.desk.onOrdered((events) => {
        for (const event of events) {
          held.add(event.commandId);
          notePosition(event);
        }
      });
      core = opened;
    },
    crash(atNextWrite) {
      if (!alive) return;
      if (atNextWrite) doom = { step: chance.pick(steps), after: chance.int(3) };
      else die();
    },
    mend() {
      doom = undefined;
      isFull = false;
    },
    fillDisk() { isFull = true; },
    newestTickets: () => newestTickets.all(),
    isWaiting: () => waiting.get() === 1,
    lose() {
      die();
      lost = true;
    },
    setSkew(ms) { skewMs = ms; },
  };
  return machine;
}
