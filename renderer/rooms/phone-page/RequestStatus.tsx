/** How one request of this phone stands, asked again every few seconds; urge, sign and rate it when that is due. */
import { useEffect, useState } from "react";
import { timeToText } from "../../app/civil.ts";
import { refusalText } from "../../app/refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { steps } from "../../../shared/ticket/state.ts";
import type { PhoneTicket } from "../../../shared/phone.ts";
import type { Outbox } from "./outbox.ts";
import { read } from "./phone-api.ts";
import { newId } from "./photo.ts";
import styles from "./Phone.module.css";

const lookMs = 8_000;
const stars = [1, 2, 3, 4, 5];

export function RequestStatus({ requestId, outbox }: { readonly requestId: string; readonly outbox: Outbox }) {
  const { t, pick } = useWords();
  const [ticket, setTicket] = useState<PhoneTicket | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const look = async () => {
      const answer = await read<PhoneTicket>(`api/request?id=${encodeURIComponent(requestId)}`);
      if (answer.kind === "done") setTicket(answer.value);
    };
    void look();
    const timer = setInterval(() => void look(), lookMs);
    return () => clearInterval(timer);
  }, [requestId]);
  useEffect(() => outbox.onEnd((wish, end) => {
    if (wish.body["requestId"] !== requestId) return;
    if (end.kind === "done") setTicket(end.value as PhoneTicket);
    else setSaid(refusalText(end.refusal, t));
  }), [outbox, requestId, t]);
  const say = (what: Readonly<Record<string, unknown>>) => {
    const messageId = newId();
    void outbox.put({ id: messageId, path: "api/say", body: { requestId, messageId, what }, photos: [] });
    setSaid(t("phone.status.heard"));
  };
  if (ticket === null) return <section className={styles["card"]}><p role="status">{t("phone.status.onItsWay")}</p></section>;
  const at = steps.indexOf(ticket.step);
  const isOver = ticket.side === "cancelled" || ticket.side === "merged";
  return (
    <section className={styles["card"]}>
      <p className={styles["number"]}>{ticket.number}</p>
      <p>{ticket.matter}</p>
      <p className={styles["step"]}>{ticket.side === "none" ? t(`parts.step.${ticket.step}`) : t(`phone.side.${ticket.side}`)}{ticket.crew !== null && ` · ${pick(ticket.crew)}`}</p>
      <ol className={styles["track"]} aria-hidden="true">{["logged", "dispatched", "accepted", "arrived", "finished", "signed"].map((step) => <li key={step} data-done={steps.indexOf(step as (typeof steps)[number]) <= at} />)}</ol>
      {ticket.promisedAtMs !== null && at < steps.indexOf("arrived") && <p>{t("phone.status.promised", { time: timeToText(ticket.promisedAtMs) })}</p>}
      {said !== "" && <p role="status">{said}</p>}
      {!isOver && at < steps.indexOf("finished") && <button type="button" onClick={() => say({ kind: "urge" })}>{ticket.urged === 0 ? t("phone.status.urge") : t("phone.status.urgeAgain", { count: ticket.urged })}</button>}
      {!isOver && at >= steps.indexOf("finished") && !ticket.rated && <Rating onRate={(given) => say({ kind: "rate", stars: given, reasons: [], comment: "" })} signed={at >= steps.indexOf("signed")} onSign={(signerName) => say({ kind: "sign", signerName })} />}
      {ticket.rated && <p>✓ {t("phone.status.rated")}</p>}
    </section>
  );
}

interface RatingProps {
  readonly signed: boolean;
  onRate(stars: number): void;
  onSign(name: string): void;
}

/** First that it is done, then how it was. */
function Rating({ signed, onRate, onSign }: RatingProps) {
  const { t } = useWords();
  const [name, setName] = useState("");
  if (!signed) return (
    <div className={styles["inline"]}>
      <label>{t("phone.status.signer")}<input type="text" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} /></label>
      <button type="button" disabled={name.trim() === ""} onClick={() => onSign(name.trim())}>{t("phone.status.sign")}</button>
    </div>
  );
  return <div className={styles["chips"]} role="group" aria-label={t("phone.status.rate")}>{stars.map((one) => <button key={one} type="button" onClick={() => onRate(one)}>{t("phone.status.stars", { count: one })}</button>)}</div>;
}
