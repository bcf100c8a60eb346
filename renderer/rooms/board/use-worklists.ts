/** The four lists after the work, kept by their views; worked out again every 10 s for promises that come near. */
import { useMemo } from "react";
import { samplePercentDefault } from "../../../shared/ticket/sampling.ts";
import { useNow } from "../../app/now.ts";
import { useView } from "../../bridge/use-view.ts";
import { workListsOf } from "./worklists.ts";
import type { WorkLists } from "./worklists.ts";

/** Unit: ms. Assumed: a list that is ten seconds late does no harm; the board itself shows each second. */
const freshMs = 10_000;

/** The lists as they stand. */
export function useWorkLists(): WorkLists {
  const board = useView("board").rows;
  const aftercare = useView("aftercare").rows;
  const samplePercent = useView("site").rows[0]?.samplePercent ?? samplePercentDefault;
  const nowMs = useNow(freshMs);
  return useMemo(() => workListsOf({ board, aftercare, nowMs, samplePercent }), [board, aftercare, nowMs, samplePercent]);
}
