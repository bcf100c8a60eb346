/** People: how one signs in at this site, one's own PIN, and who has which proof. An administrator sets those of others. */
import { useState } from "react";
import { findPeople } from "../../app/seat/find-people.ts";
import { useMay } from "../../app/seat/use-may.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { useView } from "../../bridge/use-view.ts";
import { Choice } from "../../parts/Choice.tsx";
import { AddPerson } from "./AddPerson.tsx";
import { OwnPin } from "./OwnPin.tsx";
import { PersonLine } from "./PersonLine.tsx";
import styles from "./People.module.css";
import { SettingRow } from "./SettingRow.tsx";

/** The rows of the subject. */
export function PeopleSubject() {
  const { t } = useWords();
  return (
    <>
      <SettingRow label={t("settings.signIn.label")} says={t("settings.signIn.says")}><Policy /></SettingRow>
      <SettingRow label={t("settings.people.own")} says={t("settings.people.ownSays")}><OwnPin /></SettingRow>
      <SettingRow label={t("settings.people.list")} says={t("settings.people.listSays")}><Everybody /></SettingRow>
      <SettingRow label={t("settings.people.add")} says={t("settings.people.addSays")}><AddPerson /></SettingRow>
    </>
  );
}

/** What signing in takes, and a quiet word while nobody is protected. */
function Policy() {
  const { t } = useWords();
  const say = useRefusalText();
  const site = useView("site").rows[0];
  const [problem, setProblem] = useState("");
  const choose = async (policy: "name" | "pin") => {
    const outcome = await submit("site.set-sign-in", { policy });
    setProblem(outcome.kind === "refused" ? say(outcome.refusal) : "");
  };
  const options = (["name", "pin"] as const).map((value) => ({ value, label: t(`settings.signIn.${value}`) }));
  return (
    <>
      <Choice label={t("settings.signIn.label")} value={site?.signIn ?? "name"} options={options} onChoose={(policy) => void choose(policy)} />
      {site !== undefined && site.administrators.length === 0 && <p className={styles["note"]}>{t("settings.signIn.open")}</p>}
      {problem !== "" && <p className={styles["problem"]} role="alert">✕ {problem}</p>}
    </>
  );
}

/** People shown at once; typing finds the others. */
const shownMost = 12;

function Everybody() {
  const { t } = useWords();
  const { person } = useMay();
  const { rows } = useView("people");
  const open = useView("site").rows[0]?.administrators.length === 0;
  const [text, setText] = useState("");
  const [editing, setEditing] = useState<string | null>(null);
  const found = findPeople(rows, text);
  const more = (text === "" ? rows.length : found.length) - Math.min(shownMost, found.length);
  const maySet = open || person?.role === "administrator";
  return (
    <>
      <input className={styles["find"]} aria-label={t("settings.people.find")} placeholder={t("settings.people.find")} value={text} onChange={(event) => setText(event.target.value)} />
      {!maySet && person !== undefined && <p className={styles["says"]}>{t("settings.people.notYours", { role: t(`parts.role.${person.role}`) })}</p>}
      <ul className={styles["people"]}>
        {found.slice(0, shownMost).map((one) => (
          <PersonLine key={one.personId} person={one} maySet={maySet} editing={editing === one.personId} onEdit={(on) => setEditing(on ? one.personId : null)} />
        ))}
      </ul>
      {more > 0 && <p className={styles["says"]}>{t("settings.people.more", { count: more })}</p>}
    </>
  );
}
