/**
 * Runs what the clock alone decides: due times that come near or pass, the next of a chain. One on the hub; a desk runs its
 * own while it cannot hear the hub, and its commands meet the hub's later under the same ids. Built by `core.ts`; knows
 * neither store nor network. After a sleep, a restart or a take-over every duty is done once, in order, as of when it fell
 * due; a clock that is set back does nothing twice, because what was done stands in the log.
 */
import type { Change } from "../../shared/views.ts";
import { createAgenda } from "./agenda.ts";
import type { Entry } from "./agenda.ts";
import type { Source } from "./duty.ts";

/** Actor of every command given here. */
const schedulerActor = "scheduler";
/** Longest nap: a clock that was set, or a machine that slept, is noticed within this. */
const lookMs = 30_000;
/** Nap while another desk runs the duties: how soon an island begins. */
const standByMs = 2_000;
/** Duties in one transaction. Assumed: leaves room in 10 ms on a slow disk. */
const batchMax = 4;
/** Pause between two batches, so that a key press never waits for more than one. */
const betweenMs = 15;
/** And as many times as long as the batch itself took, up to a second: a slow machine with much to catch up on still hears its hub. */
const pauseTimes = 2;
const pauseMostMs = 1_000;
/** First and longest wait after a fault (a full disk); doubled each time. */
const faultMs = { first: 2_000, most: 60_000 } as const;
/** Things that are put on the agenda at once when it is made. */
const loadMax = 20;
/** What fell due longer ago is left: nobody is helped by it, and files of other years are full of it. Assumed: a week. */
const oldestMs = 7 * 86_400_000;

export interface ScheduledRequest {
  readonly command: string;
  readonly body: unknown;
  readonly actor: string;
  readonly commandId: string;
  readonly observedAtMs: number;
  readonly byMachine: true;
}

export interface SchedulerOptions {
  readonly sources: readonly Source[];
  readonly timers: { nowMs(): number; after(ms: number, work: () => void): () => void };
  /** Whether it is for this machine to run them: the hub, or a desk that cannot hear it. */
  readonly isOn: () => boolean;
  /** All in one transaction; throws where nothing can be written. */
  readonly submitAll: (requests: readonly ScheduledRequest[]) => unknown;
  readonly onFault: (fault: unknown) => void;
}

export interface Scheduler {
  /** Makes the agenda, in slices, and begins. */
  start(): void;
  /** Things that changed, whoever changed them. */
  changed(changes: readonly Change[]): void;
  /** The machine woke, or its part changed: look now. */
  wake(): void;
  /** Duties that are still to come. */
  size(): number;
  close(): void;
}

export function createScheduler({ sources, timers, isOn, submitAll, onFault }: SchedulerOptions): Scheduler {
  let agenda = createAgenda();
  /** Others ran the duties meanwhile: the agenda is made anew before this machine runs any. */
  let isStale = false;
  let stop: (() => void) | undefined;
  let wakesAtMs = Number.POSITIVE_INFINITY;
  let isRunning = false;
  let waitMs: number = faultMs.first;
  let loading: (() => void) | undefined;
  /** Things that changed since the agenda was made, with what they are now; nobody waits for the agenda. */
  const changedSince = new Map<string, { readonly source: Source; readonly id: string; readonly state: unknown }>();

  function put(source: Source, id: string, state: unknown): void {
    agenda.put(`${source.stream}/${id}`, state === undefined ? [] : source.duties(state));
  }

  function putChanged(): void {
    const all = [...changedSince.values()];
    changedSince.clear();
    for (const { source, id, state } of all) put(source, id, state);
    if (all.length > 0) plan();
  }

  function makeAnew(): void {
    isStale = false;
    agenda = createAgenda();
    load();
  }

  function load(): void {
    loading?.();
    const waiting = sources.flatMap((source) => source.ids().map((id) => ({ source, id })));
    const slice = () => {
      for (const { source, id } of waiting.splice(0, loadMax)) put(source, id, source.read(id));
      loading = waiting.length > 0 ? timers.after(1, slice) : undefined;
      plan();
    };
    loading = timers.after(0, slice);
  }

  function sleep(ms: number): void {
    stop?.();
    wakesAtMs = timers.nowMs() + ms;
    stop = timers.after(ms, tick);
  }

  /** Sleeps until the next duty; `leastMs` at least. */
  function plan(leastMs = 0): void {
    if (!isRunning) return;
    const nextMs = isOn() ? agenda.nextAtMs() ?? Number.POSITIVE_INFINITY : timers.nowMs() + standByMs;
    const ms = Math.min(lookMs, Math.max(leastMs, nextMs - timers.nowMs()));
    if (leastMs > 0 || stop === undefined || timers.nowMs() + ms < wakesAtMs) sleep(ms);
  }

  function tick(): void {
    stop = undefined;
    wakesAtMs = Number.POSITIVE_INFINITY;
    if (!isRunning) return;
    if (isStale && isOn()) makeAnew();
    putChanged();
    plan(isOn() ? runBatch() : 0);
  }

  /** Does what is due, as much as goes into one batch; answers how long to wait at least before the next. */
  function runBatch(): number {
    const nowMs = timers.nowMs();
    const due = agenda.take(nowMs, batchMax);
    const fresh = due.filter(({ duty }) => duty.atMs >= nowMs - oldestMs);
    if (fresh.length > 0 && !isDone(fresh)) return waitMs;
    waitMs = faultMs.first;
    const tookMs = timers.nowMs() - nowMs;
    return due.length > 0 ? Math.min(pauseMostMs, Math.max(betweenMs, pauseTimes * tookMs)) : 0;
  }

  /** False where nothing could be written: those things are put on the agenda again. */
  function isDone(due: readonly Entry[]): boolean {
    try {
      submitAll(due.map(({ duty }) => ({
        command: duty.command, body: duty.body, actor: schedulerActor, commandId: duty.commandId, observedAtMs: duty.atMs, byMachine: true,
      })));
      return true;
    } catch (fault) {
      putBack(due);
      waitMs = Math.min(faultMs.most, waitMs * 2);
      onFault(fault);
      return false;
    }
  }

  function putBack(due: readonly Entry[]): void {
    for (const thing of new Set(due.map((one) => one.thing))) {
      const source = sources.find((one) => thing.startsWith(`${one.stream}/`));
      const id = source === undefined ? "" : thing.slice(source.stream.length + 1);
      if (source !== undefined) put(source, id, source.read(id));
    }
  }

  return {
    start() {
      isRunning = true;
      if (isOn()) load();
      else isStale = true;
      plan();
    },
    changed(changes) {
      if (isRunning && !isOn()) isStale = true;
      if (!isRunning || isStale) return;
      if (changes.some(({ stream }) => sources.some((source) => source.rulesIn.includes(stream)))) load();
      if (changedSince.size === 0) timers.after(0, putChanged);
      for (const { stream, id, after } of changes) {
        for (const source of sources) if (source.stream === stream) changedSince.set(`${stream}/${id}`, { source, id, state: after });
      }
    },
    wake: () => { if (isRunning) sleep(0); },
    size: () => agenda.size(),
    close() {
      isRunning = false;
      changedSince.clear();
      loading?.();
      stop?.();
    },
  };
}
