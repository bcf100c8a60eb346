/** One person of the list: role, how they sign in, wrong tries; opened, the fields by which an administrator sets PIN and badge. */
import { shortDayToText, timeToText } from "../../app/civil.ts";
import { useWords } from "../../app/words.ts";
import type { PersonRow } from "../../../shared/views.ts";
import styles from "./People.module.css";
import { SecretForm } from "./SecretForm.tsx";

export interface PersonLineProps {
  readonly person: PersonRow;
  readonly maySet: boolean;
  readonly editing: boolean;
  onEdit(on: boolean): void;
}

/** The line. */
export function PersonLine({ person, maySet, editing, onEdit }: PersonLineProps) {
  const { t, pick } = useWords();
  const proofs = [person.hasPin ? t("app.who.pinMark") : "", person.hasBadge ? t("app.who.badgeMark") : ""].filter((mark) => mark !== "");
  const { failures } = person;
  return (
    <li className={styles["person"]}>
      <p className={styles["line"]}>
        <strong>{pick(person.name)}</strong>
        <span>{t(`parts.role.${person.role}`)}</span>
        <span>{proofs.length === 0 ? t("settings.people.byName") : proofs.join(" · ")}</span>
        <button type="button" className={styles["edit"]} disabled={!maySet} aria-expanded={editing} aria-label={`${pick(person.name)} ${t("settings.people.edit")}`} onClick={() => onEdit(!editing)}>{t("settings.people.edit")}</button>
      </p>
      {failures !== null && (
        <p className={styles["failures"]}>▲ {t("settings.people.failures", { desk: failures.desk, count: failures.count, at: `${shortDayToText(failures.atMs)} ${timeToText(failures.atMs)}` })}</p>
      )}
      {editing && <div className={styles["forms"]}><SecretForm kind="pin" person={person} /><SecretForm kind="badge" person={person} /></div>}
    </li>
  );
}
