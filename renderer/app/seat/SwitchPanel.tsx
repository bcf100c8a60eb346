/**
 * The switch panel, above the status bar at the right (Alt P): somebody else sits down, the screen is locked, or nobody stays.
 * No modal: the lines stay in view, calls can be taken meanwhile, and what stands in the intake stays there.
 */
import { useView } from "../../bridge/use-view.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { useKeys } from "../keyboard.ts";
import { goToRoom } from "../rooms.ts";
import { useSession } from "../session.ts";
import { useWords } from "../words.ts";
import { SignInForm } from "./SignInForm.tsx";
import styles from "./SwitchPanel.module.css";
import { showWho, useWhoPanel } from "./who-panel.ts";

/** The panel while it is open. */
export function SwitchPanel() {
  const open = useWhoPanel();
  const { t, pick } = useWords();
  const { personId, signOut, lock } = useSession();
  const sitting = pick(useView("people").byKey.get(personId ?? "")?.name ?? null);
  const close = () => { if (!showWho(false)) goToRoom("intake"); };
  const leave = () => { close(); void signOut(); };
  useKeys("who", { "Alt+KeyO": () => (sitting === "" ? false : leave()) });
  if (!open) return null;
  return (
    <section className={styles["panel"]} data-scope="who" aria-label={t("app.region.who")}>
      <header className={styles["head"]}>
        <h2>{t("app.who.title")}</h2>
        {sitting !== "" && <span className={styles["role"]}>{t("app.who.here", { name: sitting })}</span>}
        <button type="button" className={styles["close"]} onClick={close}>{t("app.who.close")} <KeyCap keys="Esc" /></button>
      </header>
      <SignInForm first={null} onDone={close} onLeave={close} />
      {sitting !== "" && (
        <p className={styles["acts"]}>
          <button type="button" className={styles["close"]} onClick={() => { close(); void lock(); }}>{t("app.who.lock")} <KeyCap keys="Alt L" /></button>
          <button type="button" className={styles["close"]} aria-keyshortcuts="Alt+O" onClick={leave}>{t("app.who.leave")} <KeyCap keys="Alt O" /></button>
        </p>
      )}
    </section>
  );
}
