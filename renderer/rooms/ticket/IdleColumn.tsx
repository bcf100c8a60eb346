/** With no ticket selected: promises that fall due within half an hour, and whom to ring for each crew. */
import { hospitalZone, timeToText } from "../../app/civil.ts";
import { deskNowMs, useNow } from "../../app/now.ts";
import { placeText } from "../../app/place-text.ts";
import { useSelection } from "../../app/selection.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import { EmptyLine } from "../../parts/EmptyLine.tsx";
import { durationToClock } from "../../parts/duration.ts";
import { dayMs, minuteMs, startOfDay } from "../../../shared/kernel/time.ts";
import { promisesDue } from "./promises-due.ts";
import styles from "./Ticket.module.css";

/** The quiet column. */
export function IdleColumn() {
  const { t } = useWords();
  return (
    <div className={styles["scroll"]}>
      <Promises />
      <Overrides />
      <section className={styles["part"]} aria-label={t("ticket.idle.onCall")}>
        <h3 className={styles["idleTitle"]}>{t("ticket.idle.onCall")}</h3>
        <OnCall />
      </section>
    </div>
  );
}

function Promises() {
  const words = useWords();
  const { t } = words;
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
                <span className={styles["detail"]}>{placeText(row.place, words)} {row.matter}</span>
                <span className={styles["by"]}>{leftMs < 0 ? t("ticket.idle.broken", { time: durationToClock(leftMs) }) : durationToClock(leftMs)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Who went without the certificate since yesterday: for the morning check. Nothing where nobody did. */
function Overrides() {
  const { t, pick } = useWords();
  const { select } = useSelection();
  const rows = useView("overrides", { fromMs: startOfDay(deskNowMs(), hospitalZone()) - dayMs }).rows;
  if (rows.length === 0) return null;
  return (
    <section aria-label={t("ticket.idle.overrides")} className={styles["idle"]}>
      <h3 className={styles["idleTitle"]}>{t("ticket.idle.overrides")}</h3>
      <ul>
        {rows.map(({ ticketId, place, override }) => (
          <li key={ticketId}>
            <button type="button" className={styles["idleRow"]} onClick={() => select(ticketId)}>
              <b className={override.by === null ? styles["near"] : undefined}>{timeToText(override.atMs)}</b>
              <span className={styles["detail"]}>{override.people.map((one) => pick(one.name)).join(t("ticket.comma"))} {pick(place)}</span>
              <span className={styles["by"]}>{override.by === null ? t("ticket.override.alone") : pick(override.by.name)}</span>
            </button>
          </li>
        ))}
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
