/** Alarms about life stand at the top of the wall's list, before every job, until they are over and answered. Pure. */
import { wantingSomebody } from "../../../shared/alarm/loudness.ts";
import { isUnanswered } from "../../../shared/alarm/state.ts";
import type { AlarmRow } from "../../../shared/views.ts";

/** Unanswered first, then the oldest. */
export function lifeAlarmsOf(rows: readonly AlarmRow[], count: number): readonly AlarmRow[] {
  return wantingSomebody(rows).filter((row) => row.lifeSafety)
    .toSorted((one, other) => Number(isUnanswered(other)) - Number(isUnanswered(one)) || (one.raisedAtMs ?? 0) - (other.raisedAtMs ?? 0)).slice(0, count);
}

/** Tickets that these alarms opened: the alarm's own line stands for both. */
export function ticketsOf(alarms: readonly AlarmRow[]): ReadonlySet<string> {
  return new Set(alarms.flatMap((row) => (row.ticket !== null && row.ticket.occurrence === row.occurrence ? [row.ticket.id] : [])));
}
