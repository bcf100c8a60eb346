/** Who are you, by keyboard: letters of a name or a badge, Enter, the PIN, Enter. Nothing modal; the same on the lock screen. */
import { useEffect, useId, useRef, useState } from "react";
import type { PersonRow } from "../../../shared/views.ts";
import { KeyCap } from "../../parts/KeyCap.tsx";
import { useNow } from "../now.ts";
import { useWords } from "../words.ts";
import { FirstPerson } from "./FirstPerson.tsx";
import styles from "./SignIn.module.css";
import { useSignIn } from "./use-sign-in.ts";
import type { SignIn } from "./use-sign-in.ts";

/** People shown at once; typing finds the others. */
const shownMost = 8;

export interface SignInFormProps {
  /** Whose PIN is asked for to begin with. */
  readonly first: string | null;
  onDone(): void;
  /** Esc on the names; absent on the lock screen, which nobody leaves. */
  readonly onLeave?: (() => void) | undefined;
}

/** The form; its field has the focus whenever it changes. */
export function SignInForm({ first, onDone, onLeave }: SignInFormProps) {
  const signIn = useSignIn(first, onDone);
  if (signIn.ready && signIn.people.length === 0 && signIn.text === "") return <FirstPerson onDone={onDone} />;
  return (
    <div className={styles["form"]}>
      {signIn.chosen === null ? <Names signIn={signIn} onLeave={onLeave} /> : <Pin signIn={signIn} person={signIn.chosen} />}
      <Trouble signIn={signIn} />
    </div>
  );
}

function Names({ signIn, onLeave }: { readonly signIn: SignIn; readonly onLeave: (() => void) | undefined }) {
  const { t } = useWords();
  const [at, setAt] = useState(0);
  const field = useFocused();
  const list = useId();
  const shown = signIn.people.slice(0, shownMost);
  const active = Math.min(at, Math.max(0, shown.length - 1));
  const handleKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(shown.length - 1, active + step)));
    else if (event.key === "Enter") signIn.enter(shown[active]);
    else if (event.key === "Escape" && onLeave !== undefined) onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <label className={styles["label"]} htmlFor={`${list}-field`}>{t("app.who.name")}</label>
      <input
        ref={field} id={`${list}-field`} className={styles["field"]} value={signIn.text} autoComplete="off" spellCheck={false} role="combobox"
        aria-expanded={shown.length > 0} aria-controls={list} aria-activedescendant={shown.length > 0 ? `${list}-${active}` : undefined}
        onChange={(event) => { setAt(0); signIn.type(event.target.value); }} onKeyDown={handleKey}
      />
      <div id={list} role="listbox" aria-label={t("app.who.title")} className={styles["people"]}>
        {shown.map((person, index) => <Option key={person.personId} id={`${list}-${index}`} person={person} isActive={index === active} onChoose={() => signIn.choose(person)} />)}
      </div>
      {signIn.ready && shown.length === 0 && <p className={styles["hint"]}>{t("app.who.none")}</p>}
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly person: PersonRow;
  readonly isActive: boolean;
  onChoose(): void;
}

function Option({ id, person, isActive, onChoose }: OptionProps) {
  const { t, pick } = useWords();
  const marks = [person.hasPin ? t("app.who.pinMark") : "", person.hasBadge ? t("app.who.badgeMark") : ""].filter((mark) => mark !== "");
  return (
    <div id={id} role="option" tabIndex={-1} aria-selected={isActive} className={styles["person"]} onMouseDown={(event) => event.preventDefault()} onClick={onChoose}>
      <strong>{pick(person.name)}</strong><span className={styles["initials"]}>{person.initials}</span>
      <span className={styles["role"]}>{t(`parts.role.${person.role}`)}</span><span className={styles["marks"]}>{marks.join(" · ")}</span>
    </div>
  );
}

function Pin({ signIn, person }: { readonly signIn: SignIn; readonly person: PersonRow }) {
  const { t, pick } = useWords();
  const field = useFocused();
  const handleKey = (event: React.KeyboardEvent) => {
    if (event.key === "Enter") signIn.enter(undefined);
    else if (event.key === "Escape") signIn.back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <label className={styles["label"]} htmlFor="sign-in-pin">{t("app.who.pin", { name: pick(person.name) })}</label>
      <input
        ref={field} id="sign-in-pin" className={styles["pin"]} type="password" inputMode="numeric" autoComplete="off" value={signIn.pin}
        onChange={(event) => signIn.typePin(event.target.value)} onKeyDown={handleKey}
      />
      <p className={styles["acts"]}>
        <button type="button" className={styles["main"]} onClick={() => signIn.enter(undefined)}>{t("app.who.enter")} <KeyCap keys="Enter" /></button>
        <button type="button" className={styles["act"]} onClick={signIn.back}>{t("app.who.other")} <KeyCap keys="Esc" /></button>
      </p>
    </>
  );
}

/** One line: what was wrong, or how long to wait. */
function Trouble({ signIn }: { readonly signIn: SignIn }) {
  const { t } = useWords();
  const leftMs = signIn.waitUntilMs - useNow();
  const waiting = leftMs > 0 ? t("app.who.wait", { seconds: Math.ceil(leftMs / 1000) }) : "";
  const text = waiting !== "" ? waiting : signIn.problem;
  if (text === "") return <p className={styles["hint"]} role="status">{signIn.busy && t("app.who.checking")}</p>;
  return <p className={styles["problem"]} role="alert" aria-live={waiting === "" ? "assertive" : "off"}>✕ {text}</p>;
}

/** A field that takes the focus when it comes. */
function useFocused(): React.RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}
