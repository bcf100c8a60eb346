/** Who of a crew may be sent, in which order, with which key. */
import { describe, expect, it } from "vitest";
import { certificateStanding, crewPeople, listPlace } from "../../../renderer/rooms/ticket/acts/crew-people.ts";
import { dayMs } from "../../../shared/kernel/time.ts";
import type { PersonRow } from "../../../shared/views.ts";
import { nowMs } from "./ticket-state.ts";

const lift = { kind: "lift", number: "T", validUntilMs: nowMs + dayMs };
const job = (ticketId: string) => ({ ticketId, number: ticketId, sinceMs: nowMs, desk: 1, by: "x" });

function person(personId: string, patch: Partial<PersonRow> = {}): PersonRow {
  return { personId, name: { zh: personId, en: personId }, role: "worker", crewId: "lift", phone: "", skills: [], certificates: [lift], duty: "on", jobs: [], initials: "", hasPin: false, hasBadge: false, failures: null, dutySinceMs: null, freedAtMs: null, placeId: null, ...patch };
}

const people = [
  person("off", { duty: "off" }), person("full", { jobs: [job("x"), job("y")] }), person("expired", { certificates: [{ ...lift, validUntilMs: nowMs - 1 }] }),
  person("carrying", { jobs: [job("x")] }), person("free"), person("other", { crewId: "gas" }), person("none", { certificates: [] }),
  person("here", { jobs: [job("t1")] }),
];
const need = { crew: { crewId: "lift", jobsPerPerson: 2 }, skills: [], path: [], pathOf: () => [], ticketIds: ["t1"], certificate: "lift", nowMs };
const listed = crewPeople(people, need);

describe("the people of a crew", () => {
  it("come with those who may be sent first, the freest of them on top", () => {
    expect(listed.map((one) => one.person.personId)).toEqual(["free", "here", "carrying", "expired", "none", "full", "off"]);
  });
  it("may be sent when on duty, with room for one more, and certified today", () => {
    expect(listed.filter((one) => one.choosable).map((one) => one.person.personId)).toEqual(["free", "here", "carrying"]);
  });
  it("the first three are suggested, with why; whom only a certificate keeps may go if somebody answers for it", () => {
    expect(listed.filter((one) => one.suggested).map((one) => [one.person.personId, one.reasons.map(({ key }) => key)])).toEqual([
      ["free", ["certified", "free"]], ["here", ["certified", "free"]], ["carrying", ["certified", "jobs"]],
    ]);
    expect(listed.filter((one) => one.overridable).map((one) => one.person.personId)).toEqual(["expired", "none"]);
  });
  it("do not count the ticket that is being handed on", () => {
    expect(listed.find((one) => one.person.personId === "here")?.load).toBe("free");
  });
  it("need no certificate where the service asks for none", () => {
    const free = crewPeople(people, { ...need, ticketIds: [], certificate: null });
    expect(free.find((one) => one.person.personId === "none")?.choosable).toBe(true);
  });
});

it("takes the certificate that is valid longest", () => {
  const old = { ...lift, validUntilMs: nowMs - dayMs };
  expect(certificateStanding([old, lift], "lift", nowMs)).toEqual({ standing: "valid", validUntilMs: lift.validUntilMs });
  expect(certificateStanding([old], "lift", nowMs).standing).toBe("expired");
  expect(certificateStanding([lift], "boiler", nowMs)).toEqual({ standing: "missing", validUntilMs: null });
});

it("reads a list's keys from the main row, the keypad and the letters after the tenth", () => {
  expect(["Digit1", "Numpad3", "Digit0", "KeyA", "Enter"].map(listPlace)).toEqual([0, 2, 9, 10, -1]);
});
