/**
 * Whom to suggest for a job: of the crew, on duty, with a free hand, holding the certificate that the service asks for on
 * that day; of those the one with the fewest jobs. The same rules refuse a wrong dispatch in `ticket/crew-gate.ts`.
 */
import type { IntakeCrew, IntakePerson, IntakeService, Proposal, Why } from "./proposal.ts";
import { why } from "./proposal.ts";

interface Need { readonly crew: IntakeCrew; readonly certificate: string | null; readonly nowMs: number }

/** Whether the gate would let this person go. */
export function canGo(person: IntakePerson, { crew, certificate, nowMs }: Need): boolean {
  if (person.crewId !== crew.crewId || person.duty === "off" || person.jobs.length >= crew.jobsPerPerson) return false;
  return certificate === null || person.certificates.some((one) => one.kind === certificate && one.validUntilMs >= nowMs);
}

/** Who of the crew could go, the least busy first. */
export function whoCanGo(people: readonly IntakePerson[], need: Need): readonly IntakePerson[] {
  return people
    .filter((person) => canGo(person, need))
    .toSorted((one, other) => one.jobs.length - other.jobs.length || (one.personId < other.personId ? -1 : 1));
}

/** The best person, with why; null when nobody can go and the job waits for the crew. */
export function suggestWorker(people: readonly IntakePerson[], crew: IntakeCrew, service: IntakeService, nowMs: number): Proposal["worker"] {
  const [best] = whoCanGo(people, { crew, certificate: service.certificate, nowMs });
  if (best === undefined) return null;
  return { personId: best.personId, name: best.name, why: reasonsFor(best, service) };
}

function reasonsFor(person: IntakePerson, service: IntakeService): readonly Why[] {
  const jobs = person.jobs.length === 0 ? why("free") : why("jobs", { count: person.jobs.length });
  return service.certificate === null ? [jobs] : [why("certified", { certificate: service.certificate }), jobs];
}
