/** What was opened last in this window, newest first: proposed before anything is typed. Not kept over a restart. */
import { useCallback, useEffect, useState } from "react";
import type { SearchHit } from "../../../shared/bridge.ts";
import { useSelection } from "../../app/selection.ts";
import { openView } from "../../bridge/view-store.ts";
import { hitOf, withRecent } from "./recent.ts";

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
