/** Confirms a dangerous act by a typed word: what it means, the word, do it, leave it. Escape leaves. Nothing blocks the desk meanwhile. */
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useWords } from "../../app/words.ts";
import styles from "./Settings.module.css";

export interface TypedWordProps {
  readonly warning: string;
  /** The word to type; capitals do not matter. */
  readonly word: string;
  readonly act: string;
  onDo(): void;
  onLeave(): void;
}

/** The form. */
export function TypedWord({ warning, word, act, onDo, onLeave }: TypedWordProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const ready = typed.trim().toUpperCase() === word;
  return (
    <form className={styles["join"]} onSubmit={(event) => { event.preventDefault(); if (ready) onDo(); }}
      onKeyDown={(event) => { if (event.key === "Escape" && !event.nativeEvent.isComposing) { event.stopPropagation(); onLeave(); } }}>
      <p className={styles["warning"]}>▲ {warning}</p>
      <TextField autoFocus label={t("settings.typed", { word })} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <p className={styles["acts"]}>
        <button type="submit" className={styles["button"]} disabled={!ready}>{act}</button>
        <button type="button" className={styles["button"]} onClick={onLeave}>{t("settings.leave")}</button>
      </p>
    </form>
  );
}
