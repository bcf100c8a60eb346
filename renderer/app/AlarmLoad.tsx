/**
 * Alarm load in the status bar: alarms that called somebody within the last ten minutes, for each operator who sits at a desk.
 * A bar to ten with a tick at the limit of two; amber from two, red at ten with its word (EEMUA 191: manageable ≤ 2, flood ≥ 10).
 */
import { useView } from "../bridge/use-view.ts";
import { alarmLoad, loadFlood, loadLimit } from "./alarm-load.ts";
import styles from "./AlarmLoad.module.css";
import { useNow } from "./now.ts";
import { useWords } from "./words.ts";

/** The gauge; a hospital without points says that there is none. */
export function AlarmLoad() {
  const { t } = useWords();
  const nowMs = useNow(5_000);
  const rows = useView("alarm-load").rows;
  const hasPoints = useView("plant").rows.length > 0;
  const operators = useView("seats").rows.filter((seat) => seat.personName !== null).length;
  if (!hasPoints) return <span>{t("app.status.load")}</span>;
  const load = alarmLoad(rows, operators, nowMs);
  const look = load >= loadFlood ? "flood" : load >= loadLimit ? "over" : "";
  const shown = Number.isInteger(load) ? String(load) : load.toFixed(1);
  return (
    <span className={`${styles["load"]} ${styles[look] ?? ""}`} title={t("app.status.loadSays")}>
      {t("app.status.loadNow", { load: shown })}
      <meter className={styles["hidden"]} min={0} max={loadFlood} value={Math.min(load, loadFlood)} aria-label={t("app.status.loadSays")} />
      <svg className={styles["bar"]} viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        <rect className={styles["rail"]} x="0" y="2" width="100" height="8" />
        <rect className={styles["fill"]} x="0" y="2" width={Math.min(load / loadFlood, 1) * 100} height="8" />
        <rect className={styles["tick"]} x={(loadLimit / loadFlood) * 100 - 1} y="0" width="2" height="12" />
      </svg>
      {look === "flood" && <b>{t("app.status.flood")}</b>}
    </span>
  );
}
