/**
 * The board's lists: dispatch, call-backs, signatures, ratings, complaints. A digit goes to one while the focus is on the
 * board; the count says how many wait, in amber where one cannot.
 */
import { useKeys } from "../../app/keyboard.ts";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { boardLists, isPressing } from "./worklists.ts";
import type { BoardList, WorkLists } from "./worklists.ts";
import styles from "./Worklist.module.css";

export interface ListTabsProps {
  readonly list: BoardList;
  readonly lists: WorkLists;
  /** Tickets on the board. */
  readonly openCount: number;
  onList(list: BoardList): void;
}

/** The row of tabs. */
export function ListTabs({ list, lists, openCount, onList }: ListTabsProps) {
  const { t } = useWords();
  const nowMs = useNow(10_000);
  useKeys("board", Object.fromEntries(boardLists.flatMap((name, at) => [[`Digit${at + 1}`, () => onList(name)], [`Numpad${at + 1}`, () => onList(name)]])));
  return (
    <div className={styles["tabs"]} role="tablist" aria-label={t("board.work.lists")}>
      {boardLists.map((name, at) => {
        const items = name === "board" ? [] : lists[name];
        const count = name === "board" ? openCount : items.length;
        return (
          <button key={name} type="button" role="tab" id={`board-tab-${name}`} aria-selected={name === list} aria-controls="board-list" tabIndex={name === list ? 0 : -1}
            aria-keyshortcuts={String(at + 1)} className={styles["tab"]} onClick={() => onList(name)}>
            {t(`board.work.list.${name}`)} {count > 0 && <b className={isPressing(items, nowMs) ? styles["pressing"] : styles["count"]}>{count}</b>} <KeyCap keys={String(at + 1)} />
          </button>
        );
      })}
    </div>
  );
}
