/** Acts that need a line of text and nothing else: finish, escalate, urge, note, return, void, reopen, end of a follow-up. */
import { useState } from "react";
import type { ActLetter } from "../../../app/acts.ts";
import { useWords } from "../../../app/words.ts";
import { longTextMax } from "../../../../shared/kernel/text.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { TextLine } from "./TextLine.tsx";
import { useSend } from "./use-send.ts";
import type { CommandFor } from "./use-send.ts";

interface ReasonRule {
  /** False where an empty line will do. */
  readonly required: boolean;
  readonly lines: number;
  readonly maxLength: number;
  readonly commandFor: (text: string) => CommandFor;
}

const short = { lines: 1, maxLength: 200 };

const rules = {
  W: { required: false, lines: 2, maxLength: longTextMax, commandFor: (result) => (ticketId) => ({ command: "ticket.finish", body: { ticketId, result } }) },
  U: { required: false, ...short, commandFor: (reason) => (ticketId) => ({ command: "ticket.escalate", body: { ticketId, reason } }) },
  C: { required: false, ...short, commandFor: (by) => (ticketId) => ({ command: "ticket.urge", body: { ticketId, by } }) },
  J: { required: true, lines: 3, maxLength: longTextMax, commandFor: (text) => (ticketId) => ({ command: "ticket.note", body: { ticketId, text } }) },
  T: { required: true, ...short, commandFor: (reason) => (ticketId) => ({ command: "ticket.return", body: { ticketId, reason } }) },
  V: { required: true, ...short, commandFor: (reason) => (ticketId) => ({ command: "ticket.cancel", body: { ticketId, reason } }) },
  R: { required: true, lines: 3, maxLength: longTextMax, commandFor: (note) => (ticketId) => ({ command: "ticket.close-follow-up", body: { ticketId, note } }) },
  F: { required: true, ...short, commandFor: (reason) => (ticketId) => ({ command: "ticket.reopen", body: { ticketId, reason } }) },
} as const satisfies Partial<Record<ActLetter, ReasonRule>>;

export type ReasonLetter = keyof typeof rules;

/** Whether a letter is one of these acts. */
export function isReasonLetter(letter: ActLetter): letter is ReasonLetter {
  return letter in rules;
}

/** The panel with its one field. */
export function ReasonAct({ act, letter, onEnd }: ActPanelProps & { readonly letter: ReasonLetter }) {
  const { t } = useWords();
  const rule: ReasonRule = rules[letter];
  const [text, setText] = useState("");
  const sender = useSend(act.ticketIds, () => onEnd(t(`ticket.done.${letter}`)));
  const label = t(`ticket.ask.${letter}`);
  const handleDo = () => {
    if (rule.required && text.trim() === "") sender.complain(t("ticket.missing", { what: label }));
    else sender.send(rule.commandFor(text.trim()));
  };
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t(`ticket.act.${letter}`)} onDo={handleDo} onCancel={() => onEnd()}>
      <TextLine first label={label} value={text} lines={rule.lines} maxLength={rule.maxLength} onChange={setText} />
    </ActFrame>
  );
}
