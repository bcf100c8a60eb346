/**
 * How long commands take from the submit to the hub's order and to another desk's log, and which were refused. All hosts
 * live in one process, so one clock measures both ends.
 */
import type { WireEvent } from "../../../shared/wire.ts";
import { refusedBody, refusedType } from "../../../shared/wire.ts";
import type { Desks } from "./desks.ts";

export interface Percentiles {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly count: number;
}

export interface Stopwatch {
  /** A desk has submitted it and was answered "accepted"; another desk, `witness`, is to see it. */
  started(commandId: string, atMs: number, witness: number): void;
  /** It was refused at the desk: nobody else will see it. */
  forget(commandId: string): void;
  refused(code: string, where: "desk" | "hub"): void;
  /** Refusals by code and by who said no. */
  refusals(): ReadonlyMap<string, number>;
  toHub(): Percentiles;
  toOtherDesk(): Percentiles;
  underway(): number;
}

interface Running {
  readonly startedAtMs: number;
  readonly witness: number;
}

/** `onRefused` hears of commands that a desk accepted and the hub refused. */
export function startStopwatch({ hub, desks }: Desks, onRefused: (commandId: string, code: string) => void): Stopwatch {
  const atHub = new Map<string, Running>();
  const atWitness = new Map<string, Running>();
  const hubMs: number[] = [];
  const otherMs: number[] = [];
  const refusals = new Map<string, number>();

  function refused(code: string, where: "desk" | "hub"): void {
    const key = `${code} @${where}`;
    refusals.set(key, (refusals.get(key) ?? 0) + 1);
  }

  function seen(events: readonly WireEvent[], waiting: Map<string, Running>, spans: number[], isMine: (running: Running) => boolean): void {
    const atMs = performance.now();
    for (const { commandId, part } of events) {
      const running = part === 0 ? waiting.get(commandId) : undefined;
      if (running === undefined || !isMine(running)) continue;
      waiting.delete(commandId);
      spans.push(atMs - running.startedAtMs);
    }
  }

  function hearRefusals(events: readonly WireEvent[]): void {
    for (const event of events.filter(({ type }) => type === refusedType)) {
      const { code } = refusedBody.parse(JSON.parse(event.body));
      refused(code, "hub");
      onRefused(event.commandId, code);
    }
  }

  hub.core().desk.onOrdered((events) => { seen(events, atHub, hubMs, () => true); hearRefusals(events); });
  for (const [index, desk] of desks.entries()) {
    desk.core().desk.onOrdered((events) => seen(events, atWitness, otherMs, ({ witness }) => witness === index));
  }
  return {
    started(commandId, startedAtMs, witness) {
      const running = { startedAtMs, witness };
      atHub.set(commandId, running);
      if (desks.length > 1) atWitness.set(commandId, running);
    },
    forget(commandId) { atHub.delete(commandId); atWitness.delete(commandId); },
    refused, refusals: () => refusals, underway: () => atHub.size, toHub: () => percentiles(hubMs), toOtherDesk: () => percentiles(otherMs),
  };
}

function percentiles(spansMs: readonly number[]): Percentiles {
  const sorted = spansMs.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50Ms: at(0.5), p99Ms: at(0.99), count: sorted.length };
}
