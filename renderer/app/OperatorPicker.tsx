/** Who sits at this desk: the name is a button (Alt P) that opens the switch panel (`seat/SwitchPanel.tsx`) above the status bar. */
import { useView } from "../bridge/use-view.ts";
import { KeyCap } from "../parts/KeyCap.tsx";
import styles from "./OperatorPicker.module.css";
import { showWho, useWhoPanel } from "./seat/who-panel.ts";
import { useSession } from "./session.ts";
import { useWords } from "./words.ts";

/** The button. */
export function OperatorPicker() {
  const { t, pick } = useWords();
  const { hello, personId } = useSession();
  const { byKey, ready } = useView("people");
  const open = useWhoPanel();
  const sitting = byKey.get(personId ?? "");
  const empty = ready && sitting === undefined;
  const name = empty ? t("app.status.nobody") : pick(sitting?.name ?? null);
  return (
    <button type="button" className={`${styles["button"]} ${empty ? styles["nobody"] : ""}`} data-seat aria-expanded={open} aria-keyshortcuts="Alt+P" onClick={() => showWho(!open)}>
      {t("app.status.desk", { desk: hello.deskNumber })} <strong>{name}</strong> <KeyCap keys="Alt P" />
    </button>
  );
}
