/**
 * A desk's side of `wire-catch-up.ts`: while it is joined it asks for what it lacks, one slice at a time, and puts each in
 * before it asks for the next, so neither side ever holds more than one. What is needed to work comes without a pause; the
 * past gives way to everything else. Stops with the connection and goes on where it was with the next. Used by `link.ts`.
 */
import { historyAnswer, statesAnswer } from "../../shared/wire-catch-up.ts";
import type { CatchUpAsk, StatesAnswer, StatesAsk } from "../../shared/wire-catch-up.ts";
import type { Snapshot, WireEvent } from "../../shared/wire.ts";
import type { Connection, Timers } from "./connection.ts";

/** What the link needs of a desk that can begin at the hub's position. */
export interface Rest {
  wants(): CatchUpAsk | undefined;
  leap(snapshot: Snapshot): void;
  takeStates(ask: StatesAsk, answer: StatesAnswer): void;
  /** False where a row does not fit the log here. */
  takeHistory(events: readonly WireEvent[]): boolean;
  isUsable(): boolean;
  /** No row before the head is missing. */
  isWhole(): boolean;
  /** The hub's history does not fit what was taken over; it is asked for again. */
  onMisfit(): void;
}

export interface RestOptions {
  readonly rest: Rest;
  readonly timers: Timers;
  readonly head: () => number;
}

/** Time left to everything else after each slice of the past. */
const pauseMs = 4;
/** Until a question that was not answered, or answered wrongly, is asked again. */
const againMs = 2_000;

/** Asks until nothing is missing or the connection is no longer the one. */
export async function fetchRest({ rest, timers, head }: RestOptions, from: Connection, isCurrent: () => boolean): Promise<void> {
  const pause = (ms: number) => new Promise<void>((resolve) => void timers.after(ms, resolve));
  for (;;) {
    const wanted = isCurrent() ? rest.wants() : undefined;
    if (wanted === undefined) return;
    const isTaken = await takeOne(wanted);
    if (!isTaken) await pause(againMs);
    else if (rest.isUsable()) await pause(pauseMs);
  }

  async function takeOne(wanted: CatchUpAsk): Promise<boolean> {
    const answer = await from.ask(wanted.name, wanted.message);
    if (!isCurrent()) return true;
    if (answer === undefined) return false;
    if (wanted.name === "states") return takeStates(wanted.message, statesAnswer.parse(answer));
    const isFit = rest.takeHistory(historyAnswer.parse(answer).events);
    if (!isFit) rest.onMisfit();
    else if (rest.isWhole()) from.send("applied", { head: head(), whole: true });
    return isFit;
  }

  /** Events that the states hold may still be on their way into the log here. */
  async function takeStates(ask: StatesAsk, answer: StatesAnswer): Promise<boolean> {
    while (head() < answer.asOf) {
      await pause(pauseMs);
      if (!isCurrent()) return true;
    }
    rest.takeStates(ask, answer);
    return true;
  }
}
