/** Which promises to the wards need a look now. Pure. */
import { hourMs } from "../../../shared/kernel/time.ts";
import type { BoardRow } from "../../../shared/views.ts";

/** Promises to the ward that are due soon or already broken, the nearest first. Nobody has arrived there yet. */
export function promisesDue(rows: readonly BoardRow[], nowMs: number): readonly BoardRow[] {
  const isDue = ({ promisedAtMs, step, suspendReason }: BoardRow) =>
    promisedAtMs !== null && suspendReason === null && promisedAtMs - nowMs <= 0.5 * hourMs
    && (step === "logged" || step === "dispatched" || step === "accepted");
  return rows.filter(isDue).toSorted((one, other) => (one.promisedAtMs ?? 0) - (other.promisedAtMs ?? 0));
}
