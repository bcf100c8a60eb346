/** "Probably the same fault": what is open already, and the one key that joins the caller to it. */
import { placeParts } from "../../app/place-text.ts";
import { useWords } from "../../app/words.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import type { SameFault } from "../../../shared/intake/proposal.ts";
import { whyText } from "../../app/why-text.ts";
import styles from "./Intake.module.css";

/** Nothing where nothing is alike. */
export function SameFaultHint({ same, onJoin }: { readonly same: SameFault | null; onJoin(): void }) {
  const words = useWords();
  const { t } = words;
  if (same === null) return null;
  const { ticket } = same;
  return (
    <button type="button" className={styles["same"]} aria-keyshortcuts="Control+B" onClick={onJoin}>
      <svg className={styles["fork"]} viewBox="0 0 16 16" aria-hidden="true"><path d="M3 2v3l5 4 5-4V2M8 9v5" /></svg>
      <b>{t("intake.same")}</b>
      <span className={styles["sameText"]}>{placeParts(ticket.place, words).own} {ticket.matter} · {whyText(same.why, t)}</span>
      <span className={styles["keyed"]}>{t("intake.joinAct")} <KeyCap keys="Ctrl B" /></span>
    </button>
  );
}
