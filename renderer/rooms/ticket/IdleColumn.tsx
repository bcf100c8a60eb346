/** With no ticket selected: promises that fall due within half an hour, and whom to ring for each crew. */
import { timeToText } from "../../app/civil.ts";
import { useNow } from "../../app/now.ts";
import { useSelection } from "../../app/selection.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { EmptyLine } from "../../parts/EmptyLine.tsx";
import { durationToClock } from "../../parts/duration.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { promisesDue } from "./promises-due.ts";
import styles from "./Ticket.module.css";

/** The quiet column. */
export function IdleColumn() {
  const { t } = useWords();
  return (
    <div className={styles["scroll"]}>
      <Promises />
      <section className={styles["part"]} aria-label={t("ticket.idle.onCall")}>
        <h3 className={styles["idleTitle"]}>{t("ticket.idle.onCall")}</h3>
        <OnCall />
      </section>
    </div>
  );
}

function Promises() {
  const { t, pick } = useWords();
  const { select } = useSelection();
  const nowMs = useNow();
  const due = promisesDue(useView("board").rows, nowMs);
  return (
    <section aria-label={t("ticket.idle.promises")} className={styles["idle"]}>
      <h3 className={styles["idleTitle"]}>{t("ticket.idle.promises")}</h3>
      {due.length === 0 && <EmptyLine>{t("ticket.idle.noPromises")}</EmptyLine>}
      <ul>
        {due.map((row) => {
          const leftMs = (row.promisedAtMs ?? nowMs) - nowMs;
          const tone = leftMs < 0 ? styles["over"] : leftMs <= 5 * minuteMs ? styles["near"] : undefined;
          return (
            <li key={row.ticketId}>
              <button type="button" className={styles["idleRow"]} onClick={() => select(row.ticketId)}>
                <b className={tone}>{timeToText(row.promisedAtMs ?? nowMs)}</b>
                <span className={styles["detail"]}>{pick(row.place)} {row.matter}</span>
                <span className={styles["by"]}>{leftMs < 0 ? t("ticket.idle.broken", { time: durationToClock(leftMs) }) : durationToClock(leftMs)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function OnCall() {
  const { t, pick } = useWords();
  const crews = useView("crews").rows.toSorted((one, other) => one.seat - other.seat);
  if (crews.length === 0) return <EmptyLine>{t("ticket.idle.noCrews")}</EmptyLine>;
  return (
    <ul>
      {crews.map((crew) => (
        <li key={crew.crewId} className={styles["onCall"]}>
          <b>{pick(crew.short)}</b>
          <span className={styles["detail"]}>{crew.onCall === null ? t("ticket.idle.nobody") : pick(crew.onCall.name)}</span>
          <span className={styles["by"]}>{crew.onCall?.phone ?? crew.phone}</span>
        </li>
      ))}
    </ul>
  );
}
