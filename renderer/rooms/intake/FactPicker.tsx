/**
 * Corrects one fact: type a few letters, arrows and Enter, or a click; a digit chooses where no digits are typed. Then the
 * focus is back on the line. Esc leaves the fact as it is. An Enter that confirms a candidate chooses nothing.
 */
import { useEffect, useId, useRef, useState } from "react";
import { useWords } from "../../app/words.ts";
import { CallerPicker } from "./CallerPicker.tsx";
import styles from "./Facts.module.css";
import { optionsFor } from "./options.ts";
import type { Option } from "./options.ts";
import type { FactNumber, IntakeState } from "./use-intake.ts";
import { useConfirming } from "./use-confirming.ts";

export interface FactPickerProps {
  readonly fact: FactNumber;
  readonly intake: IntakeState;
}

/** The picker of a fact. */
export function FactPicker(props: FactPickerProps) {
  return props.fact === 6 ? <CallerPicker intake={props.intake} /> : <ListPicker {...props} />;
}

/** Facts whose query is not made of digits: there a digit chooses. */
const digitsChoose = new Set<FactNumber>([3, 4]);

function ListPicker({ fact, intake }: FactPickerProps) {
  const words = useWords();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const confirming = useConfirming();
  const options = optionsFor(fact, query, intake, words);
  const chosen = Math.min(at, options.length - 1);
  const take = (option: Option | undefined) => { if (option !== undefined) intake.choose(option.patch); };
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setAt(Math.min(chosen + 1, options.length - 1)),
    ArrowUp: () => setAt(Math.max(chosen - 1, 0)),
    Enter: () => take(options[chosen]),
    Tab: () => take(options[chosen]),
  };
  const handleKey = (event: React.KeyboardEvent) => {
    if (confirming.isConfirming(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const digit = digitsChoose.has(fact) && /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined;
    const act = digit === undefined ? moves[event.key] : () => take(digit);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const title = words.t("intake.correct", { fact: words.t(`intake.fact.${fact}`) });
  return (
    <div className={styles["picker"]} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) intake.leaveFact(); }}>
      <PickerField label={title} value={query} listId={listId} activeId={`${listId}-${chosen}`} confirming={confirming}
        onKey={handleKey} onChange={(text) => { setQuery(text); setAt(0); }} />
      <ul id={listId} role="listbox" aria-label={title} className={styles["options"]}>
        {options.map((option, index) => (
          <li key={option.key} id={`${listId}-${index}`} role="option" aria-selected={index === chosen} className={styles["option"]}
            onMouseDown={(event) => { event.preventDefault(); take(option); }}>
            <span className={styles["digit"]}>{digitsChoose.has(fact) ? index + 1 : ""}</span>
            <span className={styles["optionText"]}>{option.text}</span><span className={styles["from"]}>{option.detail}</span>
          </li>
        ))}
        {options.length === 0 && <li className={styles["none"]}>{words.t("intake.noOption")}</li>}
      </ul>
    </div>
  );
}

interface PickerFieldProps {
  readonly label: string;
  readonly value: string;
  readonly listId: string;
  readonly activeId: string;
  readonly confirming: ReturnType<typeof useConfirming>;
  onKey(event: React.KeyboardEvent): void;
  onChange(text: string): void;
}

function PickerField({ label, value, listId, activeId, confirming, onKey, onChange }: PickerFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <input ref={field} className={styles["query"]} value={value} role="combobox" aria-expanded="true" aria-autocomplete="list" aria-label={label}
      placeholder={label} aria-controls={listId} aria-activedescendant={activeId} autoComplete="off" spellCheck={false}
      onKeyDown={onKey} onCompositionEnd={confirming.handleCompositionEnd} onChange={(event) => onChange(event.target.value)} />
  );
}
