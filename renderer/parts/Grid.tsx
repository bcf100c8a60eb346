/**
 * AG Grid as a plain part: made once, kept for as long as the component lives, fed by its api alone. No React inside the
 * cells: a list that scrolls and changes every second draws its cells as bare elements (`options.columnDefs`).
 * The whole grid is one stop of the Tab key (`focusHolder`); who uses it moves a cursor of his own with
 * `aria-activedescendant`, so that no push can take the focus away.
 */
import { ClientSideRowModelApiModule, ClientSideRowModelModule, ColumnApiModule, createGrid, EventApiModule, RowApiModule, ScrollApiModule } from "ag-grid-community";
import type { GridApi, GridOptions, Module } from "ag-grid-community";
import { useEffect, useRef } from "react";

const modules: Module[] = [ClientSideRowModelModule, ClientSideRowModelApiModule, ColumnApiModule, EventApiModule, RowApiModule, ScrollApiModule];

export interface GridHandle<R> {
  readonly api: GridApi<R>;
  /** The element with role grid: it takes the focus. */
  readonly root: HTMLElement;
}

export interface GridProps<R> {
  /** Read once, when the grid is made. */
  readonly options: GridOptions<R>;
  readonly label: string;
  readonly className?: string | undefined;
  /** Answers what to do when the grid goes. */
  readonly onReady: (handle: GridHandle<R>) => () => void;
}

/** Makes the grid's own element the one that takes the focus, under a name. */
function focusHolder(host: HTMLElement, label: string): HTMLElement {
  const root = host.querySelector<HTMLElement>("[role=grid], [role=treegrid]") ?? host;
  root.tabIndex = 0;
  root.dataset["firstFocus"] = "";
  root.setAttribute("aria-label", label);
  return root;
}

/** A grid that fills its host. */
export function Grid<R>({ options, label, className, onReady }: GridProps<R>) {
  const host = useRef<HTMLDivElement>(null);
  const atStart = useRef({ options, label, onReady });
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const api = createGrid<R>(element, atStart.current.options, { modules });
    const leave = atStart.current.onReady({ api, root: focusHolder(element, atStart.current.label) });
    return () => {
      leave();
      api.destroy();
    };
  }, []);
  useEffect(() => host.current?.querySelector("[data-first-focus]")?.setAttribute("aria-label", label), [label]);
  return <div ref={host} className={className} />;
}
