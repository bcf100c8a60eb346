/** N on a job that was sent to a whole crew: it is accepted, and whoever takes it may be named by number. */
import { useWords } from "../../../app/words.ts";
import type { CrewRow } from "../../../../shared/views.ts";
import { ActFrame } from "./ActFrame.tsx";
import type { ActPanelProps } from "./ActPanel.tsx";
import { Choices } from "./Choices.tsx";
import { usePeopleChoice } from "./use-people-choice.ts";
import { useSend } from "./use-send.ts";
import styles from "./Acts.module.css";

/** Notes the acceptance; nobody named leaves it with the crew. */
export function AcceptAct({ act, row, crew, service, onEnd }: ActPanelProps & { readonly crew: CrewRow }) {
  const { t, pick } = useWords();
  const { ticketIds } = act;
  const sender = useSend(ticketIds, () => onEnd(t("ticket.done.accept")));
  const people = usePeopleChoice({ crew, ticketIds, service, placeId: row.state.place.id, complain: sender.complain });
  const handleDo = () => sender.send((ticketId) => ({ command: "ticket.accept", body: { ticketId, personIds: [...people.chosen] } }));
  return (
    <ActFrame act={act} problems={sender.problems} doWord={t("ticket.next.accept")} onListKey={people.takeKey} onDo={handleDo} onCancel={() => onEnd()}>
      <p className={styles["crewName"]}><b>{pick(crew.name)}</b> {t("ticket.ask.taker")}</p>
      <Choices first label={t("ticket.ask.taker")} choices={people.choices} chosen={people.chosen} onChoose={people.toggle} />
    </ActFrame>
  );
}
