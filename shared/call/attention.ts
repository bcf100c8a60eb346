/** What a call asks of the desk, by its age: how loud a ring is, whether a claim hangs, which call a key means. Pure; the caller brings the time. */
import type { CallState } from "./state.ts";

/** Thresholds of DESIGN §5; the figures of PRODUCT §12 count 15 s and 20 s. */
export const amberAfterMs = 10_000;
export const redAfterMs = 20_000;
/** After which a claim without a conversation is shown as one that hangs. Assumed: longer than walking back to the desk. */
export const staleAfterMs = 3 * 60_000;

export type Loudness = "new" | "waiting" | "long";

/** What is asked of a call here; a row of view `calls` has it. */
export type Rung = Pick<CallState, "phase" | "rangAtMs" | "claim" | "heldSinceMs" | "pickedUpAtMs" | "lineEndedAtMs" | "callBack">;

/** Under 10 s, under 20 s, longer. */
export function loudnessOf({ rangAtMs }: Pick<Rung, "rangAtMs">, nowMs: number): Loudness {
  const ageMs = nowMs - rangAtMs;
  if (ageMs < amberAfterMs) return "new";
  return ageMs <= redAfterMs ? "waiting" : "long";
}

/** It rings and nobody has claimed it. */
export function isRingingFree({ phase, claim }: Pick<Rung, "phase" | "claim">): boolean {
  return phase === "ringing" && claim === null;
}

/** Claimed, and nobody talks: the line is free again or never had anybody on it, for minutes. */
export function isStale({ phase, claim, pickedUpAtMs, lineEndedAtMs }: Rung, nowMs: number): boolean {
  if (phase !== "claimed" || claim === null) return false;
  const isSilent = lineEndedAtMs !== null || pickedUpAtMs === null;
  return isSilent && nowMs - Math.max(claim.atMs, lineEndedAtMs ?? 0) > staleAfterMs;
}

/** Waits to be called back. */
export function isToCallBack({ callBack }: Pick<Rung, "callBack">): boolean {
  return callBack !== null && (callBack.state === "open" || callBack.state === "tried");
}

/** Oldest first. */
export function byRing(a: Pick<Rung, "rangAtMs">, b: Pick<Rung, "rangAtMs">): number {
  return a.rangAtMs - b.rangAtMs;
}

/** The call that F2 claims: the oldest ring; where nothing rings, the oldest that a telephone took and no desk has. */
export function nextToClaim<R extends Rung>(rows: readonly R[]): R | undefined {
  const oldest = (phase: Rung["phase"]) => rows.filter((row) => row.phase === phase).sort(byRing)[0];
  return oldest("ringing") ?? oldest("picked-up");
}
