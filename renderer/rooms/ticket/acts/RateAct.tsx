/** E: one to five by the requester (1–5), with reasons by letter and a word of their own. */
import { useState } from "react";
import { useWords } from "../../../app/words.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { Choices } from "./Choices.tsx";
import { TextLine } from "./TextLine.tsx";
import { useSend } from "./use-send.ts";

const stars = ["1", "2", "3", "4", "5"];
/** Reasons by letter; their words go into the log as the operator reads them. Assumed until the wards' survey names others. */
const reasons = ["late", "attitude", "quality", "mess", "fast", "kind"];
const letters = [..."ABCDEF"];

/** Takes the rating. */
export function RateAct({ act, onEnd }: ActPanelProps) {
  const { t } = useWords();
  const [given, setGiven] = useState("");
  const [why, setWhy] = useState<ReadonlySet<string>>(new Set());
  const [comment, setComment] = useState("");
  const sender = useSend(act.ticketIds, () => onEnd(t("ticket.done.E")));
  const toggle = (reason: string) => setWhy((old) => (old.has(reason) ? new Set([...old].filter((one) => one !== reason)) : new Set([...old, reason])));
  const handleKey = (event: React.KeyboardEvent) => {
    const digit = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)?.[1];
    const reason = reasons[letters.findIndex((letter) => event.code === `Key${letter}`)];
    if (digit !== undefined) setGiven(digit);
    if (reason !== undefined) toggle(reason);
    return digit !== undefined || reason !== undefined;
  };
  const handleDo = () => {
    if (given === "") return sender.complain(t("ticket.missing", { what: t("ticket.ask.E") }));
    const words = reasons.filter((reason) => why.has(reason)).map((reason) => t(`ticket.rate.${reason}`));
    sender.send((ticketId) => ({ command: "ticket.evaluate", body: { ticketId, stars: Number(given), reasons: words, comment: comment.trim() } }));
  };
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t("ticket.act.E")} onListKey={handleKey} onDo={handleDo} onCancel={() => onEnd()}>
      <Choices first label={t("ticket.ask.E")} columns={5} choices={stars.map((id) => ({ id, keyCap: id, text: t(`ticket.rate.stars${id}`) }))} chosen={new Set([given])} onChoose={setGiven} />
      <Choices label={t("ticket.ask.reasons")} columns={3} choices={reasons.map((id, index) => ({ id, keyCap: letters[index] ?? "", text: t(`ticket.rate.${id}`) }))} chosen={why} onChoose={toggle} />
      <TextLine label={t("ticket.ask.comment")} value={comment} maxLength={4_000} onChange={setComment} />
    </ActFrame>
  );
}
