/**
 * 受理: the room that one types into while talking. From the top in the order of a conversation: the line, life-safety steps
 * where there are any, seven facts, the same fault, questions, what to tell the caller, the acts, the last jobs here; the
 * refusal tray has its seat at the foot. Everything has a key; the focus comes back to the line by itself.
 */
import { useEffect, useRef, useState } from "react";
import { useKeys } from "../../app/keyboard.ts";
import { useLayout } from "../../app/layout.ts";
import { setLook, useOthersAt } from "../../app/looking.ts";
import { useRoomFocus } from "../../app/rooms.ts";
import { useWords } from "../../app/words.ts";
import { ActBar } from "./ActBar.tsx";
import { DraftShelf } from "./DraftShelf.tsx";
import { FactList } from "./FactList.tsx";
import { FirstSteps } from "./FirstSteps.tsx";
import { HistoryList } from "./HistoryList.tsx";
import styles from "./Intake.module.css";
import { IntakeHead } from "./IntakeHead.tsx";
import { IntakeLine } from "./IntakeLine.tsx";
import { Questions } from "./Questions.tsx";
import { RefusalTray } from "./RefusalTray.tsx";
import { SameFaultHint } from "./SameFaultHint.tsx";
import { ServiceFields } from "./ServiceFields.tsx";
import { useIntake } from "./use-intake.ts";
import type { FactNumber, IntakeState } from "./use-intake.ts";
import { isEmpty } from "./intake-form.ts";

const factKeys: readonly FactNumber[] = [1, 2, 3, 4, 5, 6, 7];

/** The room. */
export function Intake() {
  const { t } = useWords();
  const intake = useIntake();
  const line = useRef<HTMLInputElement>(null);
  const shelf = useRef<HTMLUListElement>(null);
  const [history, setHistory] = useState(false);
  const small = useLayout() === "small";
  useRoomFocus("intake", () => line.current?.focus());
  useIntakeKeys(intake, {
    history: () => setHistory((shown) => !shown),
    back: () => stepBack(intake, line.current, shelf.current),
  });
  const { facts, form, said } = intake;
  const placeId = isEmpty(form) ? null : facts.place?.placeId ?? null;
  const others = useOthersAt("placeId", placeId);
  useEffect(() => setLook({ placeId }), [placeId]);
  const started = form.line.trim() !== "" || facts.service !== null || facts.place !== null;
  return (
    <div className={styles["intake"]} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) intake.drafts.flush(); }}>
      <div className={styles["form"]}>
        <IntakeHead savedAtMs={intake.drafts.savedAtMs} empty={isEmpty(form)} caller={form.callId === null ? "" : form.callerPhone} said={said?.tone === "good" ? said.text : ""} />
        <IntakeLine ref={line} value={form.line} onChange={intake.type} />
        <p className={styles["bad"]} role="alert">{said?.tone === "bad" && said.text}</p>
        <FirstSteps service={facts.service} />
        {others !== "" && <p className={styles["others"]} role="status">{t("intake.others", { who: others })}</p>}
        <FactList intake={intake} small={small} />
        {started && (
          <>
            <ServiceFields service={facts.service} answers={form.answers} onAnswer={intake.answer} />
            <SameFaultHint same={intake.proposal.same} onJoin={intake.join} />
            <Questions facts={facts} answers={form.answers} onAnswer={intake.answer} />
          </>
        )}
        <ActBar intake={intake} small={small} />
        <DraftShelf ref={shelf} drafts={intake.drafts.aside} onTake={intake.takeUp} onLeave={() => line.current?.focus()} />
        {(!small || history) && facts.place !== null && <HistoryList placeId={facts.place.placeId} />}
      </div>
      <RefusalTray />
    </div>
  );
}

/** Esc: first the picker closes by itself; then the draft is put aside; on an empty line the drafts put aside get the focus. */
function stepBack(intake: IntakeState, line: HTMLInputElement | null, shelf: HTMLUListElement | null): void {
  if (intake.correcting !== null) intake.correct(null);
  else if (!isEmpty(intake.form)) intake.park();
  else if (document.activeElement === line) shelf?.querySelector<HTMLElement>("button")?.focus();
  else line?.focus();
}

function useIntakeKeys(intake: IntakeState, more: { history(): void; back(): void }): void {
  useKeys("intake", {
    "Ctrl+Enter": () => intake.log(true),
    "Ctrl+KeyS": () => intake.log(false),
    "Ctrl+KeyD": intake.park,
    "Ctrl+KeyB": intake.join,
    "Alt+KeyY": () => intake.answerNext("yes"),
    "Alt+KeyN": () => intake.answerNext("no"),
    "Alt+KeyH": more.history,
    Escape: more.back,
    ...Object.fromEntries(factKeys.flatMap((fact) => [`Alt+Digit${fact}`, `Alt+Numpad${fact}`].map((keys) => [keys, () => intake.correct(fact)]))),
  });
}
