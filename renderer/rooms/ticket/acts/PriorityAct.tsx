/** Y: another priority, 1–4, with the reason; the clocks move with it. */
import { useState } from "react";
import { useWords } from "../../../app/words.ts";
import { PriorityMark } from "../../../parts/PriorityMark.tsx";
import type { Priority } from "../../../../shared/service/service.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { Choices } from "./Choices.tsx";
import { listPlace } from "./crew-people.ts";
import { TextLine } from "./TextLine.tsx";
import { useSend } from "./use-send.ts";
import styles from "./Acts.module.css";

const priorities = [1, 2, 3, 4] as const satisfies readonly Priority[];

/** Chooses the priority. */
export function PriorityAct({ act, row, onEnd }: ActPanelProps) {
  const { t } = useWords();
  const [priority, setPriority] = useState<Priority>(row.state.priority);
  const [reason, setReason] = useState("");
  const sender = useSend(act.ticketIds, () => onEnd(t("ticket.done.Y")));
  const handleKey = (event: React.KeyboardEvent) => {
    const found = priorities[listPlace(event.code)];
    if (found !== undefined) setPriority(found);
    return found !== undefined;
  };
  const choices = priorities.map((one) => ({
    id: String(one), keyCap: String(one), text: <span className={styles["withMark"]}><PriorityMark priority={one} loud /> {t(`parts.priority.${one}`)}</span>,
  }));
  const handleDo = () => sender.send((ticketId) => ({ command: "ticket.prioritise", body: { ticketId, priority, reason: reason.trim() } }));
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t("ticket.act.Y")} onListKey={handleKey} onDo={handleDo} onCancel={() => onEnd()}>
      <Choices first label={t("ticket.ask.Y")} choices={choices} columns={2} chosen={new Set([String(priority)])} onChoose={(id) => setPriority(Number(id) as Priority)} />
      <TextLine label={t("ticket.ask.reason")} value={reason} onChange={setReason} />
    </ActFrame>
  );
}
