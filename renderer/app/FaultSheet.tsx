/** What a failed region shows instead of itself: one sentence what failed and what goes on, a retry key, a code. */
import { KeyCap } from "../parts/KeyCap.tsx";
import type { Region } from "./FaultBoundary.tsx";
import { useKeys } from "./keyboard.ts";
import styles from "./FaultSheet.module.css";
import { useWords } from "./words.ts";

export interface FaultSheetProps {
  readonly region: Region;
  readonly code: string;
  onRetry(): void;
}

/** Keys that already lead to a region try it again too. */
const keyByRegion: Readonly<Partial<Record<Region, string>>> = { intake: "F4", board: "F6" };

/** The sheet; as large as its region. */
export function FaultSheet({ region, code, onRetry }: FaultSheetProps) {
  const { t } = useWords();
  const key = keyByRegion[region];
  useKeys("everywhere", key === undefined ? {} : { [key]: onRetry });
  return (
    <section className={styles["sheet"]} role="alert">
      <h2 className={styles["title"]}><span aria-hidden="true">✕</span> {t(`app.fault.${region}`)}</h2>
      <p>{t("app.fault.saved")}</p>
      <button type="button" className={styles["retry"]} onClick={onRetry}>
        {t("app.fault.retry")} {key !== undefined && <KeyCap keys={key} />}
      </button>
      <p className={styles["code"]}>{t("app.fault.code", { code })}</p>
    </section>
  );
}
