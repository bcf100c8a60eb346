/** The list of things opened last, newest first. Pure; `use-recent.ts` keeps it. */
import type { SearchHit } from "../../../shared/bridge.ts";
import type { BoardRow } from "../../../shared/views.ts";

const recentMax = 8;

/** The list with one more in front, once. */
export function withRecent(list: readonly SearchHit[], hit: SearchHit): readonly SearchHit[] {
  return [hit, ...list.filter((one) => one.id !== hit.id)].slice(0, recentMax);
}

/** A board row as a hit. */
export function hitOf(row: BoardRow): SearchHit {
  const matter = { zh: row.matter, en: row.matter };
  return { kind: "ticket", id: row.ticketId, code: row.number, title: row.place, detail: matter, atMs: row.loggedAtMs };
}
