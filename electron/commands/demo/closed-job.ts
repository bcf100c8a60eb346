/** One ticket of the demo from the call to the archive, with plausible times in between. Used by `closed-days.ts`. */
import { minuteMs } from "../../../shared/kernel/time.ts";
import type { ServiceRow } from "../../../shared/views.ts";
import type { WireCommand } from "../../../shared/wire.ts";
import type { Seeded } from "../seeded.ts";
import type { Hospital } from "./hospital.ts";

export interface ClosedPlan {
  readonly key: string;
  readonly atMs: number;
  readonly service: ServiceRow;
  readonly placeId: string;
  /** Undefined: what the service is called. */
  readonly matter: string | undefined;
  readonly caller: string;
  readonly result: string;
  readonly reopened: string | undefined;
}

export interface ClosedWorld {
  readonly hospital: Hospital;
  readonly random: Seeded;
  /** Until when somebody is out; grows here. */
  readonly busyUntilMs: Map<string, number>;
  readonly taken: ReadonlyMap<string, number>;
  /** Nothing happens after this. */
  readonly lastMs: number;
  readonly days: { readonly praise: readonly string[]; readonly blame: readonly string[] };
  readonly desk: 1 | 2;
  readonly seats: Readonly<Record<1 | 2, string>>;
}

/** One in so many is late; one in so many is called off before anybody goes. */
const lateEvery = 25;
const cancelledEvery = 30;
/** Longest work; what may take a day is mostly done within this. */
const longestWorkMs = 300 * minuteMs;

type Step = readonly [command: string, atMs: number, actor: string, body?: Readonly<Record<string, unknown>>];

/** The commands of the ticket, or none where it could not have ended by now. */
export function closedJob(plan: ClosedPlan, world: ClosedWorld): readonly WireCommand[] {
  const { atMs, service } = plan;
  const { random, desk, seats } = world;
  const operator = seats[desk];
  const ticketId = `demo-${plan.key}`;
  const log: WireCommand = {
    commandId: ticketId, command: "ticket.log", desk, actor: operator, observedAtMs: atMs,
    body: {
      placeId: plan.placeId, serviceId: service.serviceId, priority: service.priority, matter: plan.matter ?? service.name.zh,
      said: plan.matter ?? service.keywords[0] ?? service.name.zh, caller: { name: plan.caller, phone: "" },
    },
  };
  const steps = plan.matter === undefined && random.between(1, cancelledEvery) === 1
    ? [["cancel", atMs + 4 * minuteMs, operator, { reason: "科室自己处理好了" }] as const]
    : loop(plan, operator, world);
  if ((steps.at(-1)?.[1] ?? Number.POSITIVE_INFINITY) > world.lastMs) return [];
  return [log, ...steps.map(([command, observedAtMs, actor, body], index): WireCommand => ({
    commandId: `${ticketId}-${index + 1}`, command: `ticket.${command}`, desk, actor, observedAtMs, body: { ticketId, ...body },
  }))];
}

function loop(plan: ClosedPlan, operator: string, world: ClosedWorld): readonly Step[] {
  const first = round(plan, plan.atMs, operator, world);
  if (plan.reopened === undefined) return first;
  const againMs = (first.at(-1)?.[1] ?? plan.atMs) + 20 * 60 * minuteMs;
  return [...first, ["reopen", againMs, operator, { reason: plan.reopened }], ...round(plan, againMs, operator, world)];
}

/** Dispatch to archive, once. */
function round(plan: ClosedPlan, fromMs: number, operator: string, world: ClosedWorld): readonly Step[] {
  const { random, days } = world;
  const later = (least: number, most: number) => random.between(least * 60, most * 60) * 1000;
  const allowedMs = plan.service.levels[plan.service.priority].finishMinutes * minuteMs;
  const isLate = random.between(1, lateEvery) === 1;
  const dispatchMs = fromMs + later(0.5, 2);
  const acceptMs = dispatchMs + later(0.5, 3);
  const arriveMs = acceptMs + later(3, 8);
  const workMs = arriveMs + later(0.5, 2);
  const finishMs = Math.max(workMs + minuteMs, fromMs + Math.round(Math.min(allowedMs, longestWorkMs) * (isLate ? 1.2 : 0.3 + random.next() * 0.5)));
  const signMs = finishMs + later(2, 10);
  const rateMs = signMs + later(3, 30);
  const stars = isLate ? random.between(2, 4) : random.between(1, 5) > 1 ? 5 : 4;
  const personIds = whoGoes(plan.service, { fromMs: dispatchMs, toMs: finishMs }, world);
  const crewHand = personIds[0] ?? operator;
  return [
    ["dispatch", dispatchMs, operator, { crewId: plan.service.crewId, personIds }], ["accept", acceptMs, crewHand],
    ["arrive", arriveMs, crewHand], ["work", workMs, crewHand], ["finish", finishMs, crewHand, { result: plan.result }],
    ["sign", signMs, operator, { how: random.pick(["slip", "finger", "call-back"]), signerName: plan.caller }],
    ["evaluate", rateMs, operator, { stars, reasons: [random.pick(stars >= 4 ? days.praise : days.blame)], comment: "" }],
    ["close", rateMs + minuteMs, operator],
  ];
}

/** Somebody of the crew who is free all that time; nobody by name where all are out. */
function whoGoes(service: ServiceRow, { fromMs, toMs }: { fromMs: number; toMs: number }, world: ClosedWorld): readonly string[] {
  const free = world.hospital.sendable(service, toMs).filter(({ personId }) =>
    (world.busyUntilMs.get(personId) ?? 0) < fromMs && (world.taken.get(personId) ?? Number.POSITIVE_INFINITY) > toMs);
  if (free.length === 0) return [];
  const { personId } = world.random.pick(free);
  world.busyUntilMs.set(personId, toMs);
  return [personId];
}
