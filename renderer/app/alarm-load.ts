/** The alarm load of an operator. Pure; EEMUA 191: manageable up to one or two alarms in ten minutes, a flood from ten. */
import { loadSpanMs } from "../../shared/alarm/raise.ts";
import type { AlarmLoadRow } from "../../shared/views.ts";

/** Alarms in ten minutes that one operator can follow, and from which on nobody can. */
export const loadLimit = 2;
export const loadFlood = 10;

/** Alarms of the last ten minutes for each operator; a desk without anybody counts as one. */
export function alarmLoad(rows: readonly Pick<AlarmLoadRow, "calledAtMs">[], operators: number, nowMs: number): number {
  const called = rows.flatMap((row) => row.calledAtMs).filter((atMs) => atMs > nowMs - loadSpanMs);
  return called.length / Math.max(operators, 1);
}
