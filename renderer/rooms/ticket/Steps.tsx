/** The six steps of the loop with the time each was made; what is still to come stays grey. */
import { timeToText } from "../../app/civil.ts";
import { useWords } from "../../app/words.ts";
import { Track } from "../../parts/Track.tsx";
import { filledSteps } from "../../parts/status.ts";
import type { Step, TicketState } from "../../../shared/ticket/state.ts";
import styles from "./Ticket.module.css";

const shown: readonly Step[] = ["logged", "dispatched", "accepted", "arrived", "finished", "signed"];

/** Track and times. */
export function Steps({ state }: { readonly state: TicketState }) {
  const { t } = useWords();
  return (
    <div className={styles["steps"]}>
      <Track filled={filledSteps(state.step)} wide />
      <ol className={styles["stepNames"]}>
        {shown.map((step) => {
          const mark = state.marks[step];
          return (
            <li key={step} className={mark === undefined ? styles["toCome"] : undefined}>
              <span>{t(`parts.track.${step}`)}</span>
              <span>{mark === undefined ? "—" : timeToText(mark.atMs)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
