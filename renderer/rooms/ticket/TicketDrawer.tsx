/** Placeholder until the room stands here. */
export function TicketDrawer() {
  return null;
}
