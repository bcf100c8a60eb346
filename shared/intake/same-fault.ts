/**
 * "Is this not the leak they told us about ten minutes ago?" An open ticket is probably the same fault when it is in the
 * same room with the same service type or group within two hours, or behind the same upstream equipment.
 */
import { hourMs } from "../kernel/time.ts";
import type { IntakeTicket, Proposal, SameFault } from "./proposal.ts";
import { why } from "./proposal.ts";

const withinMs = 2 * hourMs;

/** What the question needs to know of the catalogue. */
export interface FaultGround {
  /** Place ids from the place itself up to its room or department, nearest first. */
  roomOf(placeId: string): string | null;
  groupOf(serviceId: string): string | null;
  /** Equipment that feeds what the service concerns there. */
  upstreamOf(placeId: string, serviceId: string): string | null;
}

/** The most telling open ticket, or null. */
export function sameFault(
  openTickets: readonly IntakeTicket[], proposal: Pick<Proposal, "place" | "service">, nowMs: number, ground: FaultGround,
): SameFault | null {
  const { place, service } = proposal;
  if (place === null || service === null) return null;
  let best: { readonly rank: number; readonly found: SameFault } | null = null;
  for (const ticket of openTickets) {
    if (ticket.placeId === null || ticket.serviceId === null || nowMs - ticket.loggedAtMs > withinMs) continue;
    const rank = rankOf({ placeId: ticket.placeId, serviceId: ticket.serviceId }, { placeId: place.placeId, serviceId: service.serviceId }, ground);
    if (rank === 0 || (best !== null && (rank < best.rank || (rank === best.rank && ticket.loggedAtMs <= best.found.ticket.loggedAtMs)))) continue;
    const minutes = Math.max(0, Math.round((nowMs - ticket.loggedAtMs) / 60_000));
    best = { rank, found: { ticket, why: [why(rank === 1 ? "sameUpstream" : "sameRoom", { minutes })] } };
  }
  return best?.found ?? null;
}

interface Fault { readonly placeId: string; readonly serviceId: string }

/** 3: same place and type; 2: same room and type or group; 1: fed by the same equipment; 0: another fault. */
function rankOf(known: Fault, asked: Fault, ground: FaultGround): number {
  const sameType = known.serviceId === asked.serviceId;
  if (sameType && known.placeId === asked.placeId) return 3;
  const room = ground.roomOf(asked.placeId);
  const sameGroup = sameType || ground.groupOf(known.serviceId) === ground.groupOf(asked.serviceId);
  if (sameGroup && known.placeId === asked.placeId) return 2;
  if (sameType && room !== null && ground.roomOf(known.placeId) === room) return 2;
  if (!sameType) return 0;
  const upstream = ground.upstreamOf(asked.placeId, asked.serviceId);
  return upstream !== null && upstream === ground.upstreamOf(known.placeId, known.serviceId) ? 1 : 0;
}
