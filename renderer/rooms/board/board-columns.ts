/** Columns and options of the board's grid. Widths are those of the design at 928 px; place and matter take what is left. */
import type { ColDef, GridOptions, ICellRendererParams } from "ag-grid-community";
import { columnsInOrder } from "../../../shared/layout/layout.ts";
import { gridTheme } from "../../app/theme.ts";
import type { Words } from "../../app/words.ts";
import { compareItems } from "./board-items.ts";
import type { BoardItem } from "./board-items.ts";
import { createCell, paintHead } from "./cells.ts";
import type { CellLook, CellPart } from "./cells.ts";
import styles from "./BoardGrid.module.css";

interface Width {
  readonly width: number;
  readonly flex?: number;
}

const wide: Readonly<Record<CellPart, Width>> = {
  mark: { width: 42 }, clock: { width: 104 }, place: { width: 201, flex: 201 }, matter: { width: 128, flex: 128 },
  state: { width: 152 }, crew: { width: 138, flex: 138 }, promise: { width: 64 }, number: { width: 84 },
};
const small: Readonly<Record<CellPart, Width>> = {
  mark: { width: 38 }, clock: { width: 104 }, place: { width: 178, flex: 178 }, matter: { width: 156, flex: 156 },
  state: { width: 146 }, crew: { width: 172, flex: 150 }, promise: { width: 124 }, number: { width: 0 },
};

/** Heights in px of a ticket row, a section head and the line of column names. */
export function rowHeights(isSmall: boolean): { readonly row: number; readonly head: number; readonly names: number } {
  return isSmall ? { row: 31, head: 26, names: 26 } : { row: 32, head: 30, names: 30 };
}

/** Names and the words of the states are longer in English; matters, mostly written in Chinese, give the room. */
const inEnglish: Readonly<Record<"wide" | "small", Readonly<Partial<Record<CellPart, number>>>>> = {
  wide: { state: 20, place: -13, matter: -14, crew: 7 }, small: { state: 30, place: 8, matter: -34, crew: 3 },
};

function widthOf(part: CellPart, isSmall: boolean, language: Words["language"]): Width {
  const { width, flex } = (isSmall ? small : wide)[part];
  const more = language === "en" ? inEnglish[isSmall ? "small" : "wide"][part] ?? 0 : 0;
  return flex === undefined ? { width: width + more } : { width, flex: flex + more };
}

function column(part: CellPart, look: () => CellLook): ColDef<BoardItem> {
  const { small: isSmall, words } = look();
  const { width, flex } = widthOf(part, isSmall, words.language);
  return {
    colId: part, headerName: words.t(`board.column.${part}`), width, minWidth: Math.min(width, 60), hide: (isSmall && part === "number") || look().hidden.includes(part), ...(flex === undefined ? {} : { flex }),
    headerClass: styles[`${part}Head`] ?? "",
    cellRenderer: (params: ICellRendererParams<BoardItem>) => createCell(part, params.data, look()),
  };
}

/** Columns for the layout and language of the moment. */
export function boardColumns(look: () => CellLook): ColDef<BoardItem>[] {
  const order: ColDef<BoardItem> = {
    colId: "order", hide: true, sort: "asc", valueGetter: ({ data }) => data ?? null, comparator: compareItems,
  };
  return [order, ...(["mark", "clock", ...columnsInOrder(look().order)] as const).map((part) => column(part, look))];
}

/** Options of the grid: order comes from the seating alone, focus and selection are the board's own. */
export function boardOptions(look: () => CellLook, words: () => Words): GridOptions<BoardItem> {
  return {
    theme: gridTheme.withParams({ headerBackgroundColor: "var(--sheet)", headerTextColor: "var(--text2)" }),
    columnDefs: boardColumns(look),
    defaultColDef: { sortable: false, resizable: false, suppressMovable: true },
    headerHeight: rowHeights(look().small).names,
    rowData: [],
    getRowId: ({ data }) => data.id,
    getRowHeight: ({ data }) => rowHeights(look().small)[data?.kind === "head" ? "head" : "row"],
    isFullWidthRow: ({ rowNode }) => rowNode.data?.kind === "head",
    fullWidthCellRenderer: ({ data }: ICellRendererParams<BoardItem>) => createHead(data, words()),
    suppressCellFocus: true, suppressHeaderFocus: true, suppressRowHoverHighlight: true, suppressMultiSort: true,
    suppressNoRowsOverlay: true, suppressColumnVirtualisation: true, animateRows: false, deltaSort: true, rowBuffer: 12,
  };
}

function createHead(item: BoardItem | undefined, words: Words): HTMLElement {
  const head = document.createElement("div");
  head.dataset["part"] = "head";
  head.setAttribute("role", "gridcell");
  head.className = styles["head"] ?? "";
  paintHead(head, item, words);
  return head;
}
