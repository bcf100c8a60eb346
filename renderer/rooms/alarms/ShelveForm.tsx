/** Puts an alarm aside: why, and for how long; at the longest until the shift ends. Enter shelves, Esc leaves it as it was. */
import { useState } from "react";
import { useKeys } from "../../app/keyboard.ts";
import { hospitalZone } from "../../app/civil.ts";
import { deskNowMs } from "../../app/now.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { Choice } from "../../parts/Choice.tsx";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { shiftEndMs } from "../../../shared/alarm/shelve.ts";
import { refuse } from "../../../shared/kernel/refusal.ts";
import { hourMs } from "../../../shared/kernel/time.ts";
import type { AlarmRow } from "../../../shared/views.ts";
import styles from "./Alarms.module.css";

/** 0: until the shift ends. Hours. */
const spans = [0, 1, 4] as const;

export interface ShelveFormProps {
  readonly row: AlarmRow;
  onDone(): void;
}

/** The form at the foot of the list. */
export function ShelveForm({ row, onDone }: ShelveFormProps) {
  const { t, pick } = useWords();
  const refusalText = useRefusalText();
  const [reason, setReason] = useState("");
  const [hours, setHours] = useState<(typeof spans)[number]>(0);
  const [no, setNo] = useState("");
  const send = () => {
    if (reason.trim() === "") return setNo(refusalText(refuse("alarm.reason-missing")));
    const nowMs = deskNowMs();
    const latestMs = shiftEndMs(nowMs, hospitalZone());
    void submit("alarm.shelve", { pointId: row.pointId, reason, untilMs: hours === 0 ? null : Math.min(nowMs + hours * hourMs, latestMs) });
    return onDone(); // a refusal stands in the tray
  };
  useKeys("shelve", { Escape: onDone, Enter: send });
  return (
    <form className={styles["shelve"]} data-scope="shelve" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label className={styles["reason"]}>
        {t("alarms.shelveWhy", { alarm: pick(row.text) })}
        <input className={styles["field"]} value={reason} maxLength={200} autoFocus onChange={(event) => setReason(event.target.value)} />
      </label>
      <Choice label={t("alarms.shelveFor")} value={hours} options={spans.map((one) => ({ value: one, label: t(`alarms.span.${one}`) }))} onChoose={(value: (typeof spans)[number]) => setHours(value)} />
      <button type="submit" className={styles["act"]}>{t("alarms.shelve")} <KeyCap keys="Enter" /></button>
      {no !== "" && <p className={styles["no"]} role="alert">✕ {no}</p>}
    </form>
  );
}
