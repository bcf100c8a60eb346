/**
 * Sends one command per ticket of an act and keeps what was refused, in words, in the panel. What was typed stays until
 * everything went through; tickets that went through are not sent again.
 */
import { useRef, useState } from "react";
import { refusalText } from "../../../app/refusal-text.ts";
import { useWords } from "../../../app/words.ts";
import { submit } from "../../../bridge/submit.ts";
import type { CommandBodies, CommandName } from "../../../../shared/house.ts";

/** One command to send; null leaves that ticket out. */
export type CommandFor = (ticketId: string) => { readonly [N in CommandName]: { readonly command: N; readonly body: CommandBodies[N]; readonly second?: { readonly pin?: string | undefined } | undefined } }[CommandName];

export interface Sender {
  /** Refusals and faults of the last try, as sentences. */
  readonly problems: readonly string[];
  /** Sends; calls `onDone` when nothing is left. */
  send(commandFor: CommandFor): void;
  /** Says what is missing before anything is sent. */
  complain(sentence: string): void;
}

/** A sender for these tickets. */
export function useSend(ticketIds: readonly string[], onDone: () => void): Sender {
  const { t } = useWords();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const left = useRef(ticketIds);
  const busy = useRef(false);

  const one = async (ticketId: string, commandFor: CommandFor): Promise<string | null> => {
    const { command, body, second } = commandFor(ticketId);
    const outcome = await submit(command, body as never, second); // the pair is one of the union; its parts are parted only here
    if (outcome.kind === "done") return null;
    return outcome.kind === "refused" ? refusalText(outcome.refusal, t) : t("ticket.fault", { code: outcome.code });
  };
  const all = async (commandFor: CommandFor) => {
    const failed: { readonly ticketId: string; readonly sentence: string }[] = [];
    for (const ticketId of left.current) {
      const sentence = await one(ticketId, commandFor);
      if (sentence !== null) failed.push({ ticketId, sentence });
    }
    left.current = failed.map((each) => each.ticketId);
    setProblems(failed.map((each) => each.sentence));
    if (failed.length === 0) onDone();
  };
  return {
    problems,
    complain: (sentence) => setProblems([sentence]),
    send(commandFor) {
      if (busy.current) return;
      busy.current = true;
      void all(commandFor).finally(() => { busy.current = false; });
    },
  };
}
