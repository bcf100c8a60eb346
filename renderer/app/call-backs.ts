/**
 * Everybody who is to be rung (待回拨), one list: tickets whose caller waits for word, and missed calls of the telephone. The
 * board publishes it, the line strip counts it and takes the next with F5; a missed call that the board opens goes back to
 * the strip, which does the ringing. Neither knows the other.
 */
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Bilingual } from "../../shared/kernel/text.ts";
import type { ActLetter } from "./acts.ts";

/** One of them: a ticket with the letter of its act, or a missed call. */
export interface ToRing {
  readonly key: string;
  readonly ticketId: string | null;
  readonly callId: string | null;
  readonly letter: ActLetter;
  readonly place: Bilingual | null;
  readonly phone: string;
  readonly sinceMs: number;
}

/** Key of a missed call in the list of those who are to be rung. */
export function missedKey(callId: string): string {
  return `missed:${callId}`;
}

const nobody: readonly ToRing[] = [];
const listeners = new Set<() => void>();
let list = nobody;

/** Says who is to be rung, the most urgent first. */
export function publishCallBacks(next: readonly ToRing[]): void {
  list = next;
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Who is to be rung; empty while no board is there. */
export function useCallBacks(): readonly ToRing[] {
  return useSyncExternalStore(subscribe, () => list);
}

/** The first that was not taken in this round; after the last it begins again. `not`: the one that was just tried. */
export function nextToRing(all: readonly ToRing[], taken: Set<string>, not: string | null): ToRing | undefined {
  const others = all.filter((one) => one.key !== not);
  const next = others.find((one) => !taken.has(one.key));
  if (next === undefined) taken.clear();
  const found = next ?? others[0];
  if (found !== undefined) taken.add(found.key);
  return found;
}

let ringer: ((callId: string) => void) | null = null;

/** Begins to ring a missed caller back, at this desk. */
export function ringBack(callId: string): void {
  ringer?.(callId);
}

/** Makes the calling component the one that rings back, for as long as it lives. */
export function useRingBack(onRing: (callId: string) => void): void {
  const latest = useRef(onRing);
  useEffect(() => { latest.current = onRing; });
  useEffect(() => {
    const mine = (callId: string) => latest.current(callId);
    ringer = mine;
    return () => { if (ringer === mine) ringer = null; };
  }, []);
}
