/** What a way of starting needs to know: the hospital's name, the hub's address and its code, or the folder of its own files; the sample needs nothing. */
import TextField from "@mui/material/TextField";
import { useWords } from "../../app/words.ts";
import styles from "./FirstStart.module.css";
import type { StartForm, Way } from "./start-form.ts";

export interface StartFieldsProps {
  readonly way: Way;
  readonly form: StartForm;
  onChange(patch: Partial<StartForm>): void;
}

/** Longest a field takes; the desk refuses more. */
const longest = 200;

/** The fields of the chosen way. */
export function StartFields({ way, form, onChange }: StartFieldsProps) {
  const { t } = useWords();
  const field = (name: Exclude<keyof StartForm, "shownWrong">, placeholder = "") => (
    <TextField
      fullWidth label={t(`start.field.${name}`)} placeholder={placeholder} value={form[name]} autoComplete="off"
      slotProps={{ htmlInput: { maxLength: longest } }} onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
  if (way === "sample") return null;
  if (way === "own") return <div className={styles["fields"]}>{field("folder", t("start.exampleFolder"))}</div>;
  if (way === "empty") return <div className={styles["fields"]}>{field("name")}</div>;
  return <div className={styles["fields"]}>{field("hub", "192.168.1.10:4810")}{field("code", "ABCD EFGH")}</div>;
}
