/** Who calls: name and number. Enter goes on to the number, then back to the line. */
import { useEffect, useRef } from "react";
import { useWords } from "../../app/words.ts";
import styles from "./Facts.module.css";
import { useConfirming } from "./use-confirming.ts";
import type { IntakeState } from "./use-intake.ts";

/** The two fields; what is typed counts at once. */
export function CallerPicker({ intake }: { readonly intake: IntakeState }) {
  const { t } = useWords();
  const name = useRef<HTMLInputElement>(null);
  const phone = useRef<HTMLInputElement>(null);
  const confirming = useConfirming();
  useEffect(() => name.current?.focus(), []);
  const handleEnter = (then: () => void) => (event: React.KeyboardEvent) => {
    if (event.key !== "Enter" || event.ctrlKey || confirming.isConfirming(event)) return;
    event.preventDefault();
    then();
  };
  return (
    <div className={styles["picker"]} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) intake.leaveFact(); }}>
      <div className={styles["caller"]}>
        <input ref={name} className={styles["query"]} value={intake.form.callerName} aria-label={t("intake.callerName")} placeholder={t("intake.callerName")} maxLength={200}
          autoComplete="off" onChange={(event) => intake.change({ callerName: event.target.value })}
          onCompositionEnd={confirming.handleCompositionEnd} onKeyDown={handleEnter(() => phone.current?.focus())} />
        <input ref={phone} className={styles["query"]} value={intake.form.callerPhone} aria-label={t("intake.callerPhone")} placeholder={intake.facts.callerPhone || t("intake.callerPhone")}
          maxLength={200} inputMode="tel" autoComplete="off" onChange={(event) => intake.change({ callerPhone: event.target.value })}
          onCompositionEnd={confirming.handleCompositionEnd} onKeyDown={handleEnter(() => intake.correct(null))} />
      </div>
    </div>
  );
}
