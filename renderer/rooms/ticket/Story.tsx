/** What happened, newest first: time, word, what exactly, who, and how many disks know it. Read from the log; nothing is ever edited here. */
import { shortDayToText, timeToText } from "../../app/civil.ts";
import { deskNowMs } from "../../app/now.ts";
import { percentOf, surenessOf } from "../../app/sureness.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import type { LinkRow, StoryRow } from "../../../shared/views.ts";
import { storyActor, storyDetail, storyWord } from "./story-words.ts";
import styles from "./Ticket.module.css";

/** The story of a ticket. */
export function Story({ ticketId }: { readonly ticketId: string }) {
  const { t } = useWords();
  const rows = useView("story", { ticketId }).rows.toReversed();
  const link = useView("link").rows[0];
  return (
    <section className={styles["part"]} aria-label={t("ticket.story.title")}>
      <h3 className={styles["partTitle"]}>{t("ticket.story.title")}</h3>
      <ol>{rows.map((row) => <StoryLine key={row.key} row={row} link={link} />)}</ol>
      {link !== undefined && link.history !== null && !isBegun(rows.at(-1)) && <p className={styles["detail"]}>{t("app.link.history", { percent: percentOf(link.history) })}</p>}
    </section>
  );
}

/** The first thing that happened to the ticket is here; on a desk that has joined lately it may still be to come. */
function isBegun(first: StoryRow | undefined): boolean {
  return first !== undefined && ["ticket.logged@", "ticket.imported@"].some((begin) => first.type.startsWith(begin));
}

/** Saved, ordered or safe, in one quiet word after who did it. */
function Sure({ row, link }: { readonly row: StoryRow; readonly link: LinkRow | undefined }) {
  const { t } = useWords();
  const sure = surenessOf(row.seq, link);
  return <span className={styles[sure === "saved" ? "sureSaved" : "sure"]}>{t(`ticket.story.sure.${sure}`)}</span>;
}

function StoryLine({ row, link }: { readonly row: StoryRow; readonly link: LinkRow | undefined }) {
  const words = useWords();
  const today = shortDayToText(row.observedAtMs) === shortDayToText(deskNowMs());
  const alarm = row.type.startsWith("ticket.escalated@");
  return (
    <li className={[styles["storyLine"], alarm && styles["storyAlarm"], row.seq === null && styles["storyProvisional"]].filter(Boolean).join(" ")}>
      <time dateTime={new Date(row.observedAtMs).toISOString()}>{today ? timeToText(row.observedAtMs) : shortDayToText(row.observedAtMs)}</time>
      <b>{storyWord(row.type, words)}</b>
      <span className={styles["detail"]}>{storyDetail(row, words)}</span>
      <span className={styles["by"]}>{storyActor(row, words)}<Sure row={row} link={link} /></span>
    </li>
  );
}
