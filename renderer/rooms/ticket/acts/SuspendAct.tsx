/** G: the clock stops for one of four reasons (1–4), or goes on where it was stopped. */
import { useState } from "react";
import { useWords } from "../../../app/words.ts";
import { suspendReasons } from "../../../../shared/ticket/state.ts";
import type { SuspendReason } from "../../../../shared/ticket/state.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { Choices } from "./Choices.tsx";
import { listPlace } from "./crew-people.ts";
import { TextLine } from "./TextLine.tsx";
import { useSend } from "./use-send.ts";

/** Stops the clock. */
export function SuspendAct({ act, onEnd }: ActPanelProps) {
  const { t } = useWords();
  const [reason, setReason] = useState<SuspendReason | null>(null);
  const [note, setNote] = useState("");
  const sender = useSend(act.ticketIds, () => onEnd(t("ticket.done.G")));
  const handleDo = () => {
    if (reason === null) sender.complain(t("ticket.missing", { what: t("ticket.ask.G") }));
    else sender.send((ticketId) => ({ command: "ticket.suspend", body: { ticketId, reason, note: note.trim() } }));
  };
  const handleKey = (event: React.KeyboardEvent) => {
    const found = suspendReasons[listPlace(event.code)];
    if (found !== undefined) setReason(found);
    return found !== undefined;
  };
  const choices = suspendReasons.map((id, index) => ({ id, keyCap: String(index + 1), text: t(`parts.suspend.${id}`) }));
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t("ticket.act.G")} onListKey={handleKey} onDo={handleDo} onCancel={() => onEnd()}>
      <Choices first label={t("ticket.ask.G")} choices={choices} columns={2} chosen={new Set(reason === null ? [] : [reason])} onChoose={(id) => setReason(id as SuspendReason)} />
      <TextLine label={t(reason === "other" ? "ticket.ask.suspendOther" : "ticket.ask.note")} value={note} onChange={setNote} />
    </ActFrame>
  );
}

/** Lets the clock go on. */
export function ResumeAct({ act, onEnd }: ActPanelProps) {
  const { t } = useWords();
  const sender = useSend(act.ticketIds, () => onEnd(t("ticket.done.resume")));
  const handleDo = () => sender.send((ticketId) => ({ command: "ticket.resume", body: { ticketId } }));
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t("ticket.resume")} onDo={handleDo} onCancel={() => onEnd()}>
      <p>{t("ticket.resumeExplained")}</p>
    </ActFrame>
  );
}
