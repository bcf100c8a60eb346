/** Number and time of logging, then mark, place and matter: what one says first on the telephone. */
import { shortDayToText, timeToText } from "../../app/civil.ts";
import { useOthersAt } from "../../app/looking.ts";
import { deskNowMs } from "../../app/now.ts";
import { useWords } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { LinkState } from "../../parts/LinkState.tsx";
import { PriorityMark } from "../../parts/PriorityMark.tsx";
import { actReasons } from "../../../shared/ticket/attention.ts";
import type { TicketRow } from "../../../shared/views.ts";
import { watchedOf } from "../../../shared/ticket/watched.ts";
import styles from "./Ticket.module.css";

export interface TicketHeadProps {
  readonly row: TicketRow;
  onClose(): void;
}

/** The drawer's head. */
export function TicketHead({ row, onClose }: TicketHeadProps) {
  const { t, pick } = useWords();
  const { state, provisional } = row;
  const loud = actReasons(watchedOf(state), deskNowMs()).length > 0;
  const loggedAtMs = state.marks.logged?.atMs ?? state.clockFromMs;
  const sameDay = shortDayToText(loggedAtMs) === shortDayToText(deskNowMs());
  const others = useOthersAt("ticketId", row.ticketId);
  const voided = state.side.kind === "cancelled";
  return (
    <header className={styles["head"]}>
      <p className={styles["numberLine"]}>
        <b className={styles["number"]}>{state.number}</b>
        <span>{t("ticket.loggedAt", { time: `${sameDay ? "" : `${shortDayToText(loggedAtMs)} `}${timeToText(loggedAtMs, sameDay)}` })}</span>
        <span className={styles["end"]}>
          {provisional && <LinkState look="provisional" text={t("ticket.provisional")} />}
          <button type="button" className={styles["plain"]} onClick={onClose} aria-label={t("ticket.close")}><KeyCap keys="Esc" /><span aria-hidden="true">✕</span></button>
        </span>
      </p>
      {others !== "" && <p className={styles["looking"]} role="status">{t("ticket.looking", { who: others })}</p>}
      <h2 className={styles["place"]}>
        <PriorityMark priority={state.priority} loud={loud} size={26} />
        <span className={voided ? styles["voided"] : undefined}>{pick(state.place)}</span>
      </h2>
      <p className={styles["matter"]}>{state.matter}</p>
      {state.said !== "" && state.said !== state.matter && <p className={styles["said"]}>{t("ticket.said", { said: state.said })}</p>}
    </header>
  );
}
