/**
 * What the scheduler writes down: a due time comes near, it passed, the next of the chain is told. Never refused: an
 * occurrence that stands in the log already, or whose reason is gone (accepted, held, done, moved), gives no events.
 */
import { z } from "zod";
import { crew } from "../crew/crew.ts";
import type { World } from "../kernel/stream.ts";
import { verb } from "../kernel/stream.ts";
import { id, timeMs } from "../kernel/text.ts";
import { person } from "../person/person.ts";
import { clocks, defaultChains, levelOf } from "../service/chain.ts";
import type { ChainStep } from "../service/chain.ts";
import { service } from "../service/service.ts";
import { escalated } from "./escalate.ts";
import { occurrencesOf } from "./occurrences.ts";
import type { Occurrence } from "./occurrences.ts";
import { ticket } from "./state.ts";
import type { TicketState } from "./state.ts";

const clockBody = z.strictObject({ clock: z.enum(clocks), dueAtMs: timeMs });

/** A due time comes near; of a promise: it is at risk, the ward has to be rung before it breaks. */
export const dueSoon = ticket.becomes("ticket.due-soon@1", clockBody, (state, { clock, dueAtMs }) => ({
  ...state, told: { ...state.told, soon: { ...state.told.soon, [clock]: dueAtMs } },
}));

/** A due time passed. */
export const late = ticket.becomes("ticket.late@1", clockBody, (state, { clock, dueAtMs }) => ({
  ...state, told: { ...state.told, late: { ...state.told.late, [clock]: dueAtMs } },
}));

/** The chain of a ticket at its priority; none where its service is not known here. */
export function chainOf(state: TicketState, world: World): readonly ChainStep[] {
  const found = state.service.id === null ? undefined : world.get(service, state.service.id);
  return found === undefined ? [] : (found.chains ?? defaultChains)[state.priority]; // services older than chains name none
}

type Wish = z.infer<typeof clockBody> & { readonly ticketId: string };

/** The ticket and the occurrence that is meant, if it is owed by then. */
function owed(wish: Wish, kind: Occurrence["kind"], { meta, world }: Deciding): { readonly state: TicketState; readonly occurrence: Occurrence } | undefined {
  const state = world.get(ticket, wish.ticketId);
  if (state === undefined) return undefined;
  const occurrence = occurrencesOf(state, chainOf(state, world)).find((one) =>
    one.kind === kind && one.clock === wish.clock && one.dueAtMs === wish.dueAtMs && one.atMs <= meta.observedAtMs && (one.kind !== "escalate" || isMeant(one.step, wish)));
  return occurrence === undefined ? undefined : { state, occurrence };
}

interface Deciding { readonly meta: { readonly observedAtMs: number }; readonly world: World }

const isMeant = (step: ChainStep, wish: Wish & { readonly level?: number }) => levelOf(step.to) === wish.level;

/** Notes that a due time comes near. */
export const markDueSoon = verb({
  command: "ticket.mark-due-soon",
  may: ["scheduler"],
  body: clockBody.extend({ ticketId: id }),
  events: [dueSoon],
  refusals: [],
  decide({ ticketId, ...told }, meta, world) {
    return owed({ ticketId, ...told }, "soon", { meta, world }) === undefined ? [] : [dueSoon.of(ticketId, told)];
  },
});

/** Notes that a due time passed. */
export const markLate = verb({
  command: "ticket.mark-late",
  may: ["scheduler"],
  body: clockBody.extend({ ticketId: id }),
  events: [late],
  refusals: [],
  decide({ ticketId, ...told }, meta, world) {
    return owed({ ticketId, ...told }, "late", { meta, world }) === undefined ? [] : [late.of(ticketId, told)];
  },
});

/** Raises a ticket to a level of its chain, naming who is told. */
export const climbChain = verb({
  command: "ticket.climb-chain",
  may: ["scheduler"],
  body: clockBody.extend({ ticketId: id, level: z.number().int().min(1).max(5) }),
  events: [escalated],
  refusals: [],
  decide(body, meta, world) {
    const found = owed(body, "escalate", { meta, world });
    if (found === undefined || found.occurrence.kind !== "escalate") return [];
    const { state, occurrence: { step } } = found;
    const told = { role: step.to, person: whoIs(step, state, world) };
    return [escalated.of(state.id, { level: body.level, reason: "", by: { clock: body.clock, dueAtMs: body.dueAtMs }, told })];
  },
});

/** Who stands behind a step: the person it names, or whoever is on call for the crew; null where the role is told as such. */
function whoIs(step: ChainStep, state: TicketState, world: World) {
  const crewId = state.assignment?.crewId ?? (state.service.id === null ? undefined : world.get(service, state.service.id)?.crewId);
  const onCall = step.to === "on-call" && crewId !== undefined ? world.get(crew, crewId)?.onCallPersonId ?? null : null;
  const personId = step.personId ?? onCall;
  const found = personId === null ? undefined : world.get(person, personId);
  return found === undefined ? null : { id: found.id, name: found.name, phone: found.phone };
}
