/** A wall time of the hospital, 24 h: `14:32`, with seconds where people work by them; the day is said on hover. */
import { dayToText, timeToText } from "../app/civil.ts";
import { useWords } from "../app/words.ts";

export interface ClockProps {
  readonly atMs: number;
  readonly seconds?: boolean;
}

/** The time as an element that machines can read too. */
export function Clock({ atMs, seconds = false }: ClockProps) {
  const { language } = useWords();
  return <time dateTime={new Date(atMs).toISOString()} title={dayToText(atMs, language)}>{timeToText(atMs, seconds)}</time>;
}
