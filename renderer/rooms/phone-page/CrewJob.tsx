/** One job on a crew's phone: where, what, by when; the next step as one large button, the side ways below it. */
import { useState } from "react";
import { useWords } from "../../app/words.ts";
import { suspendReasons } from "../../../shared/ticket/state.ts";
import type { PhoneAct, PhoneJob } from "../../../shared/phone.ts";
import type { Outbox, Photo } from "./outbox.ts";
import { newId } from "./photo.ts";
import { PhotoField } from "./PhotoField.tsx";
import { SignaturePad } from "./SignaturePad.tsx";
import styles from "./Phone.module.css";

export interface CrewJobProps {
  readonly job: PhoneJob;
  readonly nowMs: number;
  readonly token: string;
  readonly outbox: Outbox;
}

type Panel = "suspend" | "finish" | "return" | "sign" | null;
const nextOf: Readonly<Partial<Record<PhoneJob["step"], "accept" | "arrive" | "work">>> = { dispatched: "accept", accepted: "arrive", arrived: "work" };

export function CrewJob({ job, nowMs, token, outbox }: CrewJobProps) {
  const { t, pick } = useWords();
  const [panel, setPanel] = useState<Panel>(null);
  const [sent, setSent] = useState("");
  const act = (what: PhoneAct["what"], photos: readonly Photo[] = []) => {
    const messageId = newId();
    void outbox.put({ id: messageId, path: "api/act", body: { messageId, ticketId: job.ticketId, what }, photos, token });
    setPanel(null);
    setSent(`${job.step} ${job.suspended}`);
  };
  const next = job.suspended ? "resume" : nextOf[job.step];
  const isWaiting = sent === `${job.step} ${job.suspended}`; // the phone has it; the hub has yet to answer
  const minutes = job.finishByMs === null ? null : Math.round((job.finishByMs - nowMs) / 60_000);
  return (
    <section className={styles["card"]} data-mine={job.mine} aria-label={`${job.number} ${pick(job.place)}`}>
      <p className={styles["number"]}>{job.number} <span data-priority={job.priority}>{t(`parts.priority.${job.priority}`)}</span>
        {minutes !== null && job.step !== "finished" && <span className={minutes < 0 ? styles["late"] : undefined}>{t(minutes < 0 ? "phone.crew.over" : "phone.crew.left", { count: Math.abs(minutes) })}</span>}</p>
      <h2 className={styles["where"]}>{pick(job.place)}</h2>
      <p>{pick(job.service)} · {job.matter}</p>
      {job.said !== job.matter && <p className={styles["said"]}>{job.said}</p>}
      {job.phone !== "" && <p><a href={`tel:${job.phone.replace(/[^\d+]/g, "")}`}>{t("phone.crew.call", { phone: job.phone })}</a></p>}
      {job.steps.length > 0 && <details><summary>{t("phone.crew.steps")}</summary><ol>{job.steps.map((step) => <li key={step.zh}>{pick(step)}</li>)}</ol></details>}
      <p className={styles["step"]}>{job.suspended ? t("phone.side.suspended") : t(`parts.step.${job.step}`)}{isWaiting && ` · ${t("phone.crew.sending")}`}</p>
      {next !== undefined && <button type="button" className={styles["main"]} disabled={isWaiting} onClick={() => act({ kind: next })}>{t(`phone.act.${next}`)}</button>}
      {(job.step === "arrived" || job.step === "working") && !job.suspended && <button type="button" className={styles["main"]} onClick={() => setPanel("finish")}>{t("phone.act.finish")}</button>}
      {job.step === "finished" && <button type="button" className={styles["main"]} onClick={() => setPanel("sign")}>{t("phone.act.sign")}</button>}
      {job.step !== "finished" && !job.suspended && <div className={styles["inline"]}>
        <button type="button" onClick={() => setPanel("suspend")}>{t("phone.act.suspend")}</button>
        <button type="button" onClick={() => setPanel("return")}>{t("phone.act.return")}</button>
      </div>}
      {panel !== null && <ActPanel panel={panel} onAct={act} onLeave={() => setPanel(null)} />}
    </section>
  );
}

interface ActPanelProps {
  readonly panel: Exclude<Panel, null>;
  onAct(what: PhoneAct["what"], photos?: readonly Photo[]): void;
  onLeave(): void;
}

function ActPanel({ panel, onAct, onLeave }: ActPanelProps) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const written = text.trim();
  return (
    <div className={styles["panel"]}>
      {panel === "suspend" && suspendReasons.map((reason) => <button key={reason} type="button" disabled={reason === "other" && written === ""} onClick={() => onAct({ kind: "suspend", reason, note: written })}>{t(`parts.suspend.${reason}`)}</button>)}
      {panel === "sign" ? <SignaturePad onSigned={(signerName, picture) => onAct({ kind: "sign", signerName }, [picture])} /> : (
        <label>{t(`phone.ask.${panel}`)}<textarea rows={2} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} /></label>
      )}
      {panel === "finish" && <>
        <PhotoField photos={photos} onChange={setPhotos} />
        <button type="button" className={styles["main"]} onClick={() => onAct({ kind: "finish", result: written }, photos)}>{t("phone.act.finish")}</button>
      </>}
      {panel === "return" && <button type="button" className={styles["main"]} disabled={written === ""} onClick={() => onAct({ kind: "return", reason: written.slice(0, 200) })}>{t("phone.act.return")}</button>}
      <button type="button" className={styles["quiet"]} onClick={onLeave}>{t("phone.leave")}</button>
    </div>
  );
}
