/** How sure a record is: saved here, ordered by the hub, safe on a majority of the keepers' disks. Pure; for bar and story. */
import type { LinkRow } from "../../shared/views.ts";

export type Sureness = "saved" | "ordered" | "safe";

/** How long something ordered may wait for the keepers before the bar says so; a healthy site needs a fraction of a second. */
const unsafeLongMs = 10_000;

/** No other disk counts: what is ordered stands on the hub's alone. */
export function isOneCopy({ keepers }: Pick<LinkRow, "keepers">): boolean {
  return keepers <= 1;
}

/** `seq`: of the event, null while the hub has not ordered it. With one keeper, ordered is all the safety there is. */
export function surenessOf(seq: number | null, link: Pick<LinkRow, "safe" | "keepers"> | undefined): Sureness {
  if (seq === null) return "saved";
  if (link === undefined) return "ordered";
  return isOneCopy(link) || seq <= link.safe ? "safe" : "ordered";
}

/** Something of this desk waits for the keepers longer than it should. */
export function isUnsafeLong({ unsafe, unsafeSinceMs }: Pick<LinkRow, "unsafe" | "unsafeSinceMs">, nowMs: number): boolean {
  return unsafe > 0 && unsafeSinceMs !== null && nowMs - unsafeSinceMs > unsafeLongMs;
}

/** How much of the log is here, in whole percent; never 100 while anything is to come. */
export function percentOf({ haveSeq, ofSeq }: NonNullable<LinkRow["history"]>): number {
  return Math.min(99, Math.floor((100 * haveSeq) / Math.max(1, ofSeq)));
}
