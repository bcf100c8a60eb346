/**
 * People: operators, supervisors, crew members; their certificates, whether they are on duty, and the jobs they are out on.
 * Tickets make them busy and free in the same transaction (`assigned`, `freed`), so a wrong picture cannot arise.
 *
 *   off ──duty──> on (free) ──assigned──> on (busy) ──freed──> on (free)
 */
import { z } from "zod";
import { administration, deskWork, roles } from "../kernel/may.ts";
import { inBoth, refuse } from "../kernel/refusal.ts";
import { stream, verb } from "../kernel/stream.ts";
import { bilingual, id, shortText, timeMs } from "../kernel/text.ts";

const certificate = z.strictObject({
  /** Kind, as service types ask for it: electrician, lift, boiler … */
  kind: id,
  number: shortText,
  /** Last valid day ends at this instant. */
  validUntilMs: timeMs,
});
export type Certificate = z.infer<typeof certificate>;

const personBody = z.strictObject({
  id, name: bilingual, role: z.enum(roles), crewId: id.nullable(),
  phone: shortText, skills: z.array(id).max(40), certificates: z.array(certificate).max(40),
});

/** A job somebody is out on, with who sent them: a colleague at another desk must be able to read why not. */
export interface Job {
  readonly ticketId: string;
  readonly number: string;
  readonly sinceMs: number;
  readonly desk: number;
  readonly by: string;
}

export interface PersonState extends z.infer<typeof personBody> {
  readonly duty: "on" | "off";
  readonly jobs: readonly Job[];
}

export const person = stream<PersonState>("person");

export const personDefined = person.begins("person.defined@1", personBody, (body, _meta, state) => ({
  ...body, duty: state?.duty ?? "off", jobs: state?.jobs ?? [],
}));

/** Adds a person or changes their record; duty and jobs stay as they are. */
export const definePerson = verb({
  command: "person.define",
  may: administration,
  body: personBody,
  events: [personDefined],
  refusals: [],
  decide: (body) => [personDefined.of(body.id, body)],
});

export const dutySet = person.becomes(
  "person.duty-set@1", z.strictObject({ duty: z.enum(["on", "off"]) }), (state, body) => ({ ...state, duty: body.duty }),
);

/** Comes on or goes off duty. Refuses `person.unknown`, `person.still-out` (a job must be handed on first). */
export const setDuty = verb({
  command: "person.set-duty",
  may: ["administrator", "crew-lead", ...deskWork],
  body: z.strictObject({ personId: id, duty: z.enum(["on", "off"]) }),
  events: [dutySet],
  refusals: ["person.unknown", "person.still-out"],
  decide(body, _meta, world) {
    const found = world.get(person, body.personId);
    if (found === undefined) return refuse("person.unknown", { person: body.personId });
    const [job] = found.jobs;
    if (body.duty === "off" && job !== undefined) return refuse("person.still-out", { ...inBoth("person", found.name), number: job.number });
    return found.duty === body.duty ? [] : [dutySet.of(found.id, { duty: body.duty })];
  },
});

/** Became busy with a ticket; returned by ticket verbs only. */
export const assigned = person.becomes(
  "person.assigned@1",
  z.strictObject({ ticketId: id, number: shortText }),
  (state, body, meta) => ({
    ...state,
    jobs: [...state.jobs.filter((job) => job.ticketId !== body.ticketId),
      { ticketId: body.ticketId, number: body.number, sinceMs: meta.observedAtMs, desk: meta.desk, by: meta.actor }],
  }),
);

/** Is free of a ticket again; returned by ticket verbs only. */
export const freed = person.becomes(
  "person.freed@1",
  z.strictObject({ ticketId: id }),
  (state, body) => ({ ...state, jobs: state.jobs.filter((job) => job.ticketId !== body.ticketId) }),
);
