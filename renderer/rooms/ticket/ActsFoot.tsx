/** Everything that can be done to this ticket, each with its key, at fixed seats; what makes no sense now, or is not for who sits here, is dimmed. */
import type { ActLetter } from "../../app/acts.ts";
import { useWords } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { useNotYours } from "./act-command.ts";
import { furtherActs, mainActs } from "./available.ts";
import styles from "./Ticket.module.css";

export interface ActsFootProps {
  readonly available: ReadonlySet<ActLetter>;
  /** What the last act did. */
  readonly said: string;
  onAct(letter: ActLetter): void;
}

/** Acts of a few tickets only (follow-up, complaint): they have no seat where they make no sense. */
const rareActs: readonly ActLetter[] = ["R", "O"];

/** The two grids of acts. */
export function ActsFoot({ available, said, onAct }: ActsFootProps) {
  const { t } = useWords();
  const notYours = useNotYours();
  const button = (letter: ActLetter) => (
    <button key={letter} type="button" className={styles["act"]} aria-keyshortcuts={letter} disabled={!available.has(letter) || notYours(letter) !== ""} title={notYours(letter) || undefined} onClick={() => onAct(letter)}>
      <KeyCap keys={letter} /> {t(`ticket.act.${letter}`)}
    </button>
  );
  return (
    <footer className={styles["foot"]}>
      <p role="status" className={said === "" ? "unseen" : styles["saidDone"]}>{said !== "" && `✓ ${said}`}</p>
      <div className={styles["mainActs"]}>{mainActs.map(button)}</div>
      <div className={styles["furtherActs"]}>{furtherActs.filter((letter) => !rareActs.includes(letter) || available.has(letter)).map(button)}</div>
    </footer>
  );
}
