/**
 * The board as rows: AG Grid fed by one transaction per change of the seating, repainted with the shared second. Keeps
 * cursor and scroll position through every push; tells the foot what lies below the last visible row.
 */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { useLayout } from "../../app/layout.ts";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import { Grid } from "../../parts/Grid.tsx";
import type { GridHandle } from "../../parts/Grid.tsx";
import { boardColumns, boardOptions, rowHeights } from "./board-columns.ts";
import { changesBetween, itemsOf } from "./board-items.ts";
import type { BoardItem, BoardItems } from "./board-items.ts";
import { onlyNew, paintRows } from "./board-painter.ts";
import type { Chosen, PaintWhich } from "./board-painter.ts";
import type { BoardStore } from "./board-store.ts";
import type { CellLook } from "./cells.ts";
import { countBelow } from "./below.ts";
import type { Below } from "./below.ts";
import type { CrewNames } from "./use-crew-names.ts";
import styles from "./BoardGrid.module.css";

export interface BoardGridProps {
  readonly store: BoardStore;
  readonly chosen: Chosen;
  /** Columns left out. */
  readonly hidden: readonly string[];
  /** Columns from the left, as far as somebody chose. */
  readonly order: CellLook["order"];
  readonly crewNames: CrewNames;
  onPick(ticketId: string, open: boolean): void;
  onBelow(below: Below): void;
}

/** What the grid's own code needs between renders; never causes one. */
interface Live {
  handle: GridHandle<BoardItem> | null;
  items: BoardItems;
  look: CellLook;
  props: BoardGridProps;
  tellTimer: ReturnType<typeof setTimeout> | undefined;
  /** The columns changed while the board was out of sight (the language, in the settings): their widths are still to be worked out. */
  unsized: boolean;
}

/** While one scrolls, the foot is told at most this often. */
const tellBelowMs = 150;

function repaint({ handle, items, look, props }: Live, which: PaintWhich = "all"): void {
  if (handle !== null) paintRows(handle.root, items, { look, chosen: props.chosen }, which);
}

/** Brings the grid to the store's seating with one transaction. */
function takeSeating(live: Live): void {
  if (live.handle === null) return;
  const items = itemsOf(live.props.store.seating(), live.items);
  const changed = changesBetween(live.items, items);
  live.items = items;
  if (changed.add.length + changed.update.length + changed.remove.length > 0) live.handle.api.applyTransaction(changed);
  repaint(live, new Set(changed.update.map((item) => item.id)));
  tellBelowSoon(live);
}

function tellBelowSoon(live: Live): void {
  live.tellTimer ??= setTimeout(() => {
    live.tellTimer = undefined;
    if (live.handle !== null) live.props.onBelow(countBelow(live.handle.api));
  }, tellBelowMs);
}

/** Columns for the look of the moment. Those that share what width is left share it anew: the grid does that by itself only where it is seen. */
function giveColumns(live: Live): void {
  if (live.handle === null) return;
  const columns = boardColumns(() => live.look);
  live.unsized = live.handle.root.clientWidth === 0;
  live.handle.api.setGridOption("columnDefs", columns);
  live.handle.api.applyColumnState({ state: columns.flatMap(({ colId, flex }) => (colId === undefined || flex === undefined ? [] : [{ colId, flex: null }])) });
  live.handle.api.applyColumnState({ state: columns.flatMap(({ colId, flex }) => (colId === undefined || flex === undefined ? [] : [{ colId, flex }])) });
}

/** Follows scrolling (at most once a frame) and clicks. Answers how to stop. */
function follow(live: Live, { api, root }: GridHandle<BoardItem>): () => void {
  let frame = 0;
  const later = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => repaint(live, onlyNew));
    tellBelowSoon(live);
  };
  const idAt = (event: Event) => (event.target as Element).closest(".ag-row")?.getAttribute("row-id") ?? null;
  const press = (event: MouseEvent) => {
    event.preventDefault();
    root.focus({ preventScroll: true });
    const id = idAt(event);
    if (id !== null && live.items.get(id)?.kind === "ticket") live.props.onPick(id, event.button === 0);
  };
  const size = () => {
    if (live.unsized && root.clientWidth > 0) giveColumns(live);
  };
  const seen = new ResizeObserver(size);
  seen.observe(root);
  api.addEventListener("bodyScroll", later);
  api.addEventListener("gridSizeChanged", later);
  api.addEventListener("viewportChanged", later);
  root.addEventListener("mousedown", press);
  return () => {
    cancelAnimationFrame(frame);
    seen.disconnect();
    root.removeEventListener("mousedown", press);
  };
}

/** The grid itself. */
export function BoardGrid(props: BoardGridProps) {
  const words = useWords();
  const nowMs = useNow();
  const small = useLayout() === "small";
  const look: CellLook = { nowMs, words, small, hidden: props.hidden, order: props.order, crewNames: props.crewNames };
  const live = useRef<Live>({ handle: null, items: new Map(), look, props, tellTimer: undefined, unsized: false });
  const drawnFor = useRef(`${small} ${words.language} ${props.hidden.join(" ")} / ${props.order.join(" ")}`);
  useLayoutEffect(() => {
    live.current.look = look;
    live.current.props = props;
  });

  const options = useMemo(() => boardOptions(() => live.current.look, () => live.current.look.words), []);
  const handleReady = useCallback((handle: GridHandle<BoardItem>) => {
    const mine = live.current;
    mine.handle = handle;
    mine.items = new Map();
    takeSeating(mine);
    const stops = [mine.props.store.listen(() => takeSeating(mine)), follow(mine, handle)];
    return () => {
      for (const stop of stops) stop();
      mine.handle = null;
    };
  }, []);

  useEffect(() => {
    const { handle } = live.current;
    const wanted = `${small} ${words.language} ${props.hidden.join(" ")} / ${props.order.join(" ")}`;
    if (handle === null || drawnFor.current === wanted) return; // a new grid has them from its options
    drawnFor.current = wanted;
    giveColumns(live.current);
    handle.api.setGridOption("headerHeight", rowHeights(small).names);
    handle.api.resetRowHeights();
  }, [small, words.language, props.hidden, props.order]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: all that a drawn row shows, besides the row itself
  useEffect(() => repaint(live.current), [nowMs, words, small, props.chosen, props.crewNames]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list scrolls when the cursor moves, never by itself
  useEffect(() => showCursor(live.current), [props.chosen.cursorId]);

  return <Grid<BoardItem> className={styles["grid"]} label={words.t("board.title")} options={options} onReady={handleReady} />;
}

/** Brings the cursor's row into view, moving as little as possible; the head above the first row comes with it. */
function showCursor({ handle, props, look }: Live): void {
  const node = props.chosen.cursorId === null ? undefined : handle?.api.getRowNode(props.chosen.cursorId);
  if (node == null || node.rowIndex === null || handle === null) return;
  const { top } = handle.api.getVerticalPixelRange();
  const hidesHead = node.rowTop !== null && node.rowTop - top < rowHeights(look.small).head;
  handle.api.ensureIndexVisible(hidesHead && node.rowIndex > 0 ? node.rowIndex - 1 : node.rowIndex);
}
