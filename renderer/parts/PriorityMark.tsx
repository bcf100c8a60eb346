/**
 * The mark of a priority: square 1, triangle 2, ring 3, bar 4. 特急 is always loud; 紧急 only when it needs action; the other
 * two never: there the clock speaks. Shape and word carry it, colour only helps.
 */
import type { Priority } from "../../shared/service/service.ts";
import { useWords } from "../app/words.ts";
import styles from "./PriorityMark.module.css";

export interface PriorityMarkProps {
  readonly priority: Priority;
  /** Needs action now: an urgent one is filled. */
  readonly loud?: boolean;
  /** Blinks between loud and quiet: an unacknowledged 特急 only. */
  readonly calling?: boolean;
  /** Edge length in px: 20 in rows, 26 in the drawer, 34 at night, 56 on the wall. A CSS length for the wall. */
  readonly size?: number | string;
}

/** The sign of a priority with its word for those who hear the screen. */
export function PriorityMark({ priority, loud = false, calling = false, size = 20 }: PriorityMarkProps) {
  const { t } = useWords();
  const tone = priority === 1 ? styles["critical"] : priority === 2 && loud ? styles["urgent"] : styles["quiet"];
  const className = [styles["mark"], tone, calling && styles["calling"]].filter(Boolean).join(" ");
  return (
    <svg className={className} style={{ width: size, height: size }} viewBox="0 0 20 20" role="img" aria-label={t(`parts.priority.${priority}`)}>
      {shapes[priority]}
    </svg>
  );
}

const digit = { textAnchor: "middle", fontSize: 10.5, fontWeight: 700, className: styles["digit"] } as const;

const shapes = {
  1: <><rect className={styles["shape"]} x="1" y="1" width="18" height="18" /><text x="10" y="14" {...digit} fontSize={12}>1</text></>,
  2: <><path className={styles["shape"]} d="M10 2 L18.6 17.6 H1.4 Z" strokeLinejoin="round" /><text x="10" y="16" {...digit}>2</text></>,
  3: <circle className={styles["outline"]} cx="10" cy="10" r="6.6" />,
  4: <path className={styles["outline"]} d="M3 10 H17" />,
} as const;
