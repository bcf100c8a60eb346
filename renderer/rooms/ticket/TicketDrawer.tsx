/**
 * The ticket drawer: one ticket in full with everything that can be done to it, or, when none is selected, what is due
 * soon and whom to ring. Registers itself as the one who does acts by letter, for board and search as well.
 */
import { useEffect, useRef } from "react";
import { actLetters, useActs } from "../../app/acts.ts";
import { useKeys } from "../../app/keyboard.ts";
import { setLook } from "../../app/looking.ts";
import { goToRoom, useRoomFocus } from "../../app/rooms.ts";
import { useSelection } from "../../app/selection.ts";
import { useView } from "../../bridge/use-view.ts";
import type { TicketRow } from "../../../shared/views.ts";
import { availableActs } from "./available.ts";
import { IdleColumn } from "./IdleColumn.tsx";
import { TicketSheet } from "./TicketSheet.tsx";
import { useCurrentAct } from "./use-current-act.ts";
import styles from "./Ticket.module.css";

const noTicket = { ticketId: "none" };

/** The drawer in its column. */
export function TicketDrawer() {
  const { ticketId, select } = useSelection();
  const row = useView("ticket", ticketId === null ? noTicket : { ticketId }).rows[0];
  const current = useCurrentAct();
  const box = useRef<HTMLDivElement>(null);
  useActs(current.begin);
  useEffect(() => setLook({ ticketId }), [ticketId]);
  useRoomFocus("drawer", () => box.current?.focus());
  const letters = actLetters.map((letter) => [`Key${letter}`, () => ticketId !== null && current.begin(letter, ticketId)]);
  const close = () => {
    select(null);
    goToRoom("board");
  };
  useKeys("drawer", { ...Object.fromEntries(letters), Escape: () => ticketId !== null && close() });

  const shown = useLastRow(row);
  return (
    <div ref={box} className={styles["drawer"]} data-first-focus tabIndex={-1}>
      {ticketId === null && <IdleColumn />}
      {ticketId !== null && shown !== undefined && <TicketSheet key={shown.ticketId} row={shown} available={availableActs(shown.state)} current={current} onClose={close} />}
    </div>
  );
}

/** The former ticket stays on screen until the next one is there: no blank between two. */
function useLastRow(row: TicketRow | undefined): TicketRow | undefined {
  const last = useRef(row);
  useEffect(() => { if (row !== undefined) last.current = row; }, [row]);
  return row ?? last.current;
}
