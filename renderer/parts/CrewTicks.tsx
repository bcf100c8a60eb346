/** One tick per person of a crew: full busy, open free, a low dash off duty. Figures beside it say the same in words. */
import styles from "./CrewTicks.module.css";

export interface CrewTicksProps {
  readonly busy: number;
  readonly free: number;
  readonly off: number;
  /** Most ticks drawn; a bigger crew keeps its proportions in words only. */
  readonly max?: number;
}

/** Ticks in the order busy, free, off; what does not fit is left away from the end. */
export function CrewTicks({ busy, free, off, max = 14 }: CrewTicksProps) {
  const kinds = [...repeat("busy", busy), ...repeat("free", free), ...repeat("off", off)].slice(0, max);
  // biome-ignore lint/suspicious/noArrayIndexKey: a tick has no identity but its place
  return <span className={styles["ticks"]} aria-hidden="true">{kinds.map((kind, index) => <i key={index} className={styles[kind]} />)}</span>;
}

function repeat<K extends string>(kind: K, count: number): K[] {
  return Array.from({ length: Math.max(0, count) }, () => kind);
}
