/**
 * People: operators, supervisors, crew members; their certificates, whether they are on duty, and the jobs they are out on.
 * Tickets make them busy and free in the same transaction (`assigned`, `freed`), so a wrong picture cannot arise.
 *
 *   off ──duty──> on (free) ──assigned──> on (busy) ──freed──> on (free)
 */
import { z } from "zod";
import { administration, deskWork, roles } from "../kernel/may.ts";
import { inBoth, isRefusal, refuse } from "../kernel/refusal.ts";
import { stream, verb } from "../kernel/stream.ts";
import { bilingual, id, shortText, timeMs } from "../kernel/text.ts";
import { nameAdministrator } from "./administrators.ts";
import type { Verifier } from "./secret.ts";

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
  /** Since when on or off duty. */
  readonly dutySinceMs?: number;
  /** When the last job ended. */
  readonly freedAtMs?: number;
  /** Where the last job was sent to; where they probably are. */
  readonly placeId?: string | null;
  /** How they prove who they are (`secret.ts`). No view shows these. */
  readonly pin?: Verifier | null;
  readonly badge?: Verifier | null;
  /** Last row of wrong tries under their name, and at which desk. */
  readonly failures?: { readonly desk: number; readonly count: number; readonly atMs: number };
}

export const person = stream<PersonState>("person");

export const personDefined = person.begins("person.defined@1", personBody, (body, _meta, state) => ({
  duty: "off", jobs: [], ...state, ...body,
}));

/** Adds a person or changes their record; duty, jobs, PIN and badge stay as they are. Refuses `person.last-administrator`, `person.still-out` (into another crew while out on a job). */
export const definePerson = verb({
  command: "person.define",
  may: administration,
  body: personBody,
  events: [personDefined],
  refusals: ["person.last-administrator", "person.still-out"],
  decide(body, _meta, world) {
    const before = world.get(person, body.id);
    const [job] = before?.jobs ?? [];
    if (before !== undefined && job !== undefined && before.crewId !== body.crewId) return refuse("person.still-out", { ...inBoth("person", before.name), number: job.number });
    const canProve = before?.pin != null || before?.badge != null;
    const named = nameAdministrator(body.id, body.role === "administrator" && canProve, world);
    return isRefusal(named) ? named : [personDefined.of(body.id, body), ...named];
  },
});

export const dutySet = person.becomes(
  "person.duty-set@1", z.strictObject({ duty: z.enum(["on", "off"]) }), (state, body, meta) => ({ ...state, duty: body.duty, dutySinceMs: meta.observedAtMs }),
);

/** Comes on or goes off duty. Refuses `person.unknown`, `person.not-your-crew` (a crew lead), `person.still-out` (a job must be handed on first). */
export const setDuty = verb({
  command: "person.set-duty",
  may: ["administrator", "crew-lead", ...deskWork],
  body: z.strictObject({ personId: id, duty: z.enum(["on", "off"]) }),
  events: [dutySet],
  refusals: ["person.unknown", "person.not-your-crew", "person.still-out"],
  decide(body, meta, world) {
    const found = world.get(person, body.personId);
    if (found === undefined) return refuse("person.unknown", { person: body.personId });
    const asker = world.get(person, meta.actor);
    if (asker?.role === "crew-lead" && asker.crewId !== found.crewId) return refuse("person.not-your-crew", inBoth("person", asker.name));
    const [job] = found.jobs;
    if (body.duty === "off" && job !== undefined) return refuse("person.still-out", { ...inBoth("person", found.name), number: job.number });
    return found.duty === body.duty ? [] : [dutySet.of(found.id, { duty: body.duty })];
  },
});

/** Became busy with a ticket; returned by ticket verbs only. */
export const assigned = person.becomes(
  "person.assigned@1",
  z.strictObject({
    ticketId: id, number: shortText,
    /** Where that job is; absent where the place is not in the tree. */
    placeId: id.optional(),
  }),
  (state, body, meta) => ({
    ...state, placeId: body.placeId ?? state.placeId ?? null,
    jobs: [...state.jobs.filter((job) => job.ticketId !== body.ticketId),
      { ticketId: body.ticketId, number: body.number, sinceMs: meta.observedAtMs, desk: meta.desk, by: meta.actor }],
  }),
);

/** Is free of a ticket again; returned by ticket verbs only. */
export const freed = person.becomes(
  "person.freed@1",
  z.strictObject({ ticketId: id }),
  (state, body, meta) => ({ ...state, freedAtMs: meta.observedAtMs, jobs: state.jobs.filter((job) => job.ticketId !== body.ticketId) }),
);
