/** The acts of the room, each with its key: log and dispatch, log only, put the draft aside. */
import { useMay } from "../../app/seat/use-may.ts";
import { useWords } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import styles from "./Intake.module.css";
import type { IntakeState } from "./use-intake.ts";

/** The buttons; without room the draft stays behind its key. */
export function ActBar({ intake, small }: { readonly intake: IntakeState; readonly small: boolean }) {
  const { t } = useWords();
  const barred = !useMay().may("ticket.log");
  return (
    <div className={styles["acts"]}>
      <button type="button" className={styles["main"]} aria-keyshortcuts="Control+Enter" disabled={barred} onClick={() => intake.log(true)}>{t("intake.act.send")} <KeyCap keys="Ctrl Enter" /></button>
      <button type="button" className={styles["act"]} aria-keyshortcuts="Control+S" disabled={barred} onClick={() => intake.log(false)}>{t("intake.act.log")} <KeyCap keys="Ctrl S" /></button>
      {!small && <button type="button" className={styles["act"]} aria-keyshortcuts="Control+D" onClick={intake.park}>{t("intake.act.park")} <KeyCap keys="Ctrl D" /></button>}
    </div>
  );
}
