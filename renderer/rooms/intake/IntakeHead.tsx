/** The head of the room: its name, what was just done, when the draft was saved. */
import { timeToText } from "../../app/civil.ts";
import { useWords } from "../../app/words.ts";
import styles from "./Intake.module.css";

export interface IntakeHeadProps {
  readonly savedAtMs: number | null;
  readonly empty: boolean;
  /** Number and place of the call this form is about; empty without one. */
  readonly caller: string;
  /** What was just done well. */
  readonly said: string;
}

/** Left the name, right what is safe. */
export function IntakeHead({ savedAtMs, empty, caller, said }: IntakeHeadProps) {
  const { t } = useWords();
  return (
    <div className={styles["head"]}>
      <h2 className={styles["title"]}>{t("intake.title")}</h2>
      {caller !== "" && said === "" && <span className={styles["saved"]}>{caller}</span>}
      <p className={styles["said"]} role="status" title={said}>{said}</p>
      <span className={styles["saved"]}>{savedAtMs !== null && !empty && t("intake.saved", { time: timeToText(savedAtMs, true) })}</span>
    </div>
  );
}
