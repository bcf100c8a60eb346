/** Which tickets the scheduler watches: open, not held aside, and the work not done. By the index of open ones. */
import type { Sql } from "./open.ts";

/** Their ids. */
export function readUnfinishedIds(db: Sql): readonly string[] {
  return db.prepare<[], string>("SELECT id FROM state_ticket WHERE open = 1 AND step IN ('logged', 'dispatched', 'accepted', 'arrived', 'working')").pluck().all();
}
