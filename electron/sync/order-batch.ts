/**
 * Orders a group of commands in one transaction for `hub.ts`; where that fails, no desk pays for another's bad luck, and
 * nothing overtakes what a full disk kept out.
 */
import { refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { WireCommand, WireEvent } from "../../shared/wire.ts";

/** What became of one command. */
export interface OrderedCommand {
  readonly commandId: string;
  readonly refusal: Refusal | null;
  readonly events: readonly WireEvent[];
}

export interface OrderBatchOptions {
  readonly order: (commands: readonly WireCommand[]) => readonly OrderedCommand[];
  /** A trouble of this machine that passes (a full disk), not of the command. */
  readonly passes: (fault: unknown) => boolean;
  readonly onFault: (fault: unknown) => void;
}

/** Verdict on a command that came at a bad moment: it is offered again soon. */
export const tryAgain = "sync.try-again";
/** Verdict on a command of another desk that is here and can bring it itself; should it leave, it is taken. */
export const notYours = "sync.not-yours";

/** All together; else each on its own, up to the first that has to come again. */
export function orderBatch(options: OrderBatchOptions, commands: readonly WireCommand[]): readonly OrderedCommand[] {
  try {
    return options.order(commands);
  } catch (fault) {
    const isPassing = options.passes(fault);
    if (isPassing || commands.length === 1) {
      options.onFault(fault);
      return commands.map((command) => notOrdered(command, isPassing ? tryAgain : "sync.hub-fault"));
    }
  }
  let mustWait = false;
  return commands.flatMap((command) => {
    const answers = mustWait ? [notOrdered(command, tryAgain)] : orderBatch(options, [command]);
    mustWait ||= answers.some((answer) => answer.refusal?.code === tryAgain);
    return answers;
  });
}

function notOrdered({ commandId }: WireCommand, code: string): OrderedCommand {
  return { commandId, refusal: refuse(code), events: [] };
}
