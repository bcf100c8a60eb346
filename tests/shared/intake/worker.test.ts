/** Whom the line suggests to send. */
import { describe, expect, it } from "vitest";
import type { IntakePerson } from "../../../shared/intake/proposal.ts";
import { whoCanGo } from "../../../shared/intake/worker.ts";
import { dayMs } from "../../../shared/kernel/time.ts";
import { nowMs } from "./sample.ts";

const crew = { crewId: "hvac", name: { zh: "空调组", en: "HVAC" }, jobsPerPerson: 2 };
function person(personId: string, patch: Partial<IntakePerson> = {}): IntakePerson {
  return {
    personId, name: { zh: personId, en: personId }, crewId: "hvac", role: "worker", duty: "on", jobs: [],
    certificates: [{ kind: "refrigeration", number: "1", validUntilMs: nowMs + dayMs }], ...patch,
  };
}
const jobs = (count: number) => Array.from({ length: count }, (_unused, at) => ({ ticketId: `t${at}` }));
const ids = (people: readonly IntakePerson[], certificate: string | null = null) => whoCanGo(people, { crew, certificate, nowMs }).map((one) => one.personId);

describe("who can go", () => {
  it("is on duty, of the crew, and has a free hand", () => {
    expect(ids([person("off", { duty: "off" }), person("other", { crewId: "power" }), person("full", { jobs: jobs(2) }), person("free")])).toEqual(["free"]);
  });
  it("comes with the fewest jobs first", () => {
    expect(ids([person("one", { jobs: jobs(1) }), person("none")])).toEqual(["none", "one"]);
  });
  it("holds the certificate on that day", () => {
    const expired = person("expired", { certificates: [{ kind: "refrigeration", number: "1", validUntilMs: nowMs - 1 }] });
    expect(ids([expired, person("never", { certificates: [] }), person("valid")], "refrigeration")).toEqual(["valid"]);
  });
});
