/** A view as React state: rows now, and again after every pushed change. Nothing here polls. */
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { RowOf } from "../../shared/bridge.ts";
import type { ViewName } from "../../shared/views.ts";
import { openView } from "./view-store.ts";
import type { ViewParams } from "./view-store.ts";

const noParams: ViewParams = {};

export interface ViewState<R> {
  readonly rows: readonly R[];
  readonly byKey: ReadonlyMap<string, R>;
  /** False until the first snapshot is there; old rows stay while a broken link is mended. */
  readonly ready: boolean;
}

/** Opens a view for as long as the component lives. `params` may be a new object on each render. */
export function useView<N extends ViewName>(view: N, params: ViewParams = noParams): ViewState<RowOf<N>> {
  const paramsKey = JSON.stringify(params);
  const open = useMemo(() => openView(view, JSON.parse(paramsKey) as ViewParams), [view, paramsKey]);
  const subscribe = useCallback((changed: () => void) => open.listen(changed), [open]);
  const version = useSyncExternalStore(subscribe, () => open.version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` is the sign that rows changed in place
  return useMemo(() => ({ rows: [...open.rows.values()], byKey: open.rows, ready: open.ready }), [open, version]);
}
