/**
 * Virtual time and a virtual network: everything that happens is an entry of one queue, and chance comes from one seed,
 * so that a schedule can be played again. Connections deliver in order, with delays; cuts are loud (both ends close) or
 * silent (messages vanish, in both directions or in one). An untidy network also repeats messages and lets them overtake.
 */
import type { Connection, Timers } from "../../../electron/sync/connection.ts";

export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
  /** 0 ≤ n < below */
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
  odds(probability: number): boolean;
}

/** mulberry32: small, fast, good enough to shuffle schedules. */
export function createChance(seed: number): Chance {
  let a = seed >>> 0;
  const next = () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number) => Math.floor(next() * below);
  return { next, int, pick: (list) => list[int(list.length)] as never, odds: (probability) => next() < probability };
}

interface Entry {
  readonly atMs: number;
  readonly order: number;
  readonly work: () => void;
}

export interface World {
  nowMs(): number;
  after(ms: number, work: () => void): () => void;
  /** Runs entries until `untilMs` of virtual time, or until `done` says so. */
  run(untilMs: number, done?: () => boolean): Promise<void>;
}

/** `isExpected`: faults that end the entry they come from and nothing else. */
export function createWorld(startMs: number, isExpected: (fault: unknown) => boolean): World {
  const heap: Entry[] = [];
  let nowMs = startMs;
  let order = 0;

  const before = (a: Entry, b: Entry) => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
  function push(entry: Entry): void {
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(heap[at] as Entry, heap[parent] as Entry)) break;
      [heap[at], heap[parent]] = [heap[parent] as Entry, heap[at] as Entry];
      at = parent;
    }
  }
  function pop(): Entry {
    const top = heap[0] as Entry;
    const last = heap.pop() as Entry;
    if (heap.length > 0) {
      heap[0] = last;
      for (let at = 0; ;) {
        const left = 2 * at + 1;
        const right = left + 1;
        let least = at;
        if (left < heap.length && before(heap[left] as Entry, heap[least] as Entry)) least = left;
        if (right < heap.length && before(heap[right] as Entry, heap[least] as Entry)) least = right;
        if (least === at) break;
        [heap[at], heap[least]] = [heap[least] as Entry, heap[at] as Entry];
        at = least;
      }
    }
    return top;
  }

  return {
    nowMs: () => nowMs,
    after(ms, work) {
      let live = true;
      push({ atMs: nowMs + Math.max(0, ms), order: order++, work: () => { if (live) work(); } });
      return () => { live = false; };
    },
    async run(untilMs, done = () => false) {
      while (heap.length > 0 && (heap[0] as Entry).atMs <= untilMs && !done()) {
        const entry = pop();
        nowMs = entry.atMs;
        try {
          entry.work();
        } catch (fault) {
          if (!isExpected(fault)) throw fault;
        }
        for (let turn = 0; turn < 12; turn++) await undefined; // lets every promise that this entry settled run on
      }
      if (!done()) nowMs = Math.max(nowMs, untilMs);
    },
  };
}

/** One end of a virtual connection. */
interface End {
  readonly connection: Connection;
  deliver(name: string, message: unknown, answer: ((value: unknown) => void) | undefined): void;
  broken(): void;
  /** Its machine is gone: no promise of it is ever kept. */
  vanish(): void;
}

export interface Wire {
  /** Loud: both ends see it close. Silent: nothing passes any more, nobody is told. The end of a machine that `died` sees nothing ever. */
  cut(silent: boolean, died?: string): void;
  /** Nothing arrives at that machine any more; the other end still hears it. */
  cutOneWay(toward: string): void;
  readonly from: string;
  readonly to: string;
}

export interface WireOptions {
  readonly world: World;
  readonly chance: Chance;
  /** Longest usual delay of a message. */
  readonly delayMs: number;
  /** Some messages overtake others, some come twice. */
  readonly untidy: boolean;
  readonly from: string;
  readonly to: string;
}

const answerMs = 10_000;

/** Fingerprint of a machine's key, which no other machine has. */
export function printOf(address: string): string {
  return Buffer.from(address).toString("hex").padEnd(64, "0");
}

/** Two ends joined; messages are copied as JSON, as a socket would. */
export function createWire({ world, chance, delayMs, untidy, from, to }: WireOptions): { readonly wire: Wire; readonly ends: readonly [Connection, Connection] } {
  const deaf = [false, false];
  let open = true;
  const lastAtMs = [0, 0];
  const ends: End[] = [];

  function later(toward: number, work: () => void): void {
    const slow = chance.odds(0.02) ? 40 : 1;
    const atMs = Math.max(lastAtMs[toward] ?? 0, world.nowMs() + 1 + chance.next() * delayMs * slow);
    lastAtMs[toward] = atMs;
    world.after(atMs - world.nowMs(), () => { if (!deaf[toward]) work(); });
  }

  /** A message: in order and once, unless this network is untidy. */
  function carry(toward: number, work: () => void): void {
    if (untidy && chance.odds(0.05)) world.after(1 + chance.next() * delayMs * 3, () => { if (!deaf[toward]) work(); });
    else later(toward, work);
    if (untidy && chance.odds(0.05)) later(toward, work);
  }

  function close(by: number): void {
    if (!open) return;
    open = false;
    (ends[by] as End).broken();
    later(1 - by, () => (ends[1 - by] as End).broken());
  }

  function end(own: number): End {
    const handlers = new Map<string, (message: unknown, answer: (value: unknown) => void) => void>();
    const closers: (() => void)[] = [];
    const waiting = new Set<(value: unknown) => void>();
    let isBroken = false;
    const pass = (name: string, message: unknown, answer?: (value: unknown) => void) => {
      if (!open || isBroken) return;
      const text = JSON.stringify(message);
      carry(1 - own, () => (ends[1 - own] as End).deliver(name, text === undefined ? undefined : JSON.parse(text), answer));
    };
    return {
      connection: {
        peer: printOf(own === 0 ? to : from),
        send: (name, message) => pass(name, message),
        ask: (name, message) => new Promise((resolve) => {
          if (!open || isBroken) return resolve(undefined);
          const settle = (value: unknown) => { if (waiting.delete(settle)) resolve(value); };
          waiting.add(settle);
          world.after(answerMs, () => settle(undefined));
          pass(name, message, (value) => carry(own, () => settle(value === undefined ? undefined : JSON.parse(JSON.stringify(value)))));
        }),
        on: (name, handler) => void handlers.set(name, handler),
        onClose: (listener) => void closers.push(listener),
        close: () => close(own),
      },
      deliver(name, message, answer) {
        if (!isBroken) handlers.get(name)?.(message, answer ?? (() => {}));
      },
      vanish() {
        isBroken = true;
        waiting.clear();
      },
      broken() {
        if (isBroken) return;
        isBroken = true;
        for (const settle of [...waiting]) settle(undefined);
        for (const closer of closers) closer();
      },
    };
  }

  ends.push(end(0), end(1));
  return {
    ends: [(ends[0] as End).connection, (ends[1] as End).connection],
    wire: {
      from, to,
      cut(silent, died) {
        if (died !== undefined) (ends[died === from ? 0 : 1] as End).vanish();
        if (silent) deaf.fill(true);
        else close(0);
      },
      cutOneWay(toward) {
        deaf[toward === from ? 0 : 1] = true;
      },
    },
  };
}

/** Timers of one machine: its own clock may be wrong, and they die with the process. */
export function machineTimers(world: World, chance: Chance, skewMs: () => number, isAlive: () => boolean): Timers {
  const guarded = (work: () => void) => () => { if (isAlive()) work(); };
  return {
    nowMs: () => Math.floor(world.nowMs()) + skewMs(),
    after: (ms, work) => world.after(ms, guarded(work)),
    soon: (work) => void world.after(0, guarded(work)),
    random: chance.next,
  };
}
