/** Q: who says that it is done, and how: by finger on the phone page, on the slip, or on the telephone. */
import { useState } from "react";
import { useWords } from "../../../app/words.ts";
import type { Signature } from "../../../../shared/ticket/state.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { Choices } from "./Choices.tsx";
import { listPlace } from "./crew-people.ts";
import { TextLine } from "./TextLine.tsx";
import { useSend } from "./use-send.ts";

const ways = ["finger", "slip", "call-back"] as const satisfies readonly Signature["how"][];

/** Takes the signature; the caller's name is proposed. A call-back is the usual way at the desk. */
export function SignAct({ act, row, onEnd }: ActPanelProps) {
  const { t } = useWords();
  const [how, setHow] = useState<Signature["how"]>("call-back");
  const [signerName, setSignerName] = useState(row.state.callers[0]?.name ?? "");
  const sender = useSend(act.ticketIds, () => onEnd(t("ticket.done.Q")));
  const handleDo = () => {
    if (signerName.trim() === "") sender.complain(t("ticket.missing", { what: t("ticket.ask.signer") }));
    else sender.send((ticketId) => ({ command: "ticket.sign", body: { ticketId, how, signerName: signerName.trim() } }));
  };
  const handleKey = (event: React.KeyboardEvent) => {
    const found = ways[listPlace(event.code)];
    if (found !== undefined) setHow(found);
    return found !== undefined;
  };
  const choices = ways.map((id, index) => ({ id, keyCap: String(index + 1), text: t(`ticket.sign.${id}`) }));
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t("ticket.act.Q")} onListKey={handleKey} onDo={handleDo} onCancel={() => onEnd()}>
      <Choices first label={t("ticket.ask.Q")} choices={choices} columns={3} chosen={new Set([how])} onChoose={(id) => setHow(id as Signature["how"])} />
      <TextLine label={t("ticket.ask.signer")} value={signerName} onChange={setSignerName} />
    </ActFrame>
  );
}
