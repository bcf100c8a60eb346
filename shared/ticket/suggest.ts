/**
 * Whom to send: of those the gate would let go, the three best with why. What counts: the skills that the work is easier
 * with, jobs in hand, how near the last job was, how long since it ended, how long on duty. Pure; used by the intake line,
 * by D and Z in the drawer, and by the replay, so that all three suggest the same. The gate itself is `crew-gate.ts`.
 */
import { hourMs, minuteMs } from "../kernel/time.ts";
import type { Bilingual } from "../kernel/text.ts";

/** A person as view `people` has them. */
export interface Candidate {
  readonly personId: string;
  readonly name: Bilingual;
  readonly crewId: string | null;
  readonly duty: "on" | "off";
  readonly skills: readonly string[];
  readonly certificates: readonly { readonly kind: string; readonly validUntilMs: number }[];
  readonly jobs: readonly { readonly ticketId: string }[];
  readonly dutySinceMs: number | null;
  readonly freedAtMs: number | null;
  /** Where the last job was. */
  readonly placeId: string | null;
}

/** What somebody is wanted for. */
export interface Need {
  readonly crew: { readonly crewId: string; readonly jobsPerPerson: number };
  /** Kind of certificate the service asks for. */
  readonly certificate: string | null;
  /** Skills the work is easier with; empty where any will do. */
  readonly skills: readonly string[];
  /** The place itself, then what it is in, outwards; empty where it is not known. */
  readonly path: readonly PlaceStep[];
  /** The same of any other place. */
  readonly pathOf: (placeId: string) => readonly PlaceStep[];
  /** Tickets that do not count as jobs in hand: those that somebody is wanted for. */
  readonly ticketIds: readonly string[];
  readonly nowMs: number;
}

export interface PlaceStep {
  readonly placeId: string;
  readonly kind: string;
}

/** Why somebody is suggested, or why not: words key below `intake.why` and its parameters. */
export interface Reason {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Suggested<P extends Candidate> {
  readonly person: P;
  /** Higher is better; only to be compared within one list. */
  readonly points: number;
  readonly reasons: readonly Reason[];
}

/** How many are suggested. */
export const suggestedMax = 3;

/** Points. Assumed, until replays of real shifts say better: a free hand first, then skill, then the way, then rest. */
const points = { perJob: -30, skilled: 20, unskilled: -15, sameFloor: 15, sameBuilding: 10, perRestedMinute: 10 / 60, perTiredHour: -5 } as const;
/** A rest counts up to an hour; the place of a job that ended longer ago says nothing. Unit: ms. */
const restMaxMs = hourMs;
/** Hours on duty after which somebody else should rather go. Assumed: a shift. */
const freshHours = 8;
const tiredMaxHours = 4;
/** Longer than this nobody is on duty: they were never taken off it. */
const believedHours = 24;

const reason = (key: string, params: Reason["params"] = {}): Reason => ({ key, params });

/** Jobs in hand, apart from those that somebody is wanted for. */
export function jobsInHand(person: Candidate, { ticketIds }: Pick<Need, "ticketIds">): number {
  return person.jobs.filter((job) => !ticketIds.includes(job.ticketId)).length;
}

/** Why the gate would not let somebody go, the same in the same order; null where it would. */
export function whyNot(person: Candidate, need: Pick<Need, "crew" | "certificate" | "ticketIds" | "nowMs">): Reason | null {
  if (person.crewId !== need.crew.crewId) return reason("otherCrew");
  if (person.duty === "off") return reason("off");
  const jobs = jobsInHand(person, need);
  if (jobs >= need.crew.jobsPerPerson) return reason("full", { count: jobs });
  if (need.certificate === null) return null;
  const held = person.certificates.filter((one) => one.kind === need.certificate).map((one) => one.validUntilMs);
  if (held.length === 0) return reason("uncertified", { certificate: need.certificate });
  return Math.max(...held) >= need.nowMs ? null : reason("expired", { certificate: need.certificate, validUntilMs: Math.max(...held) });
}

/** Everybody of the crew who may go, the best first. */
export function rank<P extends Candidate>(people: readonly P[], need: Need): readonly Suggested<P>[] {
  return people
    .filter((person) => whyNot(person, need) === null)
    .map((person) => weighed(person, need))
    .toSorted((one, other) => other.points - one.points || (one.person.personId < other.person.personId ? -1 : 1));
}

/** The three best. */
export function suggest<P extends Candidate>(people: readonly P[], need: Need): readonly Suggested<P>[] {
  return rank(people, need).slice(0, suggestedMax);
}

function weighed<P extends Candidate>(person: P, need: Need): Suggested<P> {
  const parts = [skill(person, need), certificate(need), load(person, need), way(person, need), rest(person, need), tired(person, need)].flatMap((part) => part ?? []);
  return { person, points: parts.reduce((sum, part) => sum + part.points, 0), reasons: parts.flatMap((part) => part.reason ?? []) };
}

interface Part {
  readonly points: number;
  readonly reason?: Reason;
}

function skill(person: Candidate, { skills }: Need): Part | undefined {
  if (skills.length === 0) return undefined;
  const known = skills.filter((one) => person.skills.includes(one)).length;
  return known === 0 ? { points: points.unskilled } : { points: points.skilled * known / skills.length, reason: reason("skilled") };
}

function certificate({ certificate: kind }: Need): Part | undefined {
  return kind === null ? undefined : { points: 0, reason: reason("certified", { certificate: kind }) };
}

function load(person: Candidate, need: Need): Part {
  const jobs = jobsInHand(person, need);
  return { points: jobs * points.perJob, reason: jobs === 0 ? reason("free") : reason("jobs", { count: jobs }) };
}

const floors: ReadonlySet<string> = new Set(["floor", "department"]);

function way(person: Candidate, need: Need): Part | undefined {
  const wasLately = need.nowMs - (person.freedAtMs ?? Number.NEGATIVE_INFINITY) <= restMaxMs;
  if (person.placeId === null || need.path.length === 0 || (jobsInHand(person, need) === 0 && !wasLately)) return undefined;
  const there = new Set(need.pathOf(person.placeId).map((step) => step.placeId));
  const shared = need.path.filter((step) => there.has(step.placeId)).map((step) => step.kind);
  if (shared.some((kind) => floors.has(kind))) return { points: points.sameFloor, reason: reason("sameFloor") };
  return shared.includes("building") ? { points: points.sameBuilding, reason: reason("sameBuilding") } : undefined;
}

function rest(person: Candidate, need: Need): Part | undefined {
  const { nowMs } = need;
  if (jobsInHand(person, need) > 0) return undefined;
  if (person.freedAtMs === null) return { points: points.perRestedMinute * restMaxMs / minuteMs };
  const minutes = Math.max(0, Math.floor((nowMs - person.freedAtMs) / minuteMs));
  return { points: points.perRestedMinute * Math.min(minutes, restMaxMs / minuteMs), ...(minutes * minuteMs <= restMaxMs ? { reason: reason("rested", { minutes }) } : {}) };
}

function tired(person: Candidate, { nowMs }: Need): Part | undefined {
  const hours = person.dutySinceMs === null ? 0 : Math.floor((nowMs - person.dutySinceMs) / hourMs);
  const over = hours - freshHours;
  return over <= 0 || hours > believedHours ? undefined : { points: points.perTiredHour * Math.min(over, tiredMaxHours), reason: reason("onDutyFor", { hours }) };
}
