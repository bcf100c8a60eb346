/** The board's head: how much is open, late, nearly late; whose tickets; whether the order is locked. */
import { nearness, decidingClock } from "../../../shared/ticket/attention.ts";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import type { BoardStore } from "./board-store.ts";
import { CrewFilter } from "./CrewFilter.tsx";
import { LayoutMenu } from "./LayoutMenu.tsx";
import { countSections, rowsOf } from "./seating.ts";
import type { Seating } from "./seating.ts";
import { TextFilter } from "./TextFilter.tsx";
import type { LayoutChoice } from "./use-layout-choice.ts";
import { useSeating } from "./use-seating.ts";
import styles from "./Board.module.css";

export interface BoardHeadProps {
  readonly store: BoardStore;
  readonly choice: LayoutChoice;
}

/** Open tickets by how late they are. */
function countLate(seating: Seating, nowMs: number): { readonly open: number; readonly over: number; readonly near: number } {
  const rows = rowsOf(seating);
  const count = { open: rows.length, over: 0, near: 0 };
  for (const row of rows) {
    const clock = decidingClock(row);
    const state = clock === null ? "in-time" : nearness(row, clock, nowMs);
    if (state !== "in-time") count[state] += 1;
  }
  return count;
}

/** Counts left, order right. */
export function BoardHead({ store, choice }: BoardHeadProps) {
  const { t } = useWords();
  const { layout: { shape, groupBy, crewId, filter }, change } = choice;
  const seating = useSeating(store);
  const { open, over, near } = countLate(seating, useNow());
  const arrived = countSections(seating).arrived;
  const locked = store.lock.isLocked();
  return (
    <div className={styles["headLine"]}>
      <h2 className="unseen">{t("board.title")}</h2>
      <span>{t("board.open", { count: open })}</span>
      {over > 0 && <span className={styles["over"]}>{t("board.over", { count: over })}</span>}
      {near > 0 && <span className={styles["near"]}>{t("board.near", { count: near })}</span>}
      <span className={styles["order"]}>
        <TextFilter filter={filter} onFilter={(next) => change({ filter: next })} />
        <CrewFilter crewId={crewId} onCrew={(next) => change({ crewId: next })} />
        <LayoutMenu choice={choice} />
        <button type="button" className={styles["plain"]} aria-pressed={shape === "crews"} aria-keyshortcuts="=" onClick={() => change({ shape: shape === "rows" ? "crews" : "rows" })}>
          {t(shape === "crews" ? "board.byCrew" : groupBy === "building" ? "board.byBuilding" : "board.byTimeLeft")} <KeyCap keys="=" />
        </button>
        {locked && (
          <button type="button" className={styles["plain"]} aria-keyshortcuts="L" onClick={() => store.lock.release()}>
            {arrived > 0 ? <b className={styles["near"]}>{t("board.lockedArrived", { count: arrived })}</b> : t("board.locked")} <KeyCap keys="L" />
          </button>
        )}
      </span>
    </div>
  );
}
