/** The board's layout of the moment, and the ones that this person saved. Laid over the store as its filter. */
import { useEffect, useState } from "react";
import type { BoardLayout, SavedLayout } from "../../../shared/layout/layout.ts";
import { useSession } from "../../app/session.ts";
import { useView } from "../../bridge/use-view.ts";
import { readFilter } from "./board-filter.ts";
import type { BoardStore } from "./board-store.ts";

/** As the board stands when nobody changed anything. */
export const usualLayout: BoardLayout = { shape: "rows", crewId: null, filter: "", hidden: [] };

export interface LayoutChoice {
  readonly layout: BoardLayout;
  readonly saved: readonly SavedLayout[];
  change(patch: Partial<BoardLayout>): void;
}

/** Kept by the board for as long as the page lives. */
export function useLayoutChoice(store: BoardStore): LayoutChoice {
  const { personId } = useSession();
  const [layout, setLayout] = useState<BoardLayout>(usualLayout);
  const saved = useView("layouts", { personId: personId ?? "nobody" }).rows[0]?.layouts ?? [];
  const services = useView("services").byKey;
  const { crewId, filter } = layout;
  useEffect(() => {
    const holds = readFilter(filter);
    store.filter((row) => (crewId === null || (row.crewId ?? services.get(row.serviceId ?? "")?.crewId) === crewId) && holds(row));
  }, [store, crewId, filter, services]);
  return { layout, saved, change: (patch) => setLayout((old) => ({ ...old, ...patch })) };
}
