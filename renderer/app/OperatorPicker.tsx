/**
 * Who sits at this desk: the name is a button (Alt P) that opens the switch panel above the status bar. No modal: the lines
 * stay in view, calls can be taken meanwhile, and what stands in the intake stays there.
 */
import { useView } from "../bridge/use-view.ts";
import { KeyCap } from "../parts/KeyCap.tsx";
import styles from "./OperatorPicker.module.css";
import { SignInForm } from "./seat/SignInForm.tsx";
import { showWho, useWhoPanel } from "./seat/who-panel.ts";
import { useSession } from "./session.ts";
import { useWords } from "./words.ts";

/** The button and its panel. */
export function OperatorPicker() {
  const { t, pick } = useWords();
  const { hello, personId } = useSession();
  const { byKey, ready } = useView("people");
  const open = useWhoPanel();
  const sitting = byKey.get(personId ?? "");
  const empty = ready && sitting === undefined;
  const name = empty ? t("app.status.nobody") : pick(sitting?.name ?? null);
  return (
    <>
      <button type="button" className={`${styles["button"]} ${empty ? styles["nobody"] : ""}`} data-seat aria-expanded={open} aria-keyshortcuts="Alt+P" onClick={() => showWho(!open)}>
        {t("app.status.desk", { desk: hello.deskNumber })} <strong>{name}</strong>
      </button>
      {open && <SwitchPanel sitting={empty ? "" : name} />}
    </>
  );
}

function SwitchPanel({ sitting }: { readonly sitting: string }) {
  const { t } = useWords();
  const { signOut, lock } = useSession();
  const close = () => showWho(false);
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
          <button type="button" className={styles["close"]} onClick={() => { close(); void signOut(); }}>{t("app.who.leave")}</button>
        </p>
      )}
    </section>
  );
}
