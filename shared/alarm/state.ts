/**
 * State of an alarm, after ISA-18.2 (IEC 62682). Readings are no events: only these changes are.
 *
 *   normal ──raise──> unacknowledged ──acknowledge──> acknowledged ──clear──> normal
 *                        │  ↑                             
 *                      clear raise
 *                        ↓  │
 *                      returned ──acknowledge──> normal
 *
 * Shelved, stale, chattering and folded are said beside it; none of them changes what the plant does.
 */
import type { Bilingual } from "../kernel/text.ts";
import { stream } from "../kernel/stream.ts";
import type { Point } from "./point.ts";

export const phases = ["normal", "unacknowledged", "acknowledged", "returned"] as const;
export type Phase = (typeof phases)[number];

export interface AlarmOwner {
  readonly id: string;
  readonly name: Bilingual;
  readonly atMs: number;
}

export interface Shelf {
  readonly reason: string;
  readonly untilMs: number;
  readonly sinceMs: number;
  readonly by: Bilingual;
}

/** The ticket that an occurrence of the alarm opened, or joined while it was still being worked on. */
export interface AlarmTicket {
  readonly id: string;
  readonly number: string;
  readonly occurrence: number;
}

export interface AlarmState {
  readonly id: string;
  readonly point: Point;
  /** Where it is, as read out. */
  readonly place: Bilingual;
  readonly phase: Phase;
  /** How often it was raised since the point was defined; names one occurrence. */
  readonly occurrence: number;
  readonly raisedAtMs: number | null;
  readonly clearedAtMs: number | null;
  /** Reading that made it change last, as text. */
  readonly value: string;
  readonly owner: AlarmOwner | null;
  readonly shelf: Shelf | null;
  /** Its source has spoken of it at least once. */
  readonly heard: boolean;
  readonly staleSinceMs: number | null;
  readonly chatter: { readonly sinceMs: number; readonly changes: number; readonly minutes: number } | null;
  readonly ticket: AlarmTicket | null;
  /** When it wanted somebody within the last ten minutes of its own time; newest last. */
  readonly calledAtMs: readonly number[];
}

/** Id: the point's. */
export const alarm = stream<AlarmState>("alarm");

/** The condition is there, whoever knows of it. */
export function isActive(state: { readonly phase: Phase }): boolean {
  return state.phase === "unacknowledged" || state.phase === "acknowledged";
}

/** Nobody has answered it yet. */
export function isUnanswered(state: { readonly phase: Phase }): boolean {
  return state.phase === "unacknowledged" || state.phase === "returned";
}
