import { describe, expect, it } from "vitest";
import { crew } from "../../shared/crew/crew.ts";
import { equipment } from "../../shared/equipment/equipment.ts";
import { service } from "../../shared/service/service.ts";
import { ask } from "./asks.ts";
import { given } from "./given.ts";

const level = { acceptMinutes: 15, respondMinutes: 30, arriveMinutes: 60, finishMinutes: 240 };
const hvac = { id: "hvac", name: { zh: "空调组", en: "HVAC" }, short: { zh: "空调", en: "AC" }, letter: "k", phone: "", onCallPersonId: null, outsourced: false, jobsPerPerson: 2, seat: 1 };
const fan = { id: "fan", code: "F-1", name: { zh: "风机", en: "Fan" }, kind: "fan-coil", placeId: "b3", upstreamId: null, maker: "", model: "" };
const wards = {
  id: "wards", group: "cleaning", name: { zh: "病房消杀", en: "Disinfection" }, keywords: [], lifeSafety: false, crewId: "hvac", priority: 3 as const,
  levels: { 1: level, 2: level, 3: level, 4: level }, fields: [], questions: [], say: { zh: "马上来。", en: "Coming." }, steps: [],
  sop: { zh: "", en: "" }, certificate: null, equipmentKinds: [],
};

describe("crew.define", () => {
  it("adds a crew, and changes it when defined again", () => {
    given().when(ask("crew.define", { ...hvac, id: "gas" })).then([{ type: "crew.defined@1", id: "gas" }]);
    expect(given(ask("crew.define", hvac)).state(crew, "hvac").jobsPerPerson).toBe(2);
  });

  it("wants one small letter as its key and at least one job per person", () => {
    for (const letter of ["K", "kk", "空", ""]) given().when(ask("crew.define", { ...hvac, letter })).thenInvalid("letter");
    given().when(ask("crew.define", { ...hvac, jobsPerPerson: 0 })).thenInvalid("jobsPerPerson");
  });
});

describe("service.define", () => {
  it("adds a service type with its levels, and fills in what a field leaves out", () => {
    const fields = [{ id: "kind", label: { zh: "哪种", en: "Which" }, kind: "choice" as const }];
    const after = given().when(ask("service.define", { ...wards, fields })).then([{ type: "service.defined@1", id: "wards" }]);
    expect(after.state(service, "wards").fields).toEqual([{ ...fields[0], choices: [], required: false }]);
  });

  it("wants minutes for all four priorities", () => {
    given().when({ type: "service.define", body: { ...wards, levels: { 1: level, 2: level, 3: level } } }).thenInvalid("levels.4");
    given().when(ask("service.define", { ...wards, levels: { ...wards.levels, 2: { ...level, finishMinutes: 0 } } })).thenInvalid("levels.2.finishMinutes");
  });
});

describe("equipment.register", () => {
  it("adds a piece of equipment, and changes it when registered again", () => {
    given().when(ask("equipment.register", fan)).then([{ type: "equipment.registered@1", id: "fan" }]);
    expect(given(ask("equipment.register", fan), ask("equipment.register", { ...fan, maker: "格力" })).state(equipment, "fan").maker).toBe("格力");
  });
});
