/**
 * Sending a job out, by dispatch or reassignment: gate, contract of an outsourcer, override, the wait for acceptance. Answers
 * what both events hold; the people's own events come from `outOn`.
 */
import type { z } from "zod";
import { crew } from "../crew/crew.ts";
import { inBoth, refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Meta, NewEvent, World } from "../kernel/stream.ts";
import { dayText } from "../kernel/time.ts";
import { assigned } from "../person/person.ts";
import { siteZone } from "../site/site.ts";
import { assignmentFor, certificateOf, crewRefusals } from "./crew-gate.ts";
import { acceptBy } from "./due-shift.ts";
import { overrider, overrideRefusals } from "./override.ts";
import type { overrideBody, OverrideWish } from "./override.ts";
import type { Assignment, TicketState, Worker } from "./state.ts";

/** Whom an operator sends; without names the whole crew, which is all an outsourcer needs. The first name leads the others. */
export interface Sending {
  readonly crewId: string;
  readonly personIds: readonly string[];
  readonly override?: OverrideWish | undefined;
}

export const sendRefusals = [...new Set([...crewRefusals, ...overrideRefusals])];

/** What `ticket.dispatched` and `ticket.reassigned` have in common. */
export interface SentOut extends Omit<Assignment, "people"> {
  readonly people: Worker[];
  readonly acceptByMs?: number;
  readonly override?: z.infer<typeof overrideBody>;
}

/** The body of the event, or why not. Refuses `sendRefusals`. */
export function sendOut(state: TicketState, sending: Sending, meta: Meta, world: World): SentOut | Refusal {
  const expired = contractExpired(sending.crewId, meta, world);
  if (expired !== undefined) return expired;
  const { override: wish } = sending;
  const gathered = assignmentFor(state, { ...sending, waived: wish !== undefined }, meta, world);
  if ("code" in gathered) return gathered;
  const { lacking, people, ...assignment } = gathered;
  const acceptByMs = acceptBy(state, meta.observedAtMs, world);
  const sent = { ...assignment, people: [...people], ...(acceptByMs === undefined ? {} : { acceptByMs }) };
  if (wish === undefined || lacking.length === 0) return sent;
  const taken = overrider(wish, people, meta, world);
  if ("code" in taken) return taken;
  return { ...sent, override: { by: taken.by, reason: wish.reason, certificate: certificateOf(state, world) ?? "", people: [...lacking] } };
}

function contractExpired(crewId: string, meta: Meta, world: World): Refusal | undefined {
  const found = world.get(crew, crewId);
  const untilMs = found?.outsourced === true ? found.contractUntilMs ?? null : null;
  if (found === undefined || untilMs === null || untilMs >= meta.observedAtMs) return undefined;
  return refuse("crew.contract-expired", { ...inBoth("crew", found.name), day: dayText(untilMs - 1, siteZone(world)), phone: found.phone });
}

/** Each of the people is out on the job from now on. */
export function outOn(state: TicketState, people: readonly Worker[]): NewEvent[] {
  const where = state.place.id === null ? {} : { placeId: state.place.id };
  return people.map((worker) => assigned.of(worker.id, { ticketId: state.id, number: state.number, ...where }));
}
