/**
 * The strip that says what is wrong, or was mended, with the machine under this desk: damage, disk, clock, backup. The gravest
 * one alone; how many more there are stands behind it. Nothing while all is well.
 */
import type { HealthNotice } from "../../shared/views.ts";
import { useView } from "../bridge/use-view.ts";
import { timeToText } from "./civil.ts";
import styles from "./HealthStrip.module.css";
import { useWords } from "./words.ts";

/** Gravest first: what stops writing, then what may be lost, then what was put right. */
const gravity: readonly HealthNotice["code"][] = [
  "disk-full", "read-only", "damaged-now", "mended-empty", "disk-low", "backup-failed", "mended-log", "mended-backup", "restored", "clock-back", "clock-forward",
];
const stopsWriting: readonly HealthNotice["code"][] = ["disk-full", "read-only"];

/** Red where nothing can be written, amber otherwise. */
export function HealthStrip() {
  const { t } = useWords();
  const notices = useView("health").rows[0]?.notices ?? [];
  const [first, ...others] = [...notices].sort((a, b) => gravity.indexOf(a.code) - gravity.indexOf(b.code));
  if (first === undefined) return null;
  const at = timeToText(first.atMs);
  const isStop = stopsWriting.includes(first.code);
  return (
    <p className={`${styles["strip"]} ${isStop ? styles["stop"] : ""}`} role={isStop ? "alert" : "status"}>
      ▲ {t(`health.${first.code}`, { ...first.params, at })}
      {others.length > 0 && ` ${t("health.more", { more: others.length })}`}
    </p>
  );
}
