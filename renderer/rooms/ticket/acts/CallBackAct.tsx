/**
 * H: whom to ring, and what was said: the promise holds (1), a new promise (2), nobody answered (3); after the work: told (1),
 * nobody answered (2). Where several people asked, a letter says which of them; the first who has not been told is chosen.
 */
import { useState } from "react";
import { hospitalZone, timeToText } from "../../../app/civil.ts";
import { deskNowMs } from "../../../app/now.ts";
import { useWords } from "../../../app/words.ts";
import type { Translate } from "../../../app/words.ts";
import { hasReached } from "../../../../shared/ticket/state.ts";
import type { Caller } from "../../../../shared/ticket/state.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { Choices } from "./Choices.tsx";
import { listPlace } from "./crew-people.ts";
import { readPromise } from "./promise-time.ts";
import { TextLine } from "./TextLine.tsx";
import { useSend } from "./use-send.ts";
import styles from "./Acts.module.css";

/** What a call-back ended in. */
type Result = "kept" | "new" | "no-answer";

/** The call-back. */
export function CallBackAct({ act, row: { state }, onEnd }: ActPanelProps) {
  const { t } = useWords();
  const arrived = hasReached(state, "arrived");
  const results: readonly Result[] = arrived ? ["kept", "no-answer"] : ["kept", "new", "no-answer"];
  const [result, setResult] = useState<Result | null>(null);
  const [typed, setTyped] = useState("");
  const promisedAtMs = readPromise(typed, deskNowMs(), hospitalZone());
  const [caller, setCaller] = useState(() => Math.max(0, state.callers.findIndex((one) => one.calledBackAtMs === undefined)));
  const sender = useSend(act.ticketIds, () => onEnd(t("ticket.done.H")));
  const handleKey = (event: React.KeyboardEvent) => {
    const found = results[listPlace(event.code)];
    const rung = callerLetters.indexOf(event.code.replace("Key", ""));
    if (found !== undefined) setResult(found);
    else if (rung >= 0 && rung < state.callers.length) setCaller(rung);
    else return false;
    return true;
  };
  const handleDo = () => {
    if (result === null) return sender.complain(t("ticket.missing", { what: t("ticket.ask.H") }));
    const done = hasReached(state, "finished") && result === "kept";
    if (result !== "new") return sender.send((ticketId) => ({ command: "ticket.call-back", body: { ticketId, caller, result: done ? "done" : result } }));
    if (promisedAtMs === null) return sender.complain(t("ticket.callBack.unread"));
    sender.send((ticketId) => ({ command: "ticket.promise", body: { ticketId, promisedAtMs } }));
  };
  const word = (id: Result) => t(`ticket.callBack.${id === "kept" && arrived ? "done" : id}`);
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t("ticket.act.H")} onListKey={handleKey} onDo={handleDo} onCancel={() => onEnd()}>
      <Callers callers={state.callers} chosen={caller} onChoose={setCaller} />
      <p>{state.promisedAtMs === null ? t("ticket.callBack.nothing") : t("ticket.callBack.promised", { time: timeToText(state.promisedAtMs) })}</p>
      <Choices first label={t("ticket.ask.H")} choices={results.map((id, index) => ({ id, keyCap: String(index + 1), text: word(id) }))} chosen={new Set(result === null ? [] : [result])} onChoose={(id) => setResult(id as Result)} />
      {result === "new" && (
        <NewPromise typed={typed} understood={promisedAtMs === null ? "" : t("ticket.callBack.until", { time: timeToText(promisedAtMs) })} onChange={setTyped} />
      )}
    </ActFrame>
  );
}

/** Letters that choose among several callers. */
const callerLetters = [..."ABCDEFGHIJ"];

interface CallersProps {
  readonly callers: readonly Caller[];
  readonly chosen: number;
  onChoose(at: number): void;
}

/** One is only shown, several are chosen from. */
function Callers({ callers, chosen, onChoose }: CallersProps) {
  const { t } = useWords();
  const number = (caller: Caller) => <b>{caller.phone || t("ticket.callBack.noNumber")}</b>;
  if (callers.length < 2) return <ul className={styles["callers"]}>{callers.map((caller) => <li key={caller.phone}>{number(caller)} {caller.name}</li>)}</ul>;
  const choices = callers.slice(0, callerLetters.length).map((caller, at) => ({
    id: String(at), keyCap: callerLetters[at] ?? "", text: <>{number(caller)} {caller.name}</>, detail: toldText(caller, t),
  }));
  return <Choices label={t("ticket.ask.caller")} choices={choices} chosen={new Set([String(chosen)])} onChoose={(id) => onChoose(Number(id))} />;
}

function toldText({ calledBackAtMs, unanswered = 0 }: Caller, t: Translate): string {
  if (calledBackAtMs !== undefined) return t("ticket.callBack.told", { time: timeToText(calledBackAtMs) });
  return unanswered > 0 ? t("ticket.callBack.tries", { count: unanswered }) : "";
}

function NewPromise({ typed, understood, onChange }: { readonly typed: string; readonly understood: string; onChange(text: string): void }) {
  const { t } = useWords();
  return (
    <div ref={(box) => { if (box !== null && typed === "") box.querySelector("input")?.focus(); }}>
      <TextLine label={t("ticket.ask.promise")} value={typed} hint={t("ticket.callBack.hint")} onChange={onChange} />
      <p className={styles["understood"]}>{understood}</p>
    </div>
  );
}
