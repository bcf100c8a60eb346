/** A text to carry elsewhere (an address, a key): read only, selects itself, and goes to the clipboard with one press where allowed. */
import { useId, useRef, useState } from "react";
import { useWords } from "../app/words.ts";
import styles from "./CopyField.module.css";

export interface CopyFieldProps {
  readonly label: string;
  readonly text: string;
}

/** Label, text, copy button. */
export function CopyField({ label, text }: CopyFieldProps) {
  const { t } = useWords();
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = () => {
    field.current?.select();
    // Where the clipboard is closed to pages the text stays selected, ready for Ctrl C.
    navigator.clipboard?.writeText(text).then(() => setCopied(true), () => setCopied(false));
  };
  return (
    <div className={styles["field"]}>
      <label htmlFor={fieldId}>{label}</label>
      <input id={fieldId} ref={field} readOnly value={text} onFocus={(event) => event.target.select()} />
      <button type="button" onClick={copy}>{t("parts.copy.do")}</button>
      <span role="status" className={styles["done"]}>{copied && `✓ ${t("parts.copy.done")}`}</span>
    </div>
  );
}
