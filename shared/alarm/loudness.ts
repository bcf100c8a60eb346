/**
 * How loud the alarms are, for sound, lamp (`shared/lamp.ts`), lock screen and wall: which stand for themselves, which are life safety that
 * nobody has answered, which are put aside. One sum, so that ear and eye never disagree. Pure.
 */
import { foldAll } from "./fold.ts";
import type { Foldable } from "./fold.ts";
import { isActive, isUnanswered } from "./state.ts";

/** What the sum looks at; a row of view `alarms` is one. */
export interface Heard extends Foldable {
  readonly severity: number;
  readonly shelf: object | null;
}

/** From the quietest. */
export const lampStates = ["off", "amber", "red", "blink"] as const;
export type LampState = (typeof lampStates)[number];

/** Those that want somebody: neither folded nor shelved, in alarm or unanswered. */
export function wantingSomebody<R extends Heard>(rows: readonly R[]): readonly R[] {
  const folded = foldAll(rows);
  return rows.filter((row) => row.phase !== "normal" && row.shelf === null && !folded.has(row.pointId));
}

/** Life safety that nobody has answered: sounds at once, also on a locked screen and at night. */
export function lifeSafetyAlarms<R extends Heard>(rows: readonly R[]): readonly R[] {
  return wantingSomebody(rows).filter((row) => row.lifeSafety && isUnanswered(row));
}

/**
 * blink: something critical or about life is unanswered; red: something critical is there, or urgent and unanswered; amber:
 * anything else is there or unanswered; off: nothing.
 */
export function alarmLight(rows: readonly Heard[]): LampState {
  const wanting = wantingSomebody(rows);
  const isCritical = (row: Heard) => row.lifeSafety || row.severity === 1;
  if (wanting.some((row) => isCritical(row) && isUnanswered(row))) return "blink";
  if (wanting.some((row) => (isCritical(row) && isActive(row)) || (row.severity === 2 && isUnanswered(row)))) return "red";
  return wanting.length > 0 ? "amber" : "off";
}
