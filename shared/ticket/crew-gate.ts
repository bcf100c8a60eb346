/**
 * Who may be sent: people of that crew, on duty, not out on as many jobs as they can carry, and holding the
 * certificate that the service asks for on that day. Used by dispatch, reassign, accept and resume.
 */
import { inBoth, refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Meta, World } from "../kernel/stream.ts";
import { dayText } from "../kernel/time.ts";
import { crew } from "../crew/crew.ts";
import type { CrewState } from "../crew/crew.ts";
import { person } from "../person/person.ts";
import type { PersonState } from "../person/person.ts";
import { service } from "../service/service.ts";
import { siteZone } from "../site/site.ts";
import { actorName } from "./guard.ts";
import type { Assignment, TicketState, Worker } from "./state.ts";

export const peopleRefusals = [
  "person.unknown", "person.other-crew", "person.off-duty", "person.busy", "person.certificate-missing", "person.certificate-expired",
] as const;
export const crewRefusals = ["crew.unknown", "crew.contract-expired", ...peopleRefusals] as const;

export interface Sent {
  readonly crewId: string;
  readonly personIds: readonly string[];
  /** True where somebody takes the responsibility for a missing certificate. */
  readonly waived?: boolean;
}

/** An assignment that may be made; `lacking` are those of its people who hold no valid certificate, where that is waived. */
export interface Gathered extends Assignment {
  readonly lacking: readonly Worker[];
}

/** The assignment, with names as they are now, or why not. An empty list of people sends the job to the whole crew. */
export function assignmentFor(state: TicketState, sent: Sent, meta: Meta, world: World): Gathered | Refusal {
  const found = world.get(crew, sent.crewId);
  if (found === undefined) return refuse("crew.unknown", { crew: sent.crewId });
  const people: Worker[] = [];
  const lacking: Worker[] = [];
  for (const personId of new Set(sent.personIds)) {
    const worker = world.get(person, personId);
    if (worker === undefined) return refuse("person.unknown", { person: personId });
    const uncertified = certificateMissing(worker, state, meta, world);
    const no = notFree(worker, found, state, world) ?? (sent.waived === true ? undefined : uncertified);
    if (no !== undefined) return no;
    people.push({ id: worker.id, name: worker.name });
    if (uncertified !== undefined) lacking.push({ id: worker.id, name: worker.name });
  }
  return { crewId: found.id, crewName: found.name, people, lacking };
}

/** Those of the people on a job who may still go: a pause is long enough to go home, or to be sent elsewhere. */
export function stillSendable(state: TicketState, meta: Meta, world: World): readonly Worker[] {
  const { assignment } = state;
  const found = assignment === null ? undefined : world.get(crew, assignment.crewId);
  if (assignment === null || found === undefined) return [];
  return assignment.people.filter(({ id }) => {
    const worker = world.get(person, id);
    return worker !== undefined && notFree(worker, found, state, world) === undefined && certificateMissing(worker, state, meta, world) === undefined;
  });
}

/** Why somebody cannot go, whatever they are certified for: another crew, off duty, or out on as much as they can carry. */
function notFree(worker: PersonState, crewState: CrewState, state: TicketState, world: World): Refusal | undefined {
  const named = { ...inBoth("person", worker.name), ...inBoth("crew", crewState.name) };
  if (worker.crewId !== crewState.id) return refuse("person.other-crew", named);
  if (worker.duty === "off") return refuse("person.off-duty", named);
  const others = worker.jobs.filter((job) => job.ticketId !== state.id);
  const last = others.at(-1);
  if (last !== undefined && others.length >= crewState.jobsPerPerson) {
    return refuse("person.busy", { ...named, number: last.number, desk: last.desk, atMs: last.sinceMs, ...inBoth("by", actorName(last.by, world)) });
  }
  return undefined;
}

/** Kind of certificate that a ticket asks for; null where none. */
export function certificateOf(state: TicketState, world: World): string | null {
  return state.service.id === null ? null : world.get(service, state.service.id)?.certificate ?? null;
}

/** What was waived for somebody on this job holds as long as the job. */
function certificateMissing(worker: PersonState, state: TicketState, meta: Meta, world: World): Refusal | undefined {
  const kind = certificateOf(state, world);
  if (kind === null || (state.override?.certificate === kind && state.override.people.some((one) => one.id === worker.id))) return undefined;
  const held = worker.certificates.filter((one) => one.kind === kind);
  if (held.length === 0) return refuse("person.certificate-missing", { ...inBoth("person", worker.name), certificate: kind });
  const validUntilMs = Math.max(...held.map((one) => one.validUntilMs));
  if (validUntilMs >= meta.observedAtMs) return undefined;
  const day = dayText(validUntilMs - 1, siteZone(world));
  return refuse("person.certificate-expired", { ...inBoth("person", worker.name), certificate: kind, day });
}
