/** A small hospital whose clock a test turns: the product's own scheduler over a real desk. */
import { createDuties } from "../../../electron/duties.ts";
import { createFacts } from "../../../electron/facts.ts";
import type { Scheduler } from "../../../electron/scheduler/scheduler.ts";
import type { Timers } from "../../../electron/sync/connection.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import type { WireEvent } from "../../../shared/wire.ts";
import { smallHospitalNowMs } from "../../stories/small-hospital.ts";
import type { SmallDesk } from "../desk/small-desk.ts";

interface Waiting {
  readonly atMs: number;
  readonly work: () => void;
}

/** Time that stands still until a test lets it pass. */
export class TurnedClock {
  nowMs = smallHospitalNowMs;
  #passedMs = 0;
  #waiting: Waiting[] = [];

  readonly timers: Timers = {
    nowMs: () => this.nowMs,
    after: (ms, work) => {
      const entry = { atMs: this.#passedMs + Math.max(0, ms), work };
      this.#waiting.push(entry);
      return () => { this.#waiting = this.#waiting.filter((one) => one !== entry); };
    },
    soon: (work) => void this.timers.after(0, work),
    random: () => 0.5,
  };

  /** Lets minutes pass, timer by timer. */
  pass(minutes: number): void {
    const untilMs = this.#passedMs + minutes * minuteMs;
    for (let next = this.#next(untilMs); next !== undefined; next = this.#next(untilMs)) {
      this.#go(next.atMs - this.#passedMs);
      this.#waiting = this.#waiting.filter((one) => one !== next);
      next.work();
    }
    this.#go(untilMs - this.#passedMs);
  }

  /** The machine sleeps: the clock on the wall goes on, no timer runs; then it wakes and everything overdue comes. */
  sleep(minutes: number): void {
    this.nowMs += minutes * minuteMs;
    this.pass(1);
  }

  #next(untilMs: number): Waiting | undefined {
    return this.#waiting.filter((one) => one.atMs <= untilMs).toSorted((one, other) => one.atMs - other.atMs)[0];
  }

  #go(ms: number): void {
    this.#passedMs += ms;
    this.nowMs += ms;
  }
}

export interface Clockwork {
  readonly scheduler: Scheduler;
  readonly faults: unknown[];
}

/** The scheduler of a desk; `hearsHub` where another one runs the duties. */
export function clockworkOf({ store, desk, announced }: SmallDesk, clock: TurnedClock, hearsHub: () => boolean = () => false): Clockwork {
  const facts = createFacts(store);
  facts.set({ "desk-number": "1" });
  const faults: unknown[] = [];
  const scheduler = createDuties({ store, facts, desk, timers: clock.timers, hearsHub, onFault: (fault) => void faults.push(fault) });
  const push = announced.push.bind(announced);
  announced.push = (...lists) => {
    for (const changes of lists) scheduler.changed(changes);
    return push(...lists);
  };
  scheduler.start();
  return { scheduler, faults };
}

/** What the scheduler wrote, in the log's order: minutes after 14:31, and what. */
export function toldBy({ store }: SmallDesk): readonly string[] {
  return store.log.read(0, 1_000_000).filter((event) => event.actor === "scheduler").map(told);
}

function told({ type, body, observedAtMs }: WireEvent): string {
  const { clock, level, by } = JSON.parse(body) as { clock?: string; level?: number; by?: { clock: string } };
  const what = level === undefined ? clock : `${by?.clock} → ${level}`;
  return `${(observedAtMs - smallHospitalNowMs) / minuteMs} ${type.slice("ticket.".length, -2)} ${what}`;
}
