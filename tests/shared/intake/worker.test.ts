/** Whom the line suggests to send, and whom D and Z do: one set of rules. */
import { describe, expect, it } from "vitest";
import { suggestWorkers } from "../../../shared/intake/worker.ts";
import { hourMs, minuteMs } from "../../../shared/kernel/time.ts";
import { rank, suggest, whyNot } from "../../../shared/ticket/suggest.ts";
import type { Candidate, Need } from "../../../shared/ticket/suggest.ts";
import { catalogue, nowMs, proposer } from "./sample.ts";

const crew = { crewId: "hvac", jobsPerPerson: 2 };
const cold = { kind: "refrigeration", validUntilMs: nowMs + hourMs };
function person(personId: string, patch: Partial<Candidate> = {}): Candidate {
  return { personId, name: { zh: personId, en: personId }, crewId: "hvac", duty: "on", skills: [], jobs: [], certificates: [cold], dutySinceMs: null, freedAtMs: null, placeId: null, ...patch };
}
const jobs = (count: number) => Array.from({ length: count }, (_unused, at) => ({ ticketId: `t${at}` }));
/** Two buildings: b1 with floors f1 and f2, b2 with f3. */
const tree: Readonly<Record<string, readonly string[]>> = { r1: ["r1", "f1", "b1"], r2: ["r2", "f2", "b1"], r3: ["r3", "f3", "b2"], r4: ["r4", "f1", "b1"] };
const kinds: Readonly<Record<string, string>> = { r: "room", f: "floor", b: "building" };
const pathOf = (placeId: string) => (tree[placeId] ?? []).map((id) => ({ placeId: id, kind: kinds[id[0] ?? ""] ?? "" }));
const need = (change: Partial<Need> = {}): Need => ({ crew, certificate: null, skills: [], path: pathOf("r1"), pathOf, ticketIds: [], nowMs, ...change });
const ids = (people: readonly Candidate[], change: Partial<Need> = {}) => rank(people, need(change)).map((one) => one.person.personId);
const reasonsOf = (one: Candidate, change: Partial<Need> = {}) => rank([one], need(change))[0]?.reasons.map(({ key }) => key);

describe("who can go", () => {
  it("is on duty, of the crew, and has a free hand; each other is told why not", () => {
    const people = [person("off", { duty: "off" }), person("other", { crewId: "power" }), person("full", { jobs: jobs(2) }), person("free")];
    expect(ids(people)).toEqual(["free"]);
    expect(people.map((one) => whyNot(one, need())?.key)).toEqual(["off", "otherCrew", "full", undefined]);
  });
  it("holds the certificate on that day, to its last moment", () => {
    const until = (validUntilMs: number) => person("x", { certificates: [{ ...cold, validUntilMs }] });
    const asked = need({ certificate: "refrigeration" });
    expect([until(nowMs), until(nowMs - 1), person("never", { certificates: [] })].map((one) => whyNot(one, asked)?.key)).toEqual([undefined, "expired", "uncertified"]);
  });
  it("does not count the job that is being handed on", () => {
    expect(ids([person("full", { jobs: jobs(2) })], { ticketIds: ["t0"] })).toEqual(["full"]);
  });
});

describe("who is suggested first", () => {
  it("has the fewest jobs in hand", () => {
    expect(ids([person("one", { jobs: jobs(1) }), person("none")])).toEqual(["none", "one"]);
  });
  it("knows the work", () => {
    expect(ids([person("a"), person("b", { skills: ["fan-coils"] })], { skills: ["fan-coils"] })).toEqual(["b", "a"]);
    expect(reasonsOf(person("b", { skills: ["fan-coils"] }), { skills: ["fan-coils", "chillers"] })).toEqual(["skilled", "free"]);
  });
  it("is on the same floor, or at least in the same building; a place left an hour ago says nothing", () => {
    const at = (personId: string, placeId: string, ago = 30) => person(personId, { placeId, freedAtMs: nowMs - ago * minuteMs });
    expect(ids([at("far", "r3"), at("near", "r2"), at("here", "r4")])).toEqual(["here", "near", "far"]);
    expect(reasonsOf(at("here", "r4"))).toEqual(["free", "sameFloor", "rested"]);
    expect(reasonsOf(at("near", "r2"))).toEqual(["free", "sameBuilding", "rested"]);
    expect(reasonsOf(at("left", "r4", 61))).toEqual(["free"]);
  });
  it("has rested longer, and is not past a shift of eight hours", () => {
    const back = (personId: string, ago: number) => person(personId, { freedAtMs: nowMs - ago * minuteMs });
    expect(ids([back("just", 1), back("long", 50)])).toEqual(["long", "just"]);
    const since = (personId: string, hours: number) => person(personId, { dutySinceMs: nowMs - hours * hourMs });
    expect(ids([since("tired", 11), since("fresh", 2)])).toEqual(["fresh", "tired"]);
    expect(reasonsOf(since("tired", 11))).toEqual(["free", "onDutyFor"]);
    expect(reasonsOf(since("forgotten", 50))).toEqual(["free"]);
  });
  it("is one of three, always the same three", () => {
    const five = ["e", "d", "c", "b", "a"].map((one) => person(one));
    expect(suggest(five, need()).map((one) => one.person.personId)).toEqual(["a", "b", "c"]);
  });
});

describe("the intake line", () => {
  it("suggests by the same rules: three certified for it, with why", () => {
    const { worker, workers } = proposer.propose("3号楼7层12床空调漏水", { nowMs });
    expect(workers.length).toBe(3);
    expect(worker).toEqual(workers[0]);
    const service = catalogue.services.find((one) => one.serviceId === "ac-leak");
    const own = catalogue.crews.find((one) => one.crewId === service?.crewId);
    if (service === undefined || own === undefined) throw new Error("the sample has no such service");
    const best = suggestWorkers(catalogue.people, own, service, { path: [], pathOf: () => [], nowMs });
    expect(workers.map((one) => one.personId)).toEqual(best.map((one) => one.personId));
    expect(workers[0]?.why.map(({ key }) => key)).toEqual(["skilled", "certified", "free"]);
  });
});
