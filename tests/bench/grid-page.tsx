/** The page of `scroll-grid`: the part `Grid` over many rows, put into an empty window by `scroll.ts`. */
import type { ColDef } from "ag-grid-community";
import { createRoot } from "react-dom/client";
import { Grid } from "../../renderer/parts/Grid.tsx";

type Row = Readonly<Record<string, string>>;

/** Shows the rows in a grid that fills the window. */
function showGrid(rows: readonly Row[]): void {
  const host = document.createElement("div");
  host.style.cssText = "height: 100vh; display: grid";
  document.body.replaceChildren(host);
  const columnDefs = Object.keys(rows[0] ?? {}).map((field): ColDef<Row> => ({ field }));
  createRoot(host).render(
    <Grid<Row> label="" options={{ columnDefs, rowData: [...rows], rowHeight: 32, getRowId: ({ data }) => data["equipmentId"] ?? "" }} onReady={() => () => {}} />,
  );
}

Object.assign(window, { showGrid });
