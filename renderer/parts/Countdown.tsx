/**
 * The clock that breaks first. In time: plain digits. Nearly late: amber box. Late: red box with 超 in front. Suspended: the
 * reason instead of a time. Whoever shows it brings the time; nothing here ticks by itself.
 */
import type { Nearness } from "../../shared/ticket/attention.ts";
import { useWords } from "../app/words.ts";
import { leftToText } from "./duration.ts";
import styles from "./Countdown.module.css";

export interface CountdownProps {
  /** Milliseconds left; negative when late; null where no clock runs. */
  readonly leftMs: number | null;
  readonly nearness: Nearness;
  /** Stands instead of a time: the reason of a pause, 签字, —. */
  readonly instead?: string;
  /** `big` for the drawer's deciding clock. */
  readonly size?: "row" | "big";
  /** The data behind it is not fresh: dashed frame, the caller has stopped the time. */
  readonly stopped?: boolean;
}

/** A countdown with its box. */
export function Countdown({ leftMs, nearness, instead, size = "row", stopped = false }: CountdownProps) {
  const { t } = useWords();
  const isWord = leftMs === null || instead !== undefined;
  const tone = isWord ? styles["word"] : styles[nearness];
  const className = [styles["countdown"], styles[size], tone, stopped && styles["stopped"]].filter(Boolean).join(" ");
  return <span className={className}>{isWord ? instead ?? "—" : leftToText(leftMs, t)}</span>;
}
