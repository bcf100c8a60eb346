/** What happened, newest first: time, word, what exactly, who. Read from the log; nothing is ever edited here. */
import { shortDayToText, timeToText } from "../../app/civil.ts";
import { deskNowMs } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import type { StoryRow } from "../../../shared/views.ts";
import { storyActor, storyDetail, storyWord } from "./story-words.ts";
import styles from "./Ticket.module.css";

/** The story of a ticket. */
export function Story({ ticketId }: { readonly ticketId: string }) {
  const { t } = useWords();
  const rows = useView("story", { ticketId }).rows.toReversed();
  return (
    <section className={styles["part"]} aria-label={t("ticket.story.title")}>
      <h3 className={styles["partTitle"]}>{t("ticket.story.title")}</h3>
      <ol>{rows.map((row) => <StoryLine key={row.key} row={row} />)}</ol>
    </section>
  );
}

function StoryLine({ row }: { readonly row: StoryRow }) {
  const words = useWords();
  const today = shortDayToText(row.observedAtMs) === shortDayToText(deskNowMs());
  const alarm = row.type.startsWith("ticket.escalated@");
  return (
    <li className={[styles["storyLine"], alarm && styles["storyAlarm"], row.seq === null && styles["storyProvisional"]].filter(Boolean).join(" ")}>
      <time dateTime={new Date(row.observedAtMs).toISOString()}>{today ? timeToText(row.observedAtMs) : shortDayToText(row.observedAtMs)}</time>
      <b>{storyWord(row.type, words)}</b>
      <span className={styles["detail"]}>{storyDetail(row, words)}</span>
      <span className={styles["by"]}>{storyActor(row, words)}</span>
    </li>
  );
}
