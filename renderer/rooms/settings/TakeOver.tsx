/**
 * Makes this desk the hub. First the keepers are asked; where no majority answers, a word has to be typed, and the name of
 * who sits here goes into the log. Nothing is reloaded: desks and pages follow by themselves.
 */
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useSession } from "../../app/session.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import { useView } from "../../bridge/use-view.ts";
import type { LinkRow } from "../../../shared/views.ts";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Settings.module.css";

/** Refusals after which only force is left. */
const leaveForce: readonly string[] = ["sync.no-majority", "sync.hub-in-reach"];

/** The row: one act; where it does not do, the typed word. */
export function TakeOver({ link }: { readonly link: LinkRow }) {
  const { t } = useWords();
  const say = useRefusalText();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState("");
  const [forcing, setForcing] = useState(false);
  const [done, setDone] = useState(false);

  async function take(force: boolean, typed: { readonly word?: string; readonly pin?: string } = {}): Promise<void> {
    setAsking(true);
    const outcome = await desk.call("takeOver", { force, ...typed });
    setAsking(false);
    if (outcome.kind === "refused") {
      setProblem(say(outcome.refusal));
      return setForcing(force || leaveForce.includes(outcome.refusal.code));
    }
    setProblem("");
    setForcing(false);
    setDone(outcome.kind === "done");
  }

  const isHub = link.role === "hub";
  return (
    <SettingRow label={t("settings.takeOver.label")} says={t("settings.takeOver.says")}>
      {isHub && <p role="status" className={done ? styles["done"] : undefined}>{done ? `✓ ${t("settings.takeOver.done")}` : t("settings.takeOver.isHub")}</p>}
      {!isHub && !forcing && <button type="button" className={styles["button"]} disabled={asking} onClick={() => void take(false)}>{t("settings.takeOver.do")}</button>}
      {asking && !forcing && <span role="status" className={styles["mark"]}>{t("settings.takeOver.asking")}</span>}
      {!isHub && problem !== "" && <p className={styles["problem"]} role="alert">✕ {problem}</p>}
      {!isHub && forcing && <ForceForm asking={asking} onForce={(typed) => void take(true, typed)} onLeave={() => { setForcing(false); setProblem(""); }} />}
    </SettingRow>
  );
}

interface ForceFormProps {
  readonly asking: boolean;
  onForce(typed: { readonly word: string; readonly pin?: string }): void;
  onLeave(): void;
}

function ForceForm({ asking, onForce, onLeave }: ForceFormProps) {
  const { t } = useWords();
  const [word, setWord] = useState("");
  const [pin, setPin] = useState("");
  const { personId } = useSession();
  const hasPin = useView("people").byKey.get(personId ?? "")?.hasPin === true;
  const asked = t("settings.takeOver.word");
  const ready = !asking && word.trim().toUpperCase() === asked;
  return (
    <form className={styles["join"]} onSubmit={(event) => { event.preventDefault(); if (ready) onForce(hasPin ? { word, pin } : { word }); }}
      onKeyDown={(event) => { if (event.key === "Escape" && !event.nativeEvent.isComposing) { event.stopPropagation(); onLeave(); } }}>
      <p className={styles["warning"]}>▲ {t("settings.takeOver.warning")}</p>
      <TextField autoFocus label={t("settings.takeOver.typed", { word: asked })} value={word} onChange={(event) => setWord(event.target.value)} />
      {hasPin && <TextField type="password" autoComplete="off" label={t("settings.takeOver.pin")} value={pin} onChange={(event) => setPin(event.target.value)} slotProps={{ htmlInput: { inputMode: "numeric" } }} />}
      <p className={styles["acts"]}>
        <button type="submit" className={styles["button"]} disabled={!ready}>{t("settings.takeOver.force")}</button>
        <button type="button" className={styles["button"]} onClick={onLeave}>{t("settings.takeOver.leave")}</button>
      </p>
    </form>
  );
}
