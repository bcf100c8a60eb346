/** This desk: its number, who sits here, language, colours, size of type, key hints. For this machine alone. */
import type { DeskSettings } from "../../../shared/bridge.ts";
import { useSession } from "../../app/session.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import { useView } from "../../bridge/use-view.ts";
import { Choice } from "../../parts/Choice.tsx";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Settings.module.css";
import type { SubjectProps } from "./use-change.ts";

const languages: readonly DeskSettings["language"][] = ["zh-CN", "en"];
const themes: readonly DeskSettings["theme"][] = ["day", "night"];
const lockTimes: readonly DeskSettings["lockAfterMin"][] = [0, 5, 15, 30];
const scales: readonly DeskSettings["scale"][] = [1, 1.125, 1.25];

/** The rows of the subject. */
export function DeskSubject({ change }: SubjectProps) {
  const { t } = useWords();
  const { hello, settings } = useSession();
  const option = <V extends string | number>(key: string, value: V) => ({ value, label: t(`settings.${key}.${String(value).replace(".", "_")}`) });
  const hints = settings.keyHints ? "true" : "false";
  return (
    <>
      <SettingRow label={t("settings.number.label")} says={t("settings.number.says")}>
        <strong className={styles["number"]}>{t("app.status.desk", { desk: hello.deskNumber })}</strong>
      </SettingRow>
      <SettingRow label={t("settings.person.label")} says={t("settings.person.says")}><Person /></SettingRow>
      <SettingRow label={t("settings.lockAfterMin.label")} says={t("settings.lockAfterMin.says")}>
        <Choice label={t("settings.lockAfterMin.label")} value={settings.lockAfterMin} options={lockTimes.map((one) => option("lockAfterMin", one))} onChoose={(value) => change("lockAfterMin", value)} />
      </SettingRow>
      <SettingRow label={t("settings.language.label")} says={t("settings.language.says")}>
        <Choice label={t("settings.language.label")} value={settings.language} options={languages.map((one) => option("language", one))} onChoose={(value) => change("language", value)} />
      </SettingRow>
      <SettingRow label={t("settings.theme.label")} says={t("settings.theme.says")}>
        <Choice label={t("settings.theme.label")} value={settings.theme} options={themes.map((one) => option("theme", one))} onChoose={(value) => change("theme", value)} />
      </SettingRow>
      <SettingRow label={t("settings.scale.label")} says={t("settings.scale.says")}>
        <Choice label={t("settings.scale.label")} value={settings.scale} options={scales.map((one) => option("scale", one))} onChoose={(value) => change("scale", value)} />
      </SettingRow>
      <SettingRow label={t("settings.keyHints.label")} says={t("settings.keyHints.says")}>
        <Choice label={t("settings.keyHints.label")} value={hints} options={["true", "false"].map((one) => option("keyHints", one))} onChoose={(value) => change("keyHints", value === "true")} />
      </SettingRow>
      {hello.host === "electron" && <OfTheMachine change={change} />}
    </>
  );
}

/** What only the desktop program can: start with the machine, end. */
function OfTheMachine({ change }: SubjectProps) {
  const { t } = useWords();
  const { settings } = useSession();
  const waiting = useView("link").rows[0]?.outbox ?? 0;
  const yesNo = (key: string) => ["true", "false"].map((value) => ({ value, label: t(`settings.${key}.${value}`) }));
  return (
    <>
      {(["startWithMachine", "wallWithMachine"] as const).map((key) => (
        <SettingRow key={key} label={t(`settings.${key}.label`)} says={t(`settings.${key}.says`)}>
          <Choice label={t(`settings.${key}.label`)} value={String(settings[key])} options={yesNo(key)} onChoose={(value) => change(key, value === "true")} />
        </SettingRow>
      ))}
      <SettingRow label={t("settings.quit.label")} says={waiting > 0 ? t("settings.quit.waiting", { count: waiting }) : t("settings.quit.says")}>
        <button type="button" className={styles["button"]} onClick={() => void desk.call("quit", {})}>{t("settings.quit.do")}</button>
      </SettingRow>
    </>
  );
}

/** Who sits here: read here, changed in the status bar, where it can be seen from every room. */
function Person() {
  const { t, pick } = useWords();
  const { personId } = useSession();
  const found = useView("people").byKey.get(personId ?? "");
  return <strong>{found === undefined ? t("settings.person.nobody") : pick(found.name)}</strong>;
}
