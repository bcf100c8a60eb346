/**
 * The hub's side of `wire-catch-up.ts`: answers what desks that take over its position ask, one small slice in a turn, in the
 * order of asking. Each desk has one question on its way at most, so fifty newcomers share the hub's time and none of them,
 * nor anybody's work, waits for another's snapshot. Says to whom a snapshot is offered. Used by `hub.ts`.
 */
import { historyAsk, historyMax, sliceMaxBytes, statesAsk } from "../../shared/wire-catch-up.ts";
import type { StatesAnswer, StatesAsk } from "../../shared/wire-catch-up.ts";
import type { Snapshot, WireEvent, WireHello } from "../../shared/wire.ts";
import type { Connection } from "./connection.ts";
import type { Sequencer } from "./hub.ts";
import type { Turns } from "./turns.ts";

/** What a hub reads for those that take over its position; a hub without it feeds everybody event by event. */
export interface StatesSource {
  /** What this program makes of events: another version may fold them into other states. */
  readonly kind: string;
  read(ask: StatesAsk): Omit<StatesAnswer, "asOf">;
  /** Hash of row `seq`. */
  hashAt(seq: number): string | undefined;
  /** Events that a desk may be behind before it takes the states of things instead. */
  readonly after: number;
}

/** Below this event by event is faster: about 4 s. Assumed. */
export const snapshotAfterUsually = 20_000;

export interface CatchUpServer {
  /** Answers this desk from now on, while `isMember` says so. */
  listen(connection: Connection, member: () => { readonly statesKind: string | undefined } | undefined): void;
  /** The position to go on from; undefined where event by event is right. */
  offer(base: number, hello: Pick<WireHello, "whole" | "statesKind">): Snapshot | undefined;
}

export interface CatchUpServerOptions {
  readonly sequencer: Pick<Sequencer, "read" | "head" | "runs" | "firstHash" | "states">;
  readonly turns: Turns;
  readonly onFault: (fault: unknown) => void;
}

export function createCatchUpServer({ sequencer, turns, onFault }: CatchUpServerOptions): CatchUpServer {
  /** In its turn; a fault ends the connection that asked. */
  function serve(connection: Connection, member: () => unknown, work: () => void): void {
    turns.run(() => { if (member() !== undefined) work(); }).catch((fault: unknown) => {
      onFault(fault);
      connection.close();
    });
  }

  function history(upTo: number): WireEvent[] {
    const rows = sequencer.read(Math.max(0, upTo - historyMax), Math.min(historyMax, upTo));
    let bytes = 0;
    const newest = rows.toReversed();
    const tooMany = newest.findIndex((row, index) => {
      bytes += row.body.length + (row.command?.length ?? 0);
      return index > 0 && bytes > sliceMaxBytes;
    });
    return newest.slice(0, tooMany < 0 ? newest.length : tooMany).toReversed();
  }

  return {
    listen(connection, member) {
      connection.on("states", (message, answer) => {
        const parsed = statesAsk.safeParse(message);
        const { states } = sequencer;
        if (!parsed.success || states === undefined || member()?.statesKind !== states.kind) return; // of another version: it asks again when both are the same
        serve(connection, member, () => answer({ asOf: sequencer.head(), ...states.read(parsed.data) } satisfies StatesAnswer));
      });
      connection.on("history", (message, answer) => {
        const parsed = historyAsk.safeParse(message);
        if (!parsed.success || parsed.data.upTo > sequencer.head()) return;
        serve(connection, member, () => answer({ events: history(parsed.data.upTo) }));
      });
    },
    offer(base, { whole = true, statesKind }) {
      const { states } = sequencer;
      const seq = sequencer.head();
      if (states === undefined || statesKind !== states.kind || seq - base <= states.after || !(whole || base === 0)) return undefined;
      const hash = states.hashAt(seq);
      return hash === undefined ? undefined : { seq, hash, firstHash: sequencer.firstHash(), runs: [...sequencer.runs()] };
    },
  };
}
