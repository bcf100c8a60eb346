/** A ticket's state in one line: six-step track, glyph, word; no box, no coloured pill. In narrow places the track goes. */
import { Track } from "./Track.tsx";
import type { StatusFace } from "./status.ts";
import styles from "./StatusChip.module.css";

export interface StatusChipProps {
  readonly face: StatusFace;
  /** Leaves the track away. */
  readonly narrow?: boolean;
}

/** The face that `statusFace` worked out, drawn. */
export function StatusChip({ face, narrow = false }: StatusChipProps) {
  return (
    <span className={styles["chip"]}>
      {!narrow && <Track filled={face.filled} />}
      {face.glyph !== "" && <span className={`${styles["glyph"]} ${styles[face.tone]}`} aria-hidden="true">{face.glyph}</span>}
      <span className={`${styles["word"]} ${styles[face.tone]}`}>{face.text}</span>
    </span>
  );
}
