/**
 * Joins another hub. Dangerous: this desk's data is put aside and the hub's comes in its place. So a word has to be typed,
 * a click is not enough.
 */
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useSession } from "../../app/session.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import styles from "./Settings.module.css";

/** Address, code, the typed word, the act. */
export function JoinHub() {
  const { t } = useWords();
  const { reload } = useSession();
  const say = useRefusalText();
  const [hub, setHub] = useState("");
  const [code, setCode] = useState("");
  const [word, setWord] = useState("");
  const [problem, setProblem] = useState("");
  const ready = hub.trim() !== "" && code.trim() !== "" && word.trim() === t("settings.join.word");

  async function join(): Promise<void> {
    const outcome = await desk.call("found", { how: "join", hub: hub.trim(), code: code.trim() });
    if (outcome.kind === "refused") return setProblem(say(outcome.refusal));
    await reload();
  }

  return (
    <form className={styles["join"]} onSubmit={(event) => { event.preventDefault(); if (ready) void join(); }}>
      <TextField label={t("settings.join.address")} placeholder="192.168.1.10:4810" value={hub} onChange={(event) => setHub(event.target.value)} />
      <TextField label={t("settings.join.code")} placeholder="ABCD EFGH" value={code} onChange={(event) => setCode(event.target.value)} />
      <TextField label={t("settings.join.typed", { word: t("settings.join.word") })} value={word} onChange={(event) => setWord(event.target.value)} />
      {problem !== "" && <p className={styles["problem"]} role="alert">✕ {problem}</p>}
      <button type="submit" className={styles["button"]} disabled={!ready}>{t("settings.join.do")}</button>
    </form>
  );
}
