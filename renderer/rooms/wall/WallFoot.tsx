/** The wall's foot: lifts, boiler and oxygen, oldest waste, calls answered, jobs in time. A cell without a source says 未接入. */
import { useWords } from "../../app/words.ts";
import type { Category } from "../../../shared/alarm/point.ts";
import type { AnsweredRow, PlantRow, TodayRow } from "../../../shared/views.ts";
import { plantCell } from "./plant-cell.ts";
import type { PlantCell } from "./plant-cell.ts";
import styles from "./WallFoot.module.css";

/** Share of jobs that must be finished in time (PRODUCT §12), in per cent. */
const inTimeTarget = 95;

export interface WallFootProps {
  readonly today: TodayRow | undefined;
  readonly plant: readonly PlantRow[];
  readonly answered: AnsweredRow | undefined;
  /** How many cells fit. */
  readonly count: number;
}

/** Cells in their order on the wall, and the order in which they give way on a small panel (last first). */
const cells = ["lifts", "boiler", "waste", "answered", "inTime"] as const;
const keep = ["inTime", "lifts", "boiler", "answered", "waste"] as const;

/** Kinds of plant behind a cell. */
const categoriesOf: Readonly<Partial<Record<(typeof cells)[number], readonly Category[]>>> = { lifts: ["lift"], boiler: ["boiler", "oxygen"] };

/** Today's share of finished jobs that were in time, in whole per cent rounded down; null before the first. */
export function inTimePercent(today: Pick<TodayRow, "finished" | "finishedInTime"> | undefined): number | null {
  if (today === undefined || today.finished === 0) return null;
  return Math.floor((today.finishedInTime / today.finished) * 100);
}

/** Shares of calls that must be answered within 15 s and 20 s (PRODUCT §12), in per cent. */
const within15Target = 90;
const within20Target = 95;

/** Today's share of calls answered within 20 s, in whole per cent rounded down, and whether either target is missed; null before the first call. */
export function answeredShare(row: Pick<AnsweredRow, "offered" | "within15" | "within20"> | undefined): { readonly percent: number; readonly low: boolean } | null {
  if (row === undefined || row.offered === 0) return null;
  const share = (count: number) => Math.floor((count / row.offered) * 100);
  return { percent: share(row.within20), low: share(row.within20) < within20Target || share(row.within15) < within15Target };
}

/** Calls answered in time today; silent while no telephone ever told of a call. */
function Answered({ row }: { readonly row: AnsweredRow | undefined }) {
  const { t } = useWords();
  const share = answeredShare(row);
  const isSilent = row?.connected !== true;
  return (
    <div className={`${styles["cell"]} ${share?.low === true ? styles["low"] : ""}`}>
      <dt>{t("wall.foot.answered")}</dt>
      <dd className={isSilent ? styles["silent"] : ""}>{isSilent ? t("wall.foot.silent") : percentText(share?.percent ?? null, share?.low === true)}</dd>
    </div>
  );
}

/** The foot. */
export function WallFoot({ today, plant, answered, count }: WallFootProps) {
  const { t } = useWords();
  const kept: readonly string[] = keep.slice(0, count);
  const percent = inTimePercent(today);
  const low = percent !== null && percent < inTimeTarget;
  return (
    <dl className={styles["foot"]}>
      {cells.filter((cell) => kept.includes(cell)).map((cell) => (
        cell === "answered" ? <Answered key={cell} row={answered} /> : categoriesOf[cell] !== undefined ? <Plant key={cell} name={cell} found={plantCell(plant, categoriesOf[cell])} /> : (
          <div key={cell} className={`${styles["cell"]} ${cell === "inTime" && low ? styles["low"] : ""}`}>
            <dt>{t(`wall.foot.${cell}`)}</dt>
            {cell === "inTime" ? <dd>{percentText(percent, low)}</dd> : <dd className={styles["silent"]}>{t("wall.foot.silent")}</dd>}
          </div>
        )
      ))}
    </dl>
  );
}

const glyphs = { silent: "", normal: "", doubt: "△ ", alarm: "△ ", critical: "■ " } as const;
const tints = { silent: "", normal: "", doubt: "low", alarm: "low", critical: "high" } as const;
const wordOf = { silent: "silent", normal: "normal", doubt: "noSignal", alarm: "inAlarm", critical: "inAlarm" } as const;

/** Plant: normal is grey; an alarm has tint, glyph and word. */
function Plant({ name, found: { look, count } }: { readonly name: string; readonly found: PlantCell }) {
  const { t } = useWords();
  return (
    <div className={`${styles["cell"]} ${styles[tints[look]] ?? ""}`}>
      <dt>{t(`wall.foot.${name}`)}</dt>
      <dd className={look === "silent" ? styles["silent"] : undefined}>{glyphs[look]}{t(`wall.foot.${wordOf[look]}`, { count })}</dd>
    </div>
  );
}

function percentText(percent: number | null, low: boolean): string {
  return percent === null ? "—" : `${low ? "△ " : ""}${percent}%${low ? " ↓" : ""}`;
}
