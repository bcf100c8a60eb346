/** How walls and browsers of other machines reach the pages of this one: not at all, with the hospital's certificate, or plainly after a typed word. */
import TextField from "@mui/material/TextField";
import { useState } from "react";
import type { PagesSettings, Sharing } from "../../../shared/sharing.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { Choice } from "../../parts/Choice.tsx";
import type { TrustProps } from "./JoinCode.tsx";
import { Problem } from "./Problem.tsx";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Trust.module.css";
import { TypedWord } from "./TypedWord.tsx";
import { useAct } from "./use-sharing.ts";

const modes = ["machine", "certificate", "plain"] as const;

/** The row. */
export function PagesSharing({ sharing, refresh }: TrustProps) {
  const { t } = useWords();
  const say = useRefusalText();
  const { problem, act } = useAct(refresh);
  const kept = settingsOf(sharing.pages);
  const [draft, setDraft] = useState<PagesSettings | null>(null);
  const shown = draft ?? kept;
  const keep = (next: PagesSettings) => void act("setPages", next).then((done) => { if (done !== undefined) setDraft(null); });
  const choose = (mode: PagesSettings["mode"]) => (mode === "machine" ? keep({ ...kept, mode }) : setDraft({ ...shown, mode }));
  return (
    <SettingRow label={t("settings.pages.label")} says={t("settings.pages.says")}>
      <Choice label={t("settings.pages.label")} value={shown.mode} options={modes.map((value) => ({ value, label: t(`settings.pages.${value}`) }))} onChoose={choose} />
      {shown.mode === "certificate" && <Certificate pages={shown} onChange={setDraft} onKeep={() => keep(shown)} isChanged={draft !== null} />}
      {shown.mode === "plain" && kept.mode !== "plain" && (
        <TypedWord warning={t("settings.pages.warning")} word={t("settings.pages.word")} act={t("settings.pages.doPlain")} onDo={() => keep(shown)} onLeave={() => setDraft(null)} />
      )}
      <Problem text={problem} />
      {draft === null && sharing.pages.problem !== null && <Problem text={say(sharing.pages.problem)} />}
      {draft === null && kept.mode !== "machine" && <p className={styles["now"]}>{sharing.pages.origin === null ? t("settings.pages.needsSharing") : t("settings.pages.origin", { origin: sharing.pages.origin })}</p>}
    </SettingRow>
  );
}

function settingsOf({ mode, certificate, key, names }: Sharing["pages"]): PagesSettings {
  return { mode, certificate, key, names: [...names] };
}

interface CertificateProps {
  readonly pages: PagesSettings;
  readonly isChanged: boolean;
  onChange(next: PagesSettings): void;
  onKeep(): void;
}

function Certificate({ pages, isChanged, onChange, onKeep }: CertificateProps) {
  const { t } = useWords();
  const field = (name: "certificate" | "key") => (
    <TextField label={t(`settings.pages.field.${name}`)} value={pages[name]} autoComplete="off" onChange={(event) => onChange({ ...pages, [name]: event.target.value })} />
  );
  return (
    <form className={styles["form"]} onSubmit={(event) => { event.preventDefault(); onKeep(); }}>
      {field("certificate")}
      {field("key")}
      <TextField label={t("settings.pages.field.names")} value={pages.names.join(" ")} autoComplete="off" onChange={(event) => onChange({ ...pages, names: event.target.value.split(/[\s,，]+/).filter((name, index, all) => name !== "" || index === all.length - 1) })} />
      <button type="submit" className={styles["button"]} disabled={!isChanged}>{t("settings.pages.do")}</button>
    </form>
  );
}
