/** The sample hospital that ships with the program: it goes in whole, and an operator could work a shift with it. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readCatalog } from "../../../electron/catalog/read-catalog.ts";
import { crew } from "../../../shared/crew/crew.ts";
import { equipment } from "../../../shared/equipment/equipment.ts";
import { person } from "../../../shared/person/person.ts";
import { place } from "../../../shared/place/place.ts";
import { service } from "../../../shared/service/service.ts";
import { site } from "../../../shared/site/site.ts";
import { found } from "./catalog-world.ts";

const folder = fileURLToPath(new URL("../../../resources/catalog", import.meta.url));
const reading = readCatalog(folder);
const house = found(reading.commands);
const places = house.all(place);
const crews = house.all(crew);
const people = house.all(person);
const services = house.all(service);
const pieces = house.all(equipment);

/** Values that occur more than once. */
function twice(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe("the sample hospital", () => {
  it("goes in whole: no problem in the files, no refusal in the house", () => {
    expect(reading.problems).toEqual([]);
    expect(house.refused).toEqual([]);
    expect(house.all(site)).toMatchObject([{ name: { zh: "市一医院", en: "City First Hospital" }, zone: "Asia/Shanghai" }]);
  });

  it("is as large as a real one", () => {
    expect(crews).toHaveLength(13);
    expect(people.length).toBeGreaterThanOrEqual(75);
    expect(pieces.length).toBeGreaterThanOrEqual(380);
    expect(pieces.filter((one) => one.kind === "lift")).toHaveLength(22);
    expect(places.filter((one) => one.kind === "department").length).toBeGreaterThanOrEqual(55);
    expect(places.filter((one) => one.kind === "campus")).toHaveLength(3);
    expect(services.length).toBeGreaterThanOrEqual(45);
  });

  it("reads out places as the ward says them", () => {
    const labelOf = (id: string) => places.find((one) => one.id === id)?.label;
    expect(labelOf("b3-f7-bed12")).toEqual({ zh: "3号楼 7层 呼吸内科 12床", en: "Bed 12, Respiratory Medicine, Floor 7, Building 3" });
    expect(labelOf("b2-lift3")?.zh).toBe("2号楼 3号电梯");
    expect(places.find((one) => one.extensions.includes("5201"))?.label.zh).toBe("3号楼 7层 呼吸内科 护士站");
    expect(places.filter((one) => one.parentId === "b3-f7-d1" && one.kind === "bed")).toHaveLength(45);
  });

  it("has no two places of one label, no label that repeats itself, no number that rings twice", () => {
    expect(twice(places.map((one) => one.label.zh))).toEqual([]);
    expect(twice(places.map((one) => one.label.en))).toEqual([]);
    expect(places.filter((one) => twice(one.label.zh.split(" ")).length > 0)).toEqual([]);
    expect(twice(places.flatMap((one) => one.extensions))).toEqual([]);
  });

  it("gives every ward's nurse station and every other department a number", () => {
    const rings = (id: string): boolean => places.some((one) => (one.id === id || one.parentId === id) && one.extensions.length > 0);
    expect(places.filter((one) => one.kind === "department" && !rings(one.id)).map((one) => one.label.zh)).toEqual([]);
  });

  it("gives each crew its own letter, seat and on-call person", () => {
    expect(twice(crews.map((one) => one.letter))).toEqual([]);
    expect(crews.map((one) => one.seat).sort((a, b) => a - b)).toEqual(crews.map((_, index) => index + 1));
    for (const one of crews) expect(people.find((each) => each.id === one.onCallPersonId)?.crewId).toBe(one.id);
    expect(twice(people.map((one) => one.phone))).toEqual([]);
  });

  it("feeds equipment from equipment that exists, never in a circle", () => {
    const byId = new Map(pieces.map((one) => [one.id, one]));
    for (const piece of pieces) {
      let steps = 0;
      for (let up = piece.upstreamId; up !== null; up = byId.get(up)?.upstreamId ?? null) {
        expect(byId.has(up), `${piece.id} is fed by ${up}`).toBe(true);
        steps += 1;
        expect(steps, `${piece.id} feeds itself`).toBeLessThan(20);
      }
    }
    expect(byId.get("fcu-3-0712")).toMatchObject({ code: "FCU-3-0712", placeId: "b3-f7-bed12", upstreamId: "cr-3-07" });
  });
});

describe("each service of the sample hospital", () => {
  const endOf2027Ms = Date.UTC(2027, 11, 31);

  it("has a crew, and somebody on duty there with the certificate it asks for, valid through 2027", () => {
    for (const one of services) {
      expect(crews.map((each) => each.id), one.id).toContain(one.crewId);
      if (one.certificate === null) continue;
      const able = people.filter((each) => each.crewId === one.crewId && each.duty === "on"
        && each.certificates.some((held) => held.kind === one.certificate && held.validUntilMs >= endOf2027Ms));
      expect(able, `${one.id} needs ${one.certificate}`).not.toEqual([]);
    }
  });

  it("is recognised by words of its own and tells the caller when", () => {
    expect(twice(services.map((one) => one.keywords[0] ?? ""))).toEqual([]);
    expect(twice(services.map((one) => one.name.zh))).toEqual([]);
    for (const one of services) {
      expect(one.keywords.filter((word) => [...word].length < 2), one.id).toEqual([]);
      expect(one.say.zh, one.id).toContain("{minutes}");
      expect(one.say.en, one.id).toContain("{minutes}");
      expect(one.steps.length, one.id).toBeGreaterThanOrEqual(2);
    }
  });

  it("concerns kinds of equipment that stand in the hospital", () => {
    const kinds = new Set(pieces.map((one) => one.kind));
    expect(services.flatMap((one) => one.equipmentKinds).filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it("promises nothing out of order", () => {
    for (const one of services) {
      for (const level of Object.values(one.levels)) {
        expect(level.acceptMinutes).toBeLessThanOrEqual(level.respondMinutes);
        expect(level.respondMinutes).toBeLessThanOrEqual(level.arriveMinutes);
        expect(level.arriveMinutes).toBeLessThanOrEqual(level.finishMinutes);
      }
    }
  });

  it("is critical from the start where lives are at stake", () => {
    const grave = services.filter((one) => one.lifeSafety);
    expect(grave.map((one) => one.id)).toEqual(expect.arrayContaining(["lift-trapped", "power-out", "oxygen-out", "fire-alarm", "pipe-burst"]));
    for (const one of grave) expect([one.priority, one.sop.zh.startsWith("第一分钟")], one.id).toEqual([1, true]);
  });
});
