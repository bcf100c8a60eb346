/**
 * The dispatch board and the lists after the work, a digit each. The board: head with counts, the list (or the crew board),
 * the foot that says what lies below. Owns the cursor and the lock; the tickets come from view `board` through the store. Acts are the ticket room's, run by letter.
 */
import { useEffect, useMemo, useRef, useState } from "react";
import { deskNowMs, useNow } from "../../app/now.ts";
import { useRoomFocus } from "../../app/rooms.ts";
import { useWords } from "../../app/words.ts";
import { openView } from "../../bridge/view-store.ts";
import { EmptyLine } from "../../parts/EmptyLine.tsx";
import { BoardFoot } from "./BoardFoot.tsx";
import { BoardGrid } from "./BoardGrid.tsx";
import { BoardHead } from "./BoardHead.tsx";
import { nothingBelow } from "./below.ts";
import type { Below } from "./below.ts";
import { createBoardStore } from "./board-store.ts";
import type { BoardStore } from "./board-store.ts";
import { CrewBoard } from "./CrewBoard.tsx";
import { ListTabs } from "./ListTabs.tsx";
import { useBoardKeys } from "./use-board-keys.ts";
import { useCrewNames } from "./use-crew-names.ts";
import { useCursor } from "./use-cursor.ts";
import type { Cursor } from "./use-cursor.ts";
import { useLayoutChoice } from "./use-layout-choice.ts";
import type { LayoutChoice } from "./use-layout-choice.ts";
import { useSeating } from "./use-seating.ts";
import { useWorkLists } from "./use-worklists.ts";
import { Worklist } from "./Worklist.tsx";
import type { BoardList } from "./worklists.ts";
import styles from "./Board.module.css";

/** How the tickets are laid out. */
export type BoardShape = "rows" | "crews";

/** The board in its column: its lists, and the one in front. */
export function Board() {
  const store = useStore();
  useSeating(store);
  const region = useRef<HTMLDivElement>(null);
  const [list, setList] = useShown<BoardList>("board", region);
  const lists = useWorkLists();
  const choice = useLayoutChoice(store);
  const cursor = useCursor(store);
  useRoomFocus("board", () => focusList(region.current));
  return (
    <div ref={region} className={styles["board"]} onFocus={(event) => { if (list === "board" && "firstFocus" in (event.target as HTMLElement).dataset) cursor.begin(); }} {...gestures(store)}>
      <ListTabs list={list} lists={lists} openCount={store.total()} onList={setList} />
      {list === "board" ? <Dispatch store={store} region={region} cursor={cursor} choice={choice} /> : <Worklist key={list} name={list} items={lists[list]} />}
      <Second store={store} />
    </div>
  );
}

interface DispatchProps {
  readonly store: BoardStore;
  readonly region: React.RefObject<HTMLDivElement | null>;
  readonly cursor: Cursor;
  readonly choice: LayoutChoice;
}

/** The dispatch list itself, as rows or by crew. */
function Dispatch({ store, region, cursor, choice }: DispatchProps) {
  const { t } = useWords();
  const seating = useSeating(store);
  const { shape, hidden, order, filter } = choice.layout;
  const setShape = (next: BoardShape) => choice.change({ shape: next });
  useFocusOnChange(shape, region);
  const [below, setBelow] = useState<Below | null>(null);
  const crewNames = useCrewNames();
  useBoardKeys({ store, cursor, shape, onShape: setShape });
  const empty = store.ready() && seating.size === 0;
  return (
    <div id="board-list" className={styles["dispatch"]}>
      <BoardHead store={store} choice={choice} />
      {shape === "rows"
        ? <BoardGrid store={store} chosen={cursor.chosen} hidden={hidden} order={order} crewNames={crewNames} onPick={cursor.pick} onBelow={setBelow} />
        : <CrewBoard seating={seating} chosen={cursor.chosen} onPick={cursor.pick} />}
      {empty && <div className={styles["empty"]}><EmptyLine>{t(store.total() === 0 ? "board.empty" : filter === "" ? "board.emptyCrew" : "board.emptyFilter")}</EmptyLine></div>}
      <BoardFoot total={seating.size} below={shape === "rows" ? below : nothingBelow} markedCount={cursor.chosen.markedIds.size} shape={shape} />
    </div>
  );
}

function focusList(region: HTMLElement | null): void {
  region?.querySelector<HTMLElement>("[data-first-focus]")?.focus({ preventScroll: true });
}

/** What is shown. A change takes the list away that had the focus: the new one gets it. */
function useShown<T>(atStart: T, region: React.RefObject<HTMLElement | null>): [T, (next: T) => void] {
  const [shown, setShown] = useState<T>(atStart);
  const changed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` is the sign that another list stands there
  useEffect(() => {
    if (changed.current) focusList(region.current);
    changed.current = false;
  }, [shown, region]);
  return [shown, (next) => {
    changed.current = true;
    setShown(next);
  }];
}

/** The list that had the focus is gone with its shape: the new one gets it. */
function useFocusOnChange(shape: BoardShape, region: React.RefObject<HTMLElement | null>): void {
  const before = useRef(shape);
  useEffect(() => {
    if (before.current !== shape) focusList(region.current);
    before.current = shape;
  }, [shape, region]);
}

function useStore(): BoardStore {
  const store = useMemo(() => createBoardStore(openView("board", {}), deskNowMs), []);
  useEffect(() => store.start(), [store]);
  return store;
}

/** Takes the shared second to the store without repainting the board. */
function Second({ store }: { readonly store: BoardStore }) {
  const nowMs = useNow();
  useEffect(() => store.tick(nowMs), [store, nowMs]);
  return null;
}

/** A hand on the board: any key, press, wheel, or a pointer that really moves. */
function gestures(store: BoardStore) {
  const touch = () => store.lock.touch(deskNowMs());
  return {
    onKeyDownCapture: touch,
    onPointerDownCapture: touch,
    onWheelCapture: touch,
    onPointerMoveCapture: (event: React.PointerEvent) => { if (event.movementX !== 0 || event.movementY !== 0) touch(); },
  };
}
