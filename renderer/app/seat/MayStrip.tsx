/** One line for people who may look but not take calls: why the acts are dimmed. Nothing for operators and supervisors. */
import { useWords } from "../words.ts";
import styles from "./MayStrip.module.css";
import { useMay } from "./use-may.ts";

/** The line, or nothing. */
export function MayStrip() {
  const { t, pick } = useWords();
  const { person, may } = useMay();
  if (person === undefined || may("ticket.log")) return null;
  return <p className={styles["strip"]} role="status">{t("app.who.onlyLook", { name: pick(person.name), role: t(`parts.role.${person.role}`) })}</p>;
}
