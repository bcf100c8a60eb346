/** 受理: a request becomes a ticket with a number, a clock and, if the ward was told a time, a promise. */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { bilingual, id, longText, name, shortText, timeMs } from "../kernel/text.ts";
import { linkCall } from "../call/link.ts";
import { place } from "../place/place.ts";
import { dueFrom } from "../calendar/due.ts";
import { priority, service } from "../service/service.ts";
import { equipment } from "../equipment/equipment.ts";
import { owned, ownComplaint } from "./complaint.ts";
import { markOf } from "./guard.ts";
import { claimedNumber, numberRefusals, ticketNumber } from "./number.ts";
import { numberTaken } from "./numbering.ts";
import { notTold, ticket } from "./state.ts";
import type { TicketState } from "./state.ts";

export const dueBody = z.strictObject({ acceptByMs: timeMs, respondByMs: timeMs, arriveByMs: timeMs, finishByMs: timeMs });
const answers = z.record(id, shortText).refine((given) => Object.keys(given).length <= 40, "too-many");

const loggedBody = z.strictObject({
  number: shortText, priority, place: bilingual.extend({ id: id.nullable() }),
  service: bilingual.extend({ id: id.nullable(), lifeSafety: z.boolean() }),
  matter: name, said: longText, caller: z.strictObject({ name: shortText, phone: shortText }),
  equipmentId: id.nullable(), answers, promisedAtMs: timeMs.nullable(), due: dueBody.nullable(),
  /** The call it came by, where the desk knows. */
  callId: id.optional(),
});

export const logged = ticket.begins("ticket.logged@1", loggedBody, (body, meta): TicketState => ({
  id: meta.commandId, number: body.number, step: "logged", side: { kind: "none" }, priority: body.priority,
  place: body.place, service: body.service, matter: body.matter, said: body.said,
  callers: [{ ...body.caller, joinedAtMs: null }], equipmentId: body.equipmentId, answers: body.answers,
  assignment: null, due: body.due, clockFromMs: meta.observedAtMs, acceptFromMs: meta.observedAtMs, promisedAtMs: body.promisedAtMs, pausedMs: 0, pauses: [], told: notTold, override: null,
  marks: { logged: markOf(meta) }, returned: null, escalation: 0, urged: 0, reopened: 0, returns: 0,
  signature: null, rating: null, attachments: [], notes: 0, imported: null, anomalies: [], ...(body.callId !== undefined && { callId: body.callId }),
}));

/**
 * Logs a request. The ticket's id is the command's id. `number` is filled in by the desk that submits.
 * Refuses `place.unknown`, `service.unknown`, `equipment.unknown`, `ticket.number-missing` (no number on the command),
 * `ticket.number-foreign` (a number of another desk), `ticket.number-taken`, `ticket.promise-past`.
 */
export const logTicket = verb({
  command: "ticket.log",
  body: z.strictObject({
    placeId: id, serviceId: id, priority, matter: name, said: longText,
    caller: z.strictObject({ name: shortText, phone: shortText }),
    equipmentId: id.nullable().default(null), answers: answers.default({}),
    promisedAtMs: timeMs.nullable().default(null), number: shortText.optional(), callId: id.optional(),
  }),
  events: [logged, owned],
  refusals: ["place.unknown", "service.unknown", "equipment.unknown", ...numberRefusals, "ticket.promise-past"],
  prepare: (body, meta, world) => ({ ...body, number: ticketNumber(meta, world) }),
  decide(body, meta, world) {
    const where = world.get(place, body.placeId);
    if (where === undefined) return refuse("place.unknown", { place: body.placeId });
    const what = world.get(service, body.serviceId);
    if (what === undefined) return refuse("service.unknown", { service: body.serviceId });
    if (body.equipmentId !== null && world.get(equipment, body.equipmentId) === undefined) {
      return refuse("equipment.unknown", { equipment: body.equipmentId });
    }
    if (body.promisedAtMs !== null && body.promisedAtMs < meta.observedAtMs) return refuse("ticket.promise-past", { atMs: body.promisedAtMs });
    const number = claimedNumber(body.number, meta, world);
    if ("code" in number) return number;
    return [
      numberTaken.of(number.series, { serial: number.serial }),
      logged.of(meta.commandId, {
        number: number.text, priority: body.priority, place: { id: where.id, ...where.label },
        service: { id: what.id, ...what.name, lifeSafety: what.lifeSafety }, matter: body.matter, said: body.said,
        caller: body.caller, equipmentId: body.equipmentId, answers: body.answers, promisedAtMs: body.promisedAtMs,
        due: dueFrom(what.levels[body.priority], meta.observedAtMs, world), ...(body.callId !== undefined && { callId: body.callId }),
      }),
      ...linkCall(body.callId, { id: meta.commandId, number: number.text }, world),
      ...ownComplaint(what.group, meta, world),
    ];
  },
});
