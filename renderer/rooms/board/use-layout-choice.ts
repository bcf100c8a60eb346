/** The board's layout of the moment, and the ones that this person saved. Laid over the store as its filter and its groups. */
import { useEffect, useMemo, useState } from "react";
import type { BoardLayout, SavedLayout } from "../../../shared/layout/layout.ts";
import { useSession } from "../../app/session.ts";
import { useView } from "../../bridge/use-view.ts";
import type { BoardRow } from "../../../shared/views.ts";
import { byBuilding, byNeed } from "./blocks.ts";
import { readFilter } from "./board-filter.ts";
import type { BoardStore } from "./board-store.ts";

/** As the board stands when nobody changed anything. */
export const usualLayout: BoardLayout = { shape: "rows", groupBy: "need", crewId: null, filter: "", hidden: [], order: [] };

export interface LayoutChoice {
  readonly layout: BoardLayout;
  readonly saved: readonly SavedLayout[];
  change(patch: Partial<BoardLayout>): void;
}

/** What a saved layout says. One that an older program saved lacks what came since: that is as delivered. */
export function layoutOf({ name: _name, ...said }: SavedLayout): BoardLayout {
  return { ...usualLayout, ...said };
}

/** Kept by the board for as long as the page lives. */
export function useLayoutChoice(store: BoardStore): LayoutChoice {
  const { personId } = useSession();
  const [layout, setLayout] = useState<BoardLayout>(usualLayout);
  const saved = useView("layouts", { personId: personId ?? "nobody" }).rows[0]?.layouts ?? [];
  const services = useView("services").byKey;
  const places = useView("places").byKey;
  const { crewId, filter, groupBy } = layout;
  const grouping = useMemo(() => (groupBy === "building" ? byBuilding(places) : byNeed), [groupBy, places]);
  useEffect(() => {
    const holds = readFilter(filter);
    const isShown = (row: BoardRow) => (crewId === null || (row.crewId ?? services.get(row.serviceId ?? "")?.crewId) === crewId) && holds(row);
    store.arrange({ isShown, blockOf: grouping, choice: JSON.stringify([groupBy, crewId, filter]) });
  }, [store, crewId, filter, services, groupBy, grouping]);
  return { layout, saved, change: (patch) => setLayout((old) => ({ ...old, ...patch })) };
}
