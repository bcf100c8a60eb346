/**
 * The people of a crew as a dispatcher needs them: who is suggested and why, who carries how much, who is off, whose
 * certificate does not hold today. Those who may be sent come first, the best on top. Pure; suggests by `ticket/suggest.ts`.
 */
import type { Certificate } from "../../../../shared/person/person.ts";
import { jobsInHand, rank, suggestedMax, whyNot } from "../../../../shared/ticket/suggest.ts";
import type { Need, Reason } from "../../../../shared/ticket/suggest.ts";
import type { PersonRow } from "../../../../shared/views.ts";

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
  /** Only the certificate stands in the way: a second person may answer for it. */
  readonly overridable: boolean;
  /** One of the three best. */
  readonly suggested: boolean;
  readonly reasons: readonly Reason[];
}

const loads: readonly Load[] = ["free", "carrying", "full", "off"];

/** The crew's people: who may be sent, the best first; then whom only the certificate keeps, then the freest, then by id. */
export function crewPeople(people: readonly PersonRow[], need: Need): readonly Candidate[] {
  const ranked = rank(people, need).map(({ person, reasons }, index) => ({ ...candidate(person, need), suggested: index < suggestedMax, reasons }));
  const others = people
    .filter((person) => person.crewId === need.crew.crewId && whyNot(person, need) !== null)
    .map((person) => candidate(person, need))
    .sort((one, other) => loads.indexOf(one.load) - loads.indexOf(other.load) || one.jobs - other.jobs || (one.person.personId < other.person.personId ? -1 : 1));
  return [...ranked, ...others];
}

function candidate(person: PersonRow, need: Need): Candidate {
  const jobs = jobsInHand(person, need);
  const load: Load = person.duty === "off" ? "off" : jobs >= need.crew.jobsPerPerson ? "full" : jobs > 0 ? "carrying" : "free";
  const held = need.certificate === null ? { standing: "valid" as const, validUntilMs: null } : certificateStanding(person.certificates, need.certificate, need.nowMs);
  const isFree = load === "free" || load === "carrying";
  return {
    person, load, jobs, certificate: held.standing, validUntilMs: held.validUntilMs, suggested: false, reasons: [],
    choosable: isFree && held.standing === "valid", overridable: isFree && held.standing !== "valid",
  };
}

/** Keys that choose from a numbered list, in order: 1–9, 0, then letters. */
export const listKeys = [..."1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Place in a numbered list that a key means, or -1. `code` as of `KeyboardEvent`. */
export function listPlace(code: string): number {
  const key = /^(?:Digit|Numpad|Key)([0-9A-Z])$/.exec(code)?.[1];
  return key === undefined ? -1 : listKeys.indexOf(key);
}
