/** Who of a crew may be sent, in which order, with which key. */
import { describe, expect, it } from "vitest";
import { certificateStanding, crewPeople, listPlace } from "../../../renderer/rooms/ticket/acts/crew-people.ts";
import { dayMs } from "../../../shared/kernel/time.ts";
import type { PersonRow } from "../../../shared/views.ts";
import { nowMs } from "./ticket-state.ts";

const lift = { kind: "lift", number: "T", validUntilMs: nowMs + dayMs };
const job = (ticketId: string) => ({ ticketId, number: ticketId, sinceMs: nowMs, desk: 1, by: "x" });

function person(personId: string, patch: Partial<PersonRow> = {}): PersonRow {
  return { personId, name: { zh: personId, en: personId }, role: "worker", crewId: "lift", phone: "", skills: [], certificates: [lift], duty: "on", jobs: [], ...patch };
}

const people = [
  person("off", { duty: "off" }), person("full", { jobs: [job("x"), job("y")] }), person("expired", { certificates: [{ ...lift, validUntilMs: nowMs - 1 }] }),
  person("carrying", { jobs: [job("x")] }), person("free"), person("other", { crewId: "gas" }), person("none", { certificates: [] }),
  person("here", { jobs: [job("t1")] }),
];
const crew = { crewId: "lift", jobsPerPerson: 2 };
const listed = crewPeople(people, crew, { ticketIds: ["t1"], certificate: "lift", nowMs });

describe("the people of a crew", () => {
  it("come with those who may be sent first, the freest of them on top", () => {
    expect(listed.map((one) => one.person.personId)).toEqual(["free", "here", "carrying", "expired", "none", "full", "off"]);
  });
  it("may be sent when on duty, with room for one more, and certified today", () => {
    expect(listed.filter((one) => one.choosable).map((one) => one.person.personId)).toEqual(["free", "here", "carrying"]);
  });
  it("do not count the ticket that is being handed on", () => {
    expect(listed.find((one) => one.person.personId === "here")?.load).toBe("free");
  });
  it("need no certificate where the service asks for none", () => {
    const free = crewPeople(people, crew, { ticketIds: [], certificate: null, nowMs });
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
