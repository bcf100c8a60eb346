/** N: the next step of the job as the crew reports it, or filing it away once it is signed. */
import { useWords } from "../../../app/words.ts";
import type { NextCommand } from "../available.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { useSend } from "./use-send.ts";
import type { CommandFor } from "./use-send.ts";

/** Says what comes next; Enter notes that step and no other, whatever a colleague notes meanwhile. */
export function NextAct({ act, command, onEnd }: ActPanelProps & { readonly command: NextCommand }) {
  const { t } = useWords();
  const verb = command.slice("ticket.".length);
  const sender = useSend(act.ticketIds, () => onEnd(t(`ticket.done.${verb}`)));
  const commandFor: CommandFor = (ticketId) => ({ command, body: { ticketId } });
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t(`ticket.next.${verb}`)} onDo={() => sender.send(commandFor)} onCancel={() => onEnd()}>
      <p>{t(`ticket.nextExplained.${verb}`)}</p>
    </ActFrame>
  );
}
