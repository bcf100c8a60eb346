/** The wall's foot: lifts, boiler and oxygen, oldest waste, calls answered, jobs in time. A cell without a source says 未接入. */
import { useWords } from "../../app/words.ts";
import type { TodayRow } from "../../../shared/views.ts";
import styles from "./WallFoot.module.css";

/** Share of jobs that must be finished in time (PRODUCT §12), in per cent. */
const inTimeTarget = 95;

export interface WallFootProps {
  readonly today: TodayRow | undefined;
  /** How many cells fit. */
  readonly count: number;
}

/** Cells in their order on the wall, and the order in which they give way on a small panel (last first). */
const cells = ["lifts", "boiler", "waste", "answered", "inTime"] as const;
const keep = ["inTime", "lifts", "boiler", "answered", "waste"] as const;

/** Today's share of finished jobs that were in time, in whole per cent rounded down; null before the first. */
export function inTimePercent(today: Pick<TodayRow, "finished" | "finishedInTime"> | undefined): number | null {
  if (today === undefined || today.finished === 0) return null;
  return Math.floor((today.finishedInTime / today.finished) * 100);
}

/** The foot. */
export function WallFoot({ today, count }: WallFootProps) {
  const { t } = useWords();
  const kept: readonly string[] = keep.slice(0, count);
  const percent = inTimePercent(today);
  const low = percent !== null && percent < inTimeTarget;
  return (
    <dl className={styles["foot"]}>
      {cells.filter((cell) => kept.includes(cell)).map((cell) => (
        <div key={cell} className={`${styles["cell"]} ${cell === "inTime" && low ? styles["low"] : ""}`}>
          <dt>{t(`wall.foot.${cell}`)}</dt>
          {cell === "inTime" ? <dd>{percentText(percent, low)}</dd> : <dd className={styles["silent"]}>{t("wall.foot.silent")}</dd>}
        </div>
      ))}
    </dl>
  );
}

function percentText(percent: number | null, low: boolean): string {
  return percent === null ? "—" : `${low ? "△ " : ""}${percent}%${low ? " ↓" : ""}`;
}
