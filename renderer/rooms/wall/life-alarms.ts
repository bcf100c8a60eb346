/** Alarms about life stand at the top of the wall's list, before every job, until they are over and answered. Pure. */
import { isUnanswered } from "../../../shared/alarm/state.ts";
import type { LifeAlarmRow } from "../../../shared/views.ts";

/** Unanswered first, then the oldest. */
export function worstLives(rows: readonly LifeAlarmRow[], count: number): readonly LifeAlarmRow[] {
  return rows.toSorted((one, other) => Number(isUnanswered(other)) - Number(isUnanswered(one)) || (one.raisedAtMs ?? 0) - (other.raisedAtMs ?? 0)).slice(0, count);
}

/** Tickets that these alarms opened: the alarm's own line stands for both. */
export function ticketsOf(alarms: readonly LifeAlarmRow[]): ReadonlySet<string> {
  return new Set(alarms.flatMap((row) => (row.ticket !== null && row.ticket.occurrence === row.occurrence ? [row.ticket.id] : [])));
}
