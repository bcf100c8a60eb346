/**
 * The people of a crew as a dispatcher needs them: who is free, who carries how much, who is off, whose certificate does
 * not hold today. Those who may be sent come first. A mirror of `shared/ticket/crew-gate.ts` for the eye; pure.
 */
import type { Certificate } from "../../../../shared/person/person.ts";
import type { CrewRow, PersonRow } from "../../../../shared/views.ts";

export type CertificateStanding = "valid" | "expired" | "missing";

/** The best certificate of a kind on this day. */
export function certificateStanding(held: readonly Certificate[], kind: string, nowMs: number): { readonly standing: CertificateStanding; readonly validUntilMs: number | null } {
  const ofKind = held.filter((one) => one.kind === kind);
  if (ofKind.length === 0) return { standing: "missing", validUntilMs: null };
  const validUntilMs = Math.max(...ofKind.map((one) => one.validUntilMs));
  return { standing: validUntilMs >= nowMs ? "valid" : "expired", validUntilMs };
}

/** `carrying`: out on something, but able to take one more. */
export type Load = "free" | "carrying" | "full" | "off";

export interface Candidate {
  readonly person: PersonRow;
  readonly load: Load;
  /** Jobs other than this ticket. */
  readonly jobs: number;
  readonly certificate: CertificateStanding;
  readonly validUntilMs: number | null;
  /** False where the desk would refuse. */
  readonly choosable: boolean;
}

export interface Sending {
  readonly ticketIds: readonly string[];
  /** Kind the service asks for; null where none. */
  readonly certificate: string | null;
  readonly nowMs: number;
}

const loads: readonly Load[] = ["free", "carrying", "full", "off"];

/** The crew's people, those who may be sent first, then the freest, then by name. */
export function crewPeople(people: readonly PersonRow[], crew: Pick<CrewRow, "crewId" | "jobsPerPerson">, sending: Sending): readonly Candidate[] {
  return people
    .filter((person) => person.crewId === crew.crewId)
    .map((person) => candidate(person, crew.jobsPerPerson, sending))
    .sort((one, other) => Number(other.choosable) - Number(one.choosable) || loads.indexOf(one.load) - loads.indexOf(other.load)
      || one.jobs - other.jobs || (one.person.personId < other.person.personId ? -1 : 1));
}

function candidate(person: PersonRow, jobsPerPerson: number, { ticketIds, certificate, nowMs }: Sending): Candidate {
  const jobs = person.jobs.filter((job) => !ticketIds.includes(job.ticketId)).length;
  const load: Load = person.duty === "off" ? "off" : jobs >= jobsPerPerson ? "full" : jobs > 0 ? "carrying" : "free";
  const held = certificate === null ? { standing: "valid" as const, validUntilMs: null } : certificateStanding(person.certificates, certificate, nowMs);
  const choosable = (load === "free" || load === "carrying") && held.standing === "valid";
  return { person, load, jobs, certificate: held.standing, validUntilMs: held.validUntilMs, choosable };
}

/** Keys that choose from a numbered list, in order: 1–9, 0, then letters. */
export const listKeys = [..."1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Place in a numbered list that a key means, or -1. `code` as of `KeyboardEvent`. */
export function listPlace(code: string): number {
  const key = /^(?:Digit|Numpad|Key)([0-9A-Z])$/.exec(code)?.[1];
  return key === undefined ? -1 : listKeys.indexOf(key);
}
