/** An empty hospital: nobody is listed yet. A name is all it takes to begin; more people come in the settings. */
import { useEffect, useRef, useState } from "react";
import type { Role } from "../../../shared/kernel/may.ts";
import { submit } from "../../bridge/submit.ts";
import { Choice } from "../../parts/Choice.tsx";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { useSession } from "../session.ts";
import { useRefusalText } from "../use-refusal-text.ts";
import { useWords } from "../words.ts";
import styles from "./SignIn.module.css";

const firstRoles: readonly Role[] = ["supervisor", "operator", "administrator"];

/** Adds a person and sits them down. */
export function FirstPerson({ onDone }: { onDone(): void }) {
  const { t } = useWords();
  const { signIn } = useSession();
  const say = useRefusalText();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("supervisor");
  const [problem, setProblem] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []); // nothing else can be done here yet

  async function add(): Promise<void> {
    const known = name.trim();
    if (known === "") return;
    const personId = `p-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
    const made = await submit("person.define", { id: personId, name: { zh: known, en: known }, role, crewId: null, phone: "", skills: [], certificates: [] });
    const outcome = made.kind === "done" ? await signIn({ personId }) : made;
    if (outcome.kind === "refused") setProblem(say(outcome.refusal));
    else if (outcome.kind === "done") onDone();
  }

  return (
    <form className={styles["form"]} onSubmit={(event) => { event.preventDefault(); void add(); }}>
      <p>{t("app.who.first")}</p>
      <label className={styles["label"]} htmlFor="first-name">{t("app.who.firstName")}</label>
      <input ref={field} id="first-name" className={styles["field"]} value={name} maxLength={100} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      <Choice label={t("app.who.firstRole")} value={role} options={firstRoles.map((one) => ({ value: one, label: t(`parts.role.${one}`) }))} onChoose={(one) => setRole(one)} />
      <p className={styles["acts"]}><button type="submit" className={styles["main"]} disabled={name.trim() === ""}>{t("app.who.firstDo")} <KeyCap keys="Enter" /></button></p>
      {problem !== "" && <p className={styles["problem"]} role="alert">✕ {problem}</p>}
    </form>
  );
}
