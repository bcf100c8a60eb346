/** The six-step track 受理 派单 接单 到场 完工 签字: small blocks, filled as far as the job came; half of the fifth while work goes on. */
import styles from "./Track.module.css";

export interface TrackProps {
  /** 0–6 in steps of a half. */
  readonly filled: number;
  /** Fills the width it is given (drawer) instead of six small blocks. */
  readonly wide?: boolean;
}

/** Decoration: the word beside it says the same. */
export function Track({ filled, wide = false }: TrackProps) {
  return (
    <span className={`${styles["track"]} ${wide ? styles["wide"] : ""}`} aria-hidden="true">
      {[1, 2, 3, 4, 5, 6].map((step) => <i key={step} className={styles[filled >= step ? "on" : filled >= step - 0.5 ? "half" : "off"]} />)}
    </span>
  );
}
