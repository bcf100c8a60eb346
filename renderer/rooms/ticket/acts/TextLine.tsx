/** One labelled text field of an act; a page of text where `lines` is more than one. */
import styles from "./Acts.module.css";

export interface TextLineProps {
  readonly label: string;
  readonly value: string;
  /** Takes the focus when the panel opens. */
  readonly first?: boolean;
  readonly lines?: number;
  readonly maxLength?: number;
  readonly hint?: string;
  /** What is typed is not shown. */
  readonly secret?: boolean;
  onChange(value: string): void;
}

/** Label and field. */
export function TextLine({ label, value, first = false, lines = 1, maxLength = 200, hint, secret = false, onChange }: TextLineProps) {
  const shared = {
    className: styles["input"], value, maxLength, autoComplete: "off", spellCheck: false, placeholder: hint,
    ...(first ? { "data-first-field": "" } : {}),
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value),
  };
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is one of the two below
    <label className={styles["line"]}>
      <span className={styles["label"]}>{label}</span>
      {lines === 1 ? <input type={secret ? "password" : "text"} {...shared} /> : <textarea rows={lines} {...shared} />}
    </label>
  );
}
