/** The four lists after the work, kept by their views; worked out again every 10 s for promises that come near. */
import { useEffect, useMemo } from "react";
import { samplePercentDefault } from "../../../shared/ticket/sampling.ts";
import { publishCallBacks } from "../../app/call-backs.ts";
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
  const calls = useView("calls").rows;
  const nowMs = useNow(freshMs);
  const lists = useMemo(() => workListsOf({ board, aftercare, calls, nowMs, samplePercent }), [board, aftercare, calls, nowMs, samplePercent]);
  useEffect(() => publishCallBacks(lists["call-back"]), [lists]);
  useEffect(() => () => publishCallBacks([]), []);
  return lists;
}
