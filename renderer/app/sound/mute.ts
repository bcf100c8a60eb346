/** The mute of this page: a minute, then it comes off by itself. Life safety is only made shorter by it. */
import { useSyncExternalStore } from "react";
import { deskNowMs } from "../now.ts";
import { muteMs } from "./patterns.ts";

const listeners = new Set<() => void>();
let untilMs = 0;

function set(next: number): void {
  untilMs = next;
  for (const listener of [...listeners]) listener();
}

/** Mutes for a minute, or lets it sound again. */
export function toggleMute(): void {
  set(deskNowMs() < untilMs ? 0 : deskNowMs() + muteMs);
}

/** Until when it is muted; in the past where it is not. */
export function mutedUntilMs(): number {
  return untilMs;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function useMutedUntil(): number {
  return useSyncExternalStore(subscribe, mutedUntilMs);
}
