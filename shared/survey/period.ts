/** Which period an answer belongs to, counted in the hospital's own months and quarters. Pure; read by the rule, the phone and the desk. */
import { civilTime } from "../kernel/time.ts";

export const periods = ["once", "month", "quarter"] as const;
export type Period = (typeof periods)[number];

/** `once`, `2026-11`, `2026-Q4`: the hospital's wall time at that instant decides. */
export function periodKey(period: Period, atMs: number, zone: string): string {
  if (period === "once") return "once";
  const { year, month } = civilTime(atMs, zone);
  return period === "month" ? `${year}-${String(month).padStart(2, "0")}` : `${year}-Q${Math.ceil(month / 3)}`;
}
