/** One of a few: native radio buttons drawn as a row of keys. Arrow keys move, the chosen one carries bar and weight. */
import { useId } from "react";
import styles from "./Choice.module.css";

export interface ChoiceOption<V> {
  readonly value: V;
  readonly label: string;
}

export interface ChoiceProps<V> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly ChoiceOption<V>[];
  onChoose(value: V): void;
}

/** A named group of options. */
export function Choice<V extends string | number>({ label, value, options, onChoose }: ChoiceProps<V>) {
  const name = useId();
  return (
    <div className={styles["choice"]} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={styles["option"]}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
