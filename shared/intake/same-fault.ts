/**
 * "Is this not the leak they told us about ten minutes ago?" An open ticket is probably the same fault when it is in the
 * same room with the same service type or group within two hours, or behind the same upstream equipment.
 */
import { hourMs, minuteMs } from "../kernel/time.ts";
import type { IntakeTicket, Proposal, SameFault } from "./proposal.ts";
import { why } from "./proposal.ts";

const withinMs = 2 * hourMs;

/** What the question needs to know of the catalogue. */
export interface FaultGround {
  /** The department that a place lies in, else its floor. */
  roomOf(placeId: string): string | null;
  groupOf(serviceId: string): string | null;
  /** Equipment that feeds what the service concerns there. */
  upstreamOf(placeId: string, serviceId: string): string | null;
}

/** The most telling open ticket, or null. The catalogue is asked once for the call, and only of tickets that may be alike. */
export function sameFault(
  openTickets: readonly IntakeTicket[], proposal: Pick<Proposal, "place" | "service">, nowMs: number, ground: FaultGround,
): SameFault | null {
  const { place, service } = proposal;
  if (place === null || service === null) return null;
  const asked = askedOf(place.placeId, service.serviceId, ground);
  let best: { readonly rank: number; readonly ticket: IntakeTicket } | null = null;
  for (const ticket of openTickets) {
    if (nowMs - ticket.loggedAtMs > withinMs) continue;
    const rank = rankOf(ticket, asked, ground);
    const isBetter = rank > 0 && (best === null || rank > best.rank || (rank === best.rank && ticket.loggedAtMs > best.ticket.loggedAtMs));
    if (isBetter) best = { rank, ticket };
  }
  if (best === null) return null;
  const minutes = Math.max(0, Math.round((nowMs - best.ticket.loggedAtMs) / minuteMs));
  return { ticket: best.ticket, why: [why(best.rank === 1 ? "sameUpstream" : "sameRoom", { minutes })] };
}

interface Asked {
  readonly placeId: string;
  readonly serviceId: string;
  readonly room: string | null;
  readonly group: string | null;
  readonly upstream: string | null;
}

function askedOf(placeId: string, serviceId: string, ground: FaultGround): Asked {
  return { placeId, serviceId, room: ground.roomOf(placeId), group: ground.groupOf(serviceId), upstream: ground.upstreamOf(placeId, serviceId) };
}

/** 3: same place and type; 2: same room and type, or same place and group; 1: fed by the same equipment; 0: another fault. */
function rankOf({ placeId, serviceId }: IntakeTicket, asked: Asked, ground: FaultGround): 0 | 1 | 2 | 3 {
  if (placeId === null || serviceId === null) return 0;
  if (serviceId !== asked.serviceId) return placeId === asked.placeId && ground.groupOf(serviceId) === asked.group ? 2 : 0;
  if (placeId === asked.placeId) return 3;
  if (asked.room !== null && ground.roomOf(placeId) === asked.room) return 2;
  return asked.upstream !== null && ground.upstreamOf(placeId, serviceId) === asked.upstream ? 1 : 0;
}
