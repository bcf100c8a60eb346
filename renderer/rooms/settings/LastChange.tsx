/** The last change of this sitting in one line: what, by whom, when, and the way back. */
import { timeToText } from "../../app/civil.ts";
import { useWords } from "../../app/words.ts";
import { useView } from "../../bridge/use-view.ts";
import styles from "./Settings.module.css";
import type { SettingChange } from "./use-change.ts";

export interface LastChangeProps {
  readonly last: SettingChange | null;
  onTakeBack(): void;
}

/** Nothing until something changed. */
export function LastChange({ last, onTakeBack }: LastChangeProps) {
  const { t, pick } = useWords();
  const people = useView("people").byKey;
  if (last === null) return null;
  const name = pick(people.get(last.personId ?? "")?.name ?? null) || t("settings.last.somebody");
  const said = (value: SettingChange["before"]) => {
    const key = `settings.${last.key}.${String(value).replace(".", "_")}`;
    const word = t(key);
    return word === key ? String(value) : word;
  };
  return (
    <p className={styles["last"]} role="status">
      <span>{t("settings.last.text", { what: t(`settings.${last.key}.label`), before: said(last.before), after: said(last.after), name, at: timeToText(last.atMs) })}</span>
      <button type="button" onClick={onTakeBack}>{t("settings.last.takeBack")}</button>
    </p>
  );
}
