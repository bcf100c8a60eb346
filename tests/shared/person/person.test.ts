import { describe, expect, it } from "vitest";
import type { CommandBodies } from "../../../shared/house.ts";
import { person } from "../../../shared/person/person.ts";
import { ask, dispatched, finish, suspend } from "../asks.ts";
import { given } from "../given.ts";

function define(change: Partial<CommandBodies["person.define"]> = {}) {
  return ask("person.define", { id: "wu-min", name: { zh: "吴敏", en: "Wu Min" }, role: "worker", crewId: "hvac", phone: "", skills: [], certificates: [], ...change });
}

const duty = (personId: string, to: "on" | "off") => ask("person.set-duty", { personId, duty: to });

describe("person.define", () => {
  it("adds somebody, off duty and with no job", () => {
    const after = given().when(define({ id: "new" })).then([{ type: "person.defined@1", id: "new" }]);
    expect(after.state(person, "new")).toMatchObject({ duty: "off", jobs: [] });
  });

  it("changes a record without calling anybody home: duty and jobs stay", () => {
    const after = given(...dispatched, define({ phone: "8555", role: "crew-lead" }));
    expect(after.state(person, "wu-min")).toMatchObject({ phone: "8555", role: "crew-lead", duty: "on", jobs: [{ ticketId: "c1" }] });
  });

  it("knows the roles there are, and no other", () => {
    given().when({ ...define(), body: { ...Object(define().body), role: "director" } }).thenInvalid("role");
  });

  it("lets nobody in without a name in both languages", () => {
    given().when(define({ name: { zh: "", en: "Wu Min" } })).thenInvalid("name.zh");
    given().when(define({ name: { zh: "吴敏", en: "" } })).thenInvalid("name.en");
  });
});

describe("person.set-duty", () => {
  it("brings on duty and sends home", () => {
    given().when(duty("zheng-kai", "on")).then([{ type: "person.duty-set@1", id: "zheng-kai", body: { duty: "on" } }]);
    expect(given(duty("wu-min", "off")).state(person, "wu-min").duty).toBe("off");
  });

  it("says nothing when nothing changes", () => {
    given().when(duty("wu-min", "on")).then([]);
    given(...dispatched).when(duty("wu-min", "on")).then([]);
  });

  it("refuses to send somebody home who is out, and says on which job", () => {
    given(...dispatched).when(duty("wu-min", "off")).thenRefused("person.still-out", { person: "吴敏", personEn: "Wu Min", number: "261122-1-0001" });
  });

  it("lets them go once the job is finished or on hold", () => {
    given(...dispatched, finish("c1")).when(duty("wu-min", "off")).then([{ type: "person.duty-set@1" }]);
    given(...dispatched, suspend("c1")).when(duty("wu-min", "off")).then([{ type: "person.duty-set@1" }]);
  });

  it("refuses somebody nobody knows", () => {
    given().when(duty("nobody", "on")).thenRefused("person.unknown", { person: "nobody" });
  });
});
