/** The last three jobs of the place; a second repair of the same thing shows here. */
import { shortDayToText } from "../../app/civil.ts";
import { placeText } from "../../app/place-text.ts";
import { useSelection } from "../../app/selection.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import styles from "./Intake.module.css";

const shownMax = 3;

/** Day, place, matter, how it ended. */
export function HistoryList({ placeId }: { readonly placeId: string }) {
  const words = useWords();
  const { t } = words;
  const { select } = useSelection();
  const { rows, ready } = useView("history", { placeId });
  const last = rows.toSorted((one, other) => other.loggedAtMs - one.loggedAtMs).slice(0, shownMax);
  return (
    <section aria-label={t("intake.history")}>
      <h3 className={styles["partTitle"]}>{t("intake.history")}</h3>
      {ready && last.length === 0 && <p className={styles["none"]}>{t("intake.noHistory")}</p>}
      <ul className={styles["history"]}>
        {last.map((row) => (
          <li key={row.ticketId}>
            <button type="button" className={styles["past"]} onClick={() => select(row.ticketId)}>
              <span>{shortDayToText(row.loggedAtMs)}</span><span className={styles["pastText"]}>{placeText(row.place, words)}</span><span className={styles["pastText"]}>{row.matter}</span>
              {row.reopened > 0 ? <b className={styles["again"]}>{t("intake.reopened", { count: row.reopened })}</b> : <span className={styles["from"]}>{t(`parts.step.${row.step}`)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
