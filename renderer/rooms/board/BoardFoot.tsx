/** The board's last line: what lies below the visible part, and the keys that matter now. */
import { useWords } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import type { Below } from "./below.ts";
import { groupName } from "./blocks.ts";
import type { BoardShape } from "./Board.tsx";
import styles from "./Board.module.css";

export interface BoardFootProps {
  readonly total: number;
  /** Null while the rows have not been laid out. */
  readonly below: Below | null;
  readonly markedCount: number;
  readonly shape: BoardShape;
}

/** The foot. */
export function BoardFoot({ total, below, markedCount, shape }: BoardFootProps) {
  const words = useWords();
  const { t } = words;
  const groups = below?.byGroup.map((group) => t("board.belowGroup", { group: groupName(group, words), count: group.count })).join(t("board.comma")) ?? "";
  const lies = below === null ? "" : below.total === 0 ? t("board.allHere", { count: total }) : t("board.below", { count: below.total, groups });
  const left = markedCount > 0
    ? <b className={styles["markedCount"]}>{t("board.marked", { count: markedCount })}</b>
    : <span>{shape === "crews" ? t("board.byCrews", { count: total }) : lies}</span>;
  return (
    <p className={styles["foot"]}>
      {left}
      <span className={styles["footKeys"]}>
        {below !== null && below.total > 0 && <KeyCap keys="PgDn" />}
        {(shape === "rows" ? ["choose", "open", "mark"] : ["chooseCrew", "open", "drag"]).map((hint) => <span key={hint}>{t(`board.keys.${hint}`)}</span>)}
      </span>
    </p>
  );
}
