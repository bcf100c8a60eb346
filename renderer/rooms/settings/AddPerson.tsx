/** One more person who works at the desks: a name and a role. Anybody may until an administrator has a PIN, then administrators. */
import { useState } from "react";
import type { Role } from "../../../shared/kernel/may.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { submit } from "../../bridge/submit.ts";
import { Choice } from "../../parts/Choice.tsx";
import styles from "./People.module.css";

/** Roles of people without a crew. */
const deskRoles: readonly Role[] = ["operator", "supervisor", "administrator", "viewer"];

/** The form; what was done or why not is said below it. */
export function AddPerson() {
  const { t } = useWords();
  const say = useRefusalText();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("operator");
  const [said, setSaid] = useState<{ readonly text: string; readonly isBad: boolean } | null>(null);

  async function add(): Promise<void> {
    const known = name.trim();
    if (known === "") return;
    const id = `p-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
    const outcome = await submit("person.define", { id, name: { zh: known, en: known }, role, crewId: null, phone: "", skills: [], certificates: [] });
    if (outcome.kind === "refused") return setSaid({ text: say(outcome.refusal), isBad: true });
    if (outcome.kind === "fault") return setSaid({ text: t("settings.device.fault", { code: outcome.code }), isBad: true });
    setName("");
    setSaid({ text: t("settings.people.added", { name: known, role: t(`parts.role.${role}`) }), isBad: false });
  }

  return (
    <form className={styles["add"]} onSubmit={(event) => { event.preventDefault(); void add(); }}>
      <input className={styles["find"]} aria-label={t("settings.people.addName")} placeholder={t("settings.people.addName")} value={name} maxLength={100} autoComplete="off" onChange={(event) => { setName(event.target.value); setSaid(null); }} />
      <Choice label={t("settings.people.addRole")} value={role} options={deskRoles.map((one) => ({ value: one, label: t(`parts.role.${one}`) }))} onChoose={(one) => setRole(one)} />
      <button type="submit" className={styles["edit"]} disabled={name.trim() === ""}>{t("settings.people.addDo")}</button>
      {said !== null && <p className={styles[said.isBad ? "problem" : "says"]} role={said.isBad ? "alert" : "status"}>{said.isBad ? "✕" : "✓"} {said.text}</p>}
    </form>
  );
}
