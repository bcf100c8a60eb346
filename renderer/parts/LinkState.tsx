/** How sure we are that others have it: joined line, dashed ring for not yet shared, cut line for an island. */
import styles from "./LinkState.module.css";

export type LinkLook = "joined" | "alone" | "provisional" | "island";

export interface LinkStateProps {
  readonly look: LinkLook;
  readonly text: string;
  /** A second, quieter part: 延迟 0.2 秒. */
  readonly detail?: string;
}

const shapes = {
  joined: <path d="M1 7 H5 M5 4 V10 M11 4 V10 M5 7 H11 M11 7 H15" />,
  alone: <path d="M4 7 H12 M4 4 V10 M12 4 V10" />,
  provisional: <circle cx="8" cy="7" r="5" strokeDasharray="3 2.2" />,
  island: <path d="M1 7 H5 M5 3 V11 M11 3 V11 M11 7 H15" />,
} as const;

/** Glyph and words of a link state. */
export function LinkState({ look, text, detail }: LinkStateProps) {
  return (
    <span className={`${styles["state"]} ${styles[look]}`}>
      <svg viewBox="0 0 16 14" width="16" height="14" fill="none" stroke="currentColor" strokeWidth="1.8" aria-hidden="true">{shapes[look]}</svg>
      <span>{text}</span>
      {detail !== undefined && detail !== "" && <span className={styles["detail"]}>{detail}</span>}
    </span>
  );
}
