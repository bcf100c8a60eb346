/** Which open jobs a ticket may be joined to, the likeliest first: same place and service, same place, same service. Pure. */
import { steps } from "../../../../shared/ticket/state.ts";
import type { TicketState } from "../../../../shared/ticket/state.ts";
import type { BoardRow } from "../../../../shared/views.ts";

function likeness(row: BoardRow, state: TicketState): number {
  const samePlace = state.place.id !== null && row.placeId === state.place.id;
  const sameService = state.service.id !== null && row.serviceId === state.service.id;
  return (samePlace ? 2 : 0) + (sameService ? 1 : 0);
}

/**
 * At most `limit` jobs whose number, place or matter holds every typed word. Before anything is typed only those that are
 * alike, so that a hasty Enter never joins a ticket to a stranger.
 */
export function mergeCandidates(rows: readonly BoardRow[], state: TicketState, typed: string, limit = 8): readonly BoardRow[] {
  const words = typed.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (row: BoardRow) => {
    const text = `${row.number} ${row.place.zh} ${row.place.en} ${row.matter}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const isUnfinished = (row: BoardRow) => steps.indexOf(row.step) < steps.indexOf("finished");
  return rows
    .filter((row) => row.ticketId !== state.id && isUnfinished(row) && holds(row) && (words.length > 0 || likeness(row, state) > 0))
    .toSorted((one, other) => likeness(other, state) - likeness(one, state) || other.loggedAtMs - one.loggedAtMs)
    .slice(0, limit);
}
