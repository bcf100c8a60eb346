/** O: who owns a complaint. Whoever took it first keeps it; a supervisor hands it over with the reason, a free one is taken by anybody. */
import { useState } from "react";
import { useWords } from "../../../app/words.ts";
import { useView } from "../../../bridge/use-view.ts";
import type { PersonRow } from "../../../../shared/views.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { Choices } from "./Choices.tsx";
import { listKeys, listPlace } from "./crew-people.ts";
import { TextLine } from "./TextLine.tsx";
import { useSend } from "./use-send.ts";

const owners: readonly PersonRow["role"][] = ["operator", "supervisor", "administrator"];
/** As many as one key each chooses without scrolling. */
const ownersMax = 12;

/** The hand-over. */
export function OwnAct({ act, row: { state }, onEnd }: ActPanelProps) {
  const { t, pick } = useWords();
  const people = useView("people").rows.filter((one) => owners.includes(one.role)).toSorted((one, other) => (one.duty === other.duty ? 0 : one.duty === "on" ? -1 : 1)).slice(0, ownersMax);
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const name = pick(people.find((one) => one.personId === chosen)?.name ?? null);
  const sender = useSend(act.ticketIds, () => onEnd(t("ticket.done.O", { name })));
  const handleKey = (event: React.KeyboardEvent) => {
    const found = people[listPlace(event.code)];
    if (found !== undefined) setChosen(found.personId);
    return found !== undefined;
  };
  const handleDo = () => {
    if (chosen === null) return sender.complain(t("ticket.missing", { what: t("ticket.ask.O") }));
    sender.send((ticketId) => ({ command: "ticket.own", body: { ticketId, personId: chosen, reason: reason.trim() } }));
  };
  const choices = people.map((one, at) => ({ id: one.personId, keyCap: listKeys[at] ?? "", text: pick(one.name), detail: t(`parts.role.${one.role}`) }));
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t("ticket.act.O")} onListKey={handleKey} onDo={handleDo} onCancel={() => onEnd()}>
      <p>{state.complaint?.ownerName ? pick(state.complaint.ownerName) : t("ticket.own.none")}</p>
      <Choices first label={t("ticket.ask.O")} columns={2} choices={choices} chosen={new Set(chosen === null ? [] : [chosen])} onChoose={setChosen} />
      <TextLine label={t("ticket.ask.ownReason")} value={reason} onChange={setReason} />
    </ActFrame>
  );
}
