/**
 * 报警开单: an alarm opens its ticket by the rule of its point, once for each occurrence. The ticket's id is the command's,
 * `alarm:<point>:<occurrence>`, so two desks, a restart and a take-over all make the same one. An alarm that comes again
 * while its former ticket is still being worked on belongs to that one.
 */
import { z } from "zod";
import { foldedInWorld } from "../alarm/fold.ts";
import { alarm, isActive } from "../alarm/state.ts";
import type { AlarmState } from "../alarm/state.ts";
import { alarmTicketed } from "../alarm/ticketed.ts";
import { plantSignals } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import type { NewEvent, World } from "../kernel/stream.ts";
import { bilingual, id, shortText } from "../kernel/text.ts";
import { dueFrom } from "../calendar/due.ts";
import { service } from "../service/service.ts";
import type { ServiceState } from "../service/service.ts";
import { logged } from "./log.ts";
import { claimedNumber, numberRefusals, ticketNumber } from "./number.ts";
import { numberTaken } from "./numbering.ts";
import { hasReached, isOpen, ticket } from "./state.ts";

export const caused = ticket.becomes(
  "ticket.caused@1", z.strictObject({ pointId: id, occurrence: z.number().int().min(1), text: bilingual }),
  (state, body) => ({ ...state, alarm: { pointId: body.pointId, text: body.text } }),
);

/** Id of the command, and of the ticket, of one occurrence. */
export function alarmCommandId(pointId: string, occurrence: number): string {
  return `alarm:${pointId}:${occurrence}`;
}

/**
 * Opens the ticket of an occurrence; no events where there is nothing to open any more (over, folded, shelved, done).
 * Refuses `alarm.unknown`, `alarm.no-rule`, and what a number refuses.
 */
export const ticketFromAlarm = verb({
  command: "ticket.from-alarm",
  may: plantSignals,
  body: z.strictObject({ pointId: id, occurrence: z.number().int().min(1), number: shortText.optional() }),
  events: [logged, caused, numberTaken, alarmTicketed],
  refusals: ["alarm.unknown", "alarm.no-rule", ...numberRefusals],
  prepare: (body, meta, world) => ({ ...body, number: ticketNumber(meta, world) }),
  decide(body, meta, world) {
    const state = world.get(alarm, body.pointId);
    if (state === undefined) return refuse("alarm.unknown", { point: body.pointId });
    const rule = state.point.ticket;
    if (rule === null) return refuse("alarm.no-rule", { point: body.pointId });
    if (!isOwed(state, body.occurrence, world)) return [];
    const former = formerTicket(state, world);
    if (former !== undefined) return [alarmTicketed.of(state.id, { occurrence: body.occurrence, ticketId: former.id, number: former.number })];
    const what = world.get(service, rule.serviceId);
    if (what === undefined) throw new Error(`point ${state.id} names no service ${rule.serviceId}`); // no service is ever taken away
    const number = claimedNumber(body.number, meta, world);
    if ("code" in number) return number;
    return [
      numberTaken.of(number.series, { serial: number.serial }),
      openedBy(state, what, { id: meta.commandId, number: number.text, atMs: meta.observedAtMs, world }),
      caused.of(meta.commandId, { pointId: state.id, occurrence: body.occurrence, text: state.point.text }),
      alarmTicketed.of(state.id, { occurrence: body.occurrence, ticketId: meta.commandId, number: number.text }),
    ];
  },
});

function isOwed(state: AlarmState, occurrence: number, world: World): boolean {
  const isDone = state.ticket?.occurrence === occurrence;
  return state.occurrence === occurrence && isActive(state) && !isDone && state.shelf === null && foldedInWorld(state, world) === null;
}

function formerTicket(state: AlarmState, world: World) {
  const former = state.ticket === null ? undefined : world.get(ticket, state.ticket.id);
  return former !== undefined && isOpen(former) && !hasReached(former, "finished") ? former : undefined;
}

function openedBy({ point, place, value }: AlarmState, what: ServiceState, made: { readonly id: string; readonly number: string; readonly atMs: number; readonly world: World }): NewEvent {
  const rule = point.ticket ?? { priority: what.priority, matter: point.text.zh };
  return logged.of(made.id, {
    number: made.number, priority: rule.priority, place: { id: point.placeId, ...place },
    service: { id: what.id, ...what.name, lifeSafety: what.lifeSafety || point.lifeSafety }, matter: rule.matter,
    said: value === "" ? point.text.zh : `${point.text.zh} ${value}`, caller: { name: "", phone: "" }, equipmentId: point.equipmentId,
    answers: {}, promisedAtMs: null, due: dueFrom(what.levels[rule.priority], made.atMs, made.world),
  });
}
