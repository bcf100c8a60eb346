/**
 * The telephone lines, one fixed seat each, in line with the columns below, so that a ring never pushes anything. No
 * telephone is connected yet: every seat says so.
 */
import { useLayout } from "./layout.ts";
import styles from "./LineStrip.module.css";
import { useWords } from "./words.ts";

/** Three seats, two where the third folds into the second. */
export function LineStrip() {
  const { t } = useWords();
  const lines = useLayout() === "wide" ? [1, 2, 3] : [1, 2];
  return (
    <ul className={styles["strip"]} aria-label={t("app.lines.title")}>
      {lines.map((line) => (
        <li key={line} className={styles["seat"]}>
          <span className={styles["line"]}>{t("app.lines.line", { line })}</span>
          <span>{t("app.notConnected")}</span>
          {line === lines.length && <span className={styles["end"]}>{t("app.lines.callBacks")}</span>}
        </li>
      ))}
    </ul>
  );
}
