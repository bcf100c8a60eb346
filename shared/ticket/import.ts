/**
 * A request from another system's file becomes a ticket with its own history: its events carry the times of the file.
 * Times that cannot be (closed before created) go in as they are and are marked, so that averages leave them out.
 */
import { z } from "zod";
import { verb } from "../kernel/stream.ts";
import type { NewEvent } from "../kernel/stream.ts";
import { bilingual, id, longText, name, shortText, timeMs } from "../kernel/text.ts";
import { priority } from "../service/service.ts";
import { closed } from "./close.ts";
import { finished } from "./finish.ts";
import { markOf } from "./guard.ts";
import { dueBody } from "./log.ts";
import { claimedNumber, numberRefusals, ticketNumber } from "./number.ts";
import { numberTaken } from "./numbering.ts";
import { notTold, ticket } from "./state.ts";
import type { TicketState } from "./state.ts";

/** Anomaly that `decide` adds by itself; an importer may name others. */
export const closedBeforeCreated = "closed-before-created";
const anomaliesMax = 10;

const importedBody = z.strictObject({
  /** `source:key`, unique in the file it comes from. */
  origin: name, number: shortText, priority, place: bilingual.extend({ id: id.nullable() }),
  service: bilingual.extend({ id: id.nullable(), lifeSafety: z.boolean() }), matter: name, said: longText,
  caller: z.strictObject({ name: shortText, phone: shortText }), due: dueBody.nullable(), anomalies: z.array(shortText).max(anomaliesMax),
});

export const imported = ticket.begins("ticket.imported@1", importedBody, (body, meta): TicketState => ({
  id: meta.commandId, number: body.number, step: "logged", side: { kind: "none" }, priority: body.priority, place: body.place,
  service: body.service, matter: body.matter, said: body.said, callers: [{ ...body.caller, joinedAtMs: null }], equipmentId: null,
  answers: {}, assignment: null, due: body.due, clockFromMs: meta.observedAtMs, acceptFromMs: meta.observedAtMs, promisedAtMs: null, pausedMs: 0, pauses: [], told: notTold, override: null,
  marks: { logged: markOf(meta) }, returned: null, escalation: 0, urged: 0, reopened: 0, returns: 0, signature: null, rating: null,
  attachments: [], notes: 0, imported: body.origin, anomalies: body.anomalies,
}));

/**
 * Brings in one row of a file. The command's time is when the request was created; `closedAtMs` when it ended there.
 * Refuses `ticket.number-missing`, `ticket.number-foreign`, `ticket.number-taken` as `ticket.log` does.
 */
export const importTicket = verb({
  command: "ticket.import",
  may: ["supervisor", "administrator", "system", "import", "demo"],
  body: importedBody.omit({ number: true }).extend({
    number: shortText.optional(), closedAtMs: timeMs.nullable(), result: longText.default(""),
    anomalies: z.array(shortText).max(anomaliesMax - 1),
  }),
  events: [imported],
  refusals: [...numberRefusals],
  prepare: (body, meta, world) => ({ ...body, number: ticketNumber(meta, world) }),
  decide({ closedAtMs, result, number: given, ...body }, meta, world) {
    const number = claimedNumber(given, meta, world);
    if ("code" in number) return number;
    const isBackwards = closedAtMs !== null && closedAtMs < meta.observedAtMs;
    const anomalies = isBackwards ? [...new Set([...body.anomalies, closedBeforeCreated])] : body.anomalies;
    const events: NewEvent[] = [
      numberTaken.of(number.series, { serial: number.serial }),
      imported.of(meta.commandId, { ...body, anomalies, number: number.text }),
    ];
    if (closedAtMs === null) return events;
    return [
      ...events,
      { ...finished.of(meta.commandId, { result }), observedAtMs: closedAtMs },
      { ...closed.of(meta.commandId, {}), observedAtMs: closedAtMs },
    ];
  },
});
