/** A short list where each item has a key: press it, click it. Chosen ones carry ✓ besides the colour. */
import type { ReactNode } from "react";
import { KeyCap } from "../../../parts/KeyCap.tsx";
import styles from "./Acts.module.css";

export interface Choice {
  readonly id: string;
  readonly keyCap: string;
  readonly text: ReactNode;
  readonly detail?: ReactNode;
  readonly disabled?: boolean;
}

export interface ChoicesProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: ReadonlySet<string>;
  /** Takes the focus when the panel opens, so that keys go to the list and not to a field. */
  readonly first?: boolean;
  /** Side by side where they are short. */
  readonly columns?: number;
  onChoose(id: string): void;
}

/** The list. */
export function Choices({ label, choices, chosen, first = false, columns = 1, onChoose }: ChoicesProps) {
  return (
    <div className={styles["choices"]} style={{ "--columns": columns } as React.CSSProperties} role="group" aria-label={label} tabIndex={-1} {...(first ? { "data-first-field": "" } : {})}>
      {choices.map(({ id, keyCap, text, detail, disabled = false }) => (
        <button key={id} type="button" className={styles["choice"]} aria-pressed={chosen.has(id)} aria-disabled={disabled} tabIndex={-1} onClick={() => onChoose(id)}>
          <KeyCap keys={keyCap} />
          <span className={styles["choiceText"]}>{text}</span>
          {detail !== undefined && <span className={styles["choiceDetail"]}>{detail}</span>}
          <span className={styles["tick"]} aria-hidden="true">{chosen.has(id) ? "✓" : ""}</span>
        </button>
      ))}
    </div>
  );
}
