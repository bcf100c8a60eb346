/** Follows the one seat of the desk, whichever of its pages changed it; asks who is there where nobody sits. */
import { useEffect } from "react";
import { onNobodySits } from "../../bridge/submit.ts";
import { useView } from "../../bridge/use-view.ts";
import { useSession } from "../session.ts";
import { showWho } from "./who-panel.ts";

/** Assumed: two frames. */
const firstFocusMs = 50;

/** Keeps the session true. */
export function useSeatFollow(): void {
  const { personId, locked, followSeat } = useSession();
  const seat = useView("session").rows[0];
  const nobody = personId === null && seat?.personId === null;
  useEffect(() => {
    if (seat !== undefined && (seat.personId !== personId || seat.locked !== locked)) followSeat(seat);
  }, [seat, personId, locked, followSeat]);
  useEffect(() => {
    if (!nobody) return undefined;
    const timer = setTimeout(() => showWho(true), firstFocusMs); // after the desk has given its first focus
    return () => clearTimeout(timer);
  }, [nobody]);
  useEffect(() => onNobodySits(() => showWho(true)), []);
}
