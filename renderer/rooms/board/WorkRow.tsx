/** One line of a worklist: mark, since when or until when, place, matter, whom and where to ring, why, the key. */
import { placeText } from "../../app/place-text.ts";
import { useWords } from "../../app/words.ts";
import { durationToRough } from "../../parts/duration.ts";
import { Countdown } from "../../parts/Countdown.tsx";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { PriorityMark } from "../../parts/PriorityMark.tsx";
import type { WorkItem } from "./worklists.ts";
import styles from "./Worklist.module.css";

export interface WorkRowProps {
  readonly item: WorkItem;
  readonly nowMs: number;
  readonly chosen: boolean;
  onPick(): void;
}

/** The line. */
export function WorkRow({ item, nowMs, chosen, onPick }: WorkRowProps) {
  const words = useWords();
  const { t, pick } = words;
  const { untilMs, sinceMs, unanswered } = item;
  const leftMs = untilMs === null ? null : untilMs - nowMs;
  const near = leftMs === null ? "in-time" : leftMs < 0 ? "over" : leftMs <= nearMs[item.why === "complaint" ? "complaint" : "promise"] ? "near" : "in-time";
  const why = unanswered > 0 ? t("board.work.unanswered", { count: unanswered }) : t(`board.work.why.${item.why}`);
  return (
    <div id={`work-${item.key}`} role="option" aria-selected={chosen} tabIndex={-1} className={chosen ? styles["chosen"] : styles["row"]} onClick={onPick}>
      {item.priority === null ? <span aria-hidden="true">☎</span> : <PriorityMark priority={item.priority} />}
      {leftMs === null ? <span className={styles["since"]}>{t("board.work.since", { time: durationToRough(nowMs - sinceMs, t) })}</span> : <Countdown leftMs={leftMs} nearness={near} />}
      <b className={styles["place"]} title={pick(item.place)}>{placeText(item.place, words) || (item.phone === "" ? t("app.lines.withheld") : item.phone)}</b>
      <span className={styles["matter"]}>{item.matter}</span>
      <span className={styles["why"]}>{why}</span>
      <span className={styles["who"]}>{item.who !== null ? pick(item.who) : item.why === "low" || item.why === "complaint" ? t("board.work.nobody") : ""} <b>{item.place === null ? "" : item.phone}</b></span>
      <span className={styles["act"]}><KeyCap keys={item.letter} /> {t(`ticket.act.${item.letter}`)}</span>
    </div>
  );
}

/** From when on a time is shown as nearly over. Unit: ms. A complaint is answered within days: its last day counts. */
const nearMs = { promise: 5 * 60_000, complaint: 24 * 3_600_000 } as const;

