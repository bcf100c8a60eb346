/**
 * H: whom to ring, and what was said: the promise holds (1), a new promise (2), nobody answered (3). A new promise is its
 * own event; the other two go into the story as a note.
 */
import { useState } from "react";
import { hospitalZone, timeToText } from "../../../app/civil.ts";
import { deskNowMs } from "../../../app/now.ts";
import { useWords } from "../../../app/words.ts";
import { hasReached } from "../../../../shared/ticket/state.ts";
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
  const sender = useSend(act.ticketIds, () => onEnd(t("ticket.done.H")));
  const handleKey = (event: React.KeyboardEvent) => {
    const found = results[listPlace(event.code)];
    if (found !== undefined) setResult(found);
    return found !== undefined;
  };
  const handleDo = () => {
    if (result === null) return sender.complain(t("ticket.missing", { what: t("ticket.ask.H") }));
    if (result !== "new") return sender.send((ticketId) => ({ command: "ticket.note", body: { ticketId, text: t(`ticket.callBack.note.${arrived && result === "kept" ? "done" : result}`) } }));
    if (promisedAtMs === null) return sender.complain(t("ticket.callBack.unread"));
    sender.send((ticketId) => ({ command: "ticket.promise", body: { ticketId, promisedAtMs } }));
  };
  const word = (id: Result) => t(`ticket.callBack.${id === "kept" && arrived ? "done" : id}`);
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t("ticket.act.H")} onListKey={handleKey} onDo={handleDo} onCancel={() => onEnd()}>
      <ul className={styles["callers"]}>
        {state.callers.map((caller) => <li key={`${caller.joinedAtMs}${caller.phone}${caller.name}`}><b>{caller.phone || t("ticket.callBack.noNumber")}</b> {caller.name}</li>)}
      </ul>
      <p>{state.promisedAtMs === null ? t("ticket.callBack.nothing") : t("ticket.callBack.promised", { time: timeToText(state.promisedAtMs) })}</p>
      <Choices first label={t("ticket.ask.H")} choices={results.map((id, index) => ({ id, keyCap: String(index + 1), text: word(id) }))} chosen={new Set(result === null ? [] : [result])} onChoose={(id) => setResult(id as Result)} />
      {result === "new" && (
        <NewPromise typed={typed} understood={promisedAtMs === null ? "" : t("ticket.callBack.until", { time: timeToText(promisedAtMs) })} onChange={setTyped} />
      )}
    </ActFrame>
  );
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
