/** What was opened last in this window, newest first: proposed before anything is typed. Not kept over a restart. */
import { useCallback, useEffect, useState } from "react";
import type { SearchHit } from "../../../shared/bridge.ts";
import type { BoardRow } from "../../../shared/views.ts";
import { useSelection } from "../../app/selection.ts";
import { openView } from "../../bridge/view-store.ts";

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

/** Remembers hits that were opened, and tickets that were selected anywhere else. */
export function useRecent(): { readonly recent: readonly SearchHit[]; remember(hit: SearchHit): void } {
  const [recent, setRecent] = useState<readonly SearchHit[]>([]);
  const { ticketId } = useSelection();
  const remember = useCallback((hit: SearchHit) => setRecent((old) => withRecent(old, hit)), []);
  useEffect(() => {
    const row = ticketId === null ? undefined : openView("board", {}).rows.get(ticketId);
    if (row !== undefined) remember(hitOf(row));
  }, [ticketId, remember]);
  return { recent, remember };
}
