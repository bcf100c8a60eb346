/** The last line of a worklist: how content the wards were in the last thirty days, and complaints in time, beside their targets. */
import { dayMs, startOfDay } from "../../../shared/kernel/time.ts";
import { hospitalZone } from "../../app/civil.ts";
import { useNow } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import styles from "./Board.module.css";

/** Days that the figures look back. */
const spanDays = 30;
/** Targets in percent, PRODUCT §12. */
const targets = { satisfied: 98, complaints: 95 } as const;

/** The foot; `rest` are items that are not drawn. */
export function QualityFoot({ rest }: { readonly rest: number }) {
  const { t } = useWords();
  const nowMs = useNow(60_000);
  const row = useView("quality", { fromMs: startOfDay(nowMs, hospitalZone()) - spanDays * dayMs }).rows[0];
  const share = (part: number, whole: number, target: number) => {
    if (whole === 0) return <span>{t("board.work.noFigure")}</span>;
    const percent = Math.floor((1000 * part) / whole) / 10;
    return <b className={percent < target ? styles["near"] : undefined}>{t("board.work.share", { percent, part, whole, target })}</b>;
  };
  return (
    <p className={styles["foot"]}>
      <span>{rest > 0 && t("board.work.rest", { count: rest })}</span>
      {row !== undefined && <span className={styles["footKeys"]}>
        <span>{t("board.work.satisfied", { days: spanDays })} {share(row.satisfied, row.rated, targets.satisfied)}</span>
        <span>{t("board.work.complaints")} {share(row.complaintsInTime, row.complaints, targets.complaints)}</span>
      </span>}
    </p>
  );
}
