/** One setting: label, field, one sentence what it changes and for whom. */
import type { ReactNode } from "react";
import styles from "./Settings.module.css";

export interface SettingRowProps {
  readonly label: string;
  readonly says: string;
  readonly children: ReactNode;
}

/** The row. */
export function SettingRow({ label, says, children }: SettingRowProps) {
  return (
    <div className={styles["row"]}>
      <h3 className={styles["label"]}>{label}</h3>
      <div className={styles["value"]}>{children}</div>
      <p className={styles["says"]}>{says}</p>
    </div>
  );
}
