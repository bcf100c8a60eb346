/** One ticket from top to bottom: what and where, clocks, steps, people, story, what the SOP says; the acts at the foot. */
import type { ActLetter } from "../../app/acts.ts";
import { useView } from "../../bridge/use-view.ts";
import type { TicketRow } from "../../../shared/views.ts";
import { ActPanel } from "./acts/ActPanel.tsx";
import { ActsFoot } from "./ActsFoot.tsx";
import { Attachments } from "./Attachments.tsx";
import { Guidance } from "./Guidance.tsx";
import { Steps } from "./Steps.tsx";
import { Story } from "./Story.tsx";
import { TicketClocks } from "./TicketClocks.tsx";
import { TicketFacts } from "./TicketFacts.tsx";
import { TicketHead } from "./TicketHead.tsx";
import type { CurrentAct } from "./use-current-act.ts";
import styles from "./Ticket.module.css";

export interface TicketSheetProps {
  readonly row: TicketRow;
  readonly available: ReadonlySet<ActLetter>;
  readonly current: CurrentAct;
  onClose(): void;
}

/** The sheet of one ticket. */
export function TicketSheet({ row, available, current, onClose }: TicketSheetProps) {
  const { state } = row;
  const services = useView("services").byKey;
  const service = state.service.id === null ? undefined : services.get(state.service.id);
  return (
    <>
      <div className={styles["scroll"]}>
        <TicketHead row={row} onClose={onClose} />
        <TicketClocks state={state} />
        <Steps state={state} />
        <TicketFacts state={state} certificate={service?.certificate ?? null} />
        <Attachments state={state} />
        <Story ticketId={row.ticketId} />
        <Guidance state={state} service={service} />
      </div>
      {current.act === null || current.act.ticketIds[0] !== row.ticketId
        ? <ActsFoot available={available} said={current.said(row.ticketId)} onAct={(letter) => current.begin(letter, row.ticketId)} />
        : <ActPanel key={`${current.act.letter} ${current.act.ticketIds.join(" ")}`} act={current.act} row={row} service={service} allowed={available.has(current.act.letter)} onEnd={current.end} />}
    </>
  );
}
