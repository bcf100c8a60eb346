/**
 * The desk's time for the whole page. One timer, one beat per second, aligned to the full second; components subscribe
 * and repaint together. The page shows the desk's clock, not its own: the session sets the offset from `hello.nowMs`.
 */
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let offsetMs = 0;
let beatMs = Math.floor(Date.now() / 1000) * 1000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The desk's time at this instant, UTC epoch milliseconds. */
export function deskNowMs(): number {
  return Date.now() + offsetMs;
}

/** Tells the page what time it is at the desk; small differences (network, rounding) are ignored. */
export function setDeskTime(nowMs: number): void {
  const next = nowMs - Date.now();
  if (Math.abs(next - offsetMs) > 500) offsetMs = next;
}

function beat(): void {
  beatMs = Math.floor(deskNowMs() / 1000) * 1000;
  timer = setTimeout(beat, 1000 - (deskNowMs() % 1000) + 5);
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) beat();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
}

/** The desk's time, floored to `stepMs` (a second, unless told otherwise); the component repaints only when that changes. */
export function useNow(stepMs = 1000): number {
  return useSyncExternalStore(subscribe, () => Math.floor(beatMs / stepMs) * stepMs);
}
