/** Opens a ticket from a list: beside it where there is room, in front of it on a narrow page, which shows one region at a time. */
import { narrowNow } from "./layout.ts";
import { goToRoom } from "./rooms.ts";
import { selectionNow } from "./selection.ts";

/** Shows the ticket in the drawer; the focus stays in the list unless the drawer takes its place. */
export function openTicket(ticketId: string): void {
  selectionNow().select(ticketId);
  if (narrowNow()) goToRoom("drawer");
}
