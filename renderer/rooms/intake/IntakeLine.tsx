/** The line: one field for everything. The input method composes in it as it likes; the field itself submits nothing. */
import type { Ref } from "react";
import { useWords } from "../../app/words.ts";
import styles from "./Intake.module.css";

export interface IntakeLineProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly value: string;
  onChange(text: string): void;
}

/** Longest line that a ticket keeps as said. */
const lineMax = 4_000;

/** The field. */
export function IntakeLine({ ref, value, onChange }: IntakeLineProps) {
  const { t } = useWords();
  return (
    <input
      ref={ref} className={styles["line"]} value={value} maxLength={lineMax} aria-label={t("intake.line")} placeholder={t("intake.hint")}
      autoComplete="off" autoCorrect="off" spellCheck={false} data-first-focus onChange={(event) => onChange(event.target.value)}
    />
  );
}
