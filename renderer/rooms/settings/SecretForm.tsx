/** Sets or takes away a person's PIN or badge. A new PIN is typed twice; what was typed is gone from the page at once. */
import { useState } from "react";
import type { Outcome } from "../../../shared/bridge.ts";
import { useRefusalText } from "../../app/use-refusal-text.ts";
import { useWords } from "../../app/words.ts";
import { desk } from "../../bridge/desk.ts";
import type { PersonRow } from "../../../shared/views.ts";
import styles from "./People.module.css";

export interface SecretFormProps {
  readonly kind: "pin" | "badge";
  readonly person: PersonRow;
  /** The PIN so far is asked for: one's own. */
  readonly own?: boolean;
}

/** The form of one of the two. */
export function SecretForm({ kind, person, own = false }: SecretFormProps) {
  const { t, pick } = useWords();
  const say = useRefusalText();
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const has = kind === "pin" ? person.hasPin : person.hasBadge;
  const asksCurrent = own && has && kind === "pin";
  const word = kind === "pin" ? "Pin" : "Badge";

  function tell(outcome: Outcome<null>, done: string): void {
    for (const clear of [setCurrent, setFresh, setAgain]) clear("");
    if (outcome.kind === "done") setSaid({ good: true, text: t(`settings.people.${done}${word}`, { name: pick(person.name) }) });
    else setSaid({ good: false, text: outcome.kind === "refused" ? say(outcome.refusal) : t("intake.fault", { code: outcome.code }) });
  }

  async function set(value: string | null): Promise<void> {
    if (kind === "pin" && value !== null && fresh !== again) return setSaid({ good: false, text: t("settings.people.differ") });
    const { personId } = person;
    const outcome = kind === "badge"
      ? await desk.call("setBadge", { personId, badge: value })
      : await desk.call("setPin", { personId, pin: value, ...(asksCurrent ? { current } : {}) });
    tell(outcome, value === null ? "gone" : "done");
  }

  return (
    <form className={styles["form"]} onSubmit={(event) => { event.preventDefault(); void set(fresh.trim()); }}>
      {asksCurrent && <Secret label={t("settings.people.current")} value={current} onChange={setCurrent} />}
      <Secret label={t(kind === "pin" ? "settings.people.fresh" : "settings.people.badge")} value={fresh} onChange={setFresh} />
      {kind === "pin" && <Secret label={t("settings.people.again")} value={again} onChange={setAgain} />}
      <p className={styles["acts"]}>
        <button type="submit" className={styles["edit"]} disabled={fresh === ""}>{t(`settings.people.set${word}`)}</button>
        {has && !own && <button type="button" className={styles["edit"]} onClick={() => void set(null)}>{t(`settings.people.take${word}`)}</button>}
      </p>
      {said !== null && <p className={said.good ? styles["good"] : styles["problem"]} role={said.good ? "status" : "alert"}>{said.good ? "✓" : "✕"} {said.text}</p>}
    </form>
  );
}

function Secret({ label, value, onChange }: { readonly label: string; readonly value: string; onChange(value: string): void }) {
  return (
    <label className={styles["secret"]}>
      <span>{label}</span>
      <input type="password" autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
