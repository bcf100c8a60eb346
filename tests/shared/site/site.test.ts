import { describe, expect, it } from "vitest";
import { site, siteId } from "../../../shared/site/site.ts";
import { ask } from "../asks.ts";
import { emptyHospital, given } from "../given.ts";

const number = (nodeId: string) => ask("site.number-desk", { nodeId, name: nodeId });
const open = (zone: string) => ask("site.open", { name: { zh: "二院", en: "Second Hospital" }, zone });

describe("site.open", () => {
  it("founds the site with its time zone", () => {
    const after = emptyHospital.when(open("Asia/Shanghai")).then([{ type: "site.opened@1", id: siteId, body: { zone: "Asia/Shanghai" } }]);
    expect(after.state(site, siteId).desks).toEqual([]);
  });

  it("renames it later; the desks keep their numbers", () => {
    expect(given(open("Asia/Urumqi")).state(site, siteId)).toMatchObject({ name: { zh: "二院" }, desks: [{ number: 1, nodeId: "node-a" }, { number: 2, nodeId: "node-b" }] });
  });

  it("refuses a zone that no clock knows, which would stop every number", () => {
    for (const zone of ["Mars/Olympus", "北京", " "]) given().when(open(zone)).thenRefused("site.zone-unknown", { zone });
  });
});

describe("site.number-desk", () => {
  it("gives 1 to 99, each once, and refuses the hundredth", () => {
    let hospital = emptyHospital.after(open("Asia/Shanghai"));
    for (let index = 1; index <= 99; index += 1) hospital = hospital.after(number(`node-${index}`));
    expect(hospital.state(site, siteId).desks.map((desk) => desk.number)).toEqual(Array.from({ length: 99 }, (_, index) => index + 1));
    hospital.when(number("node-100")).thenRefused("site.desks-full");
    hospital.when(number("node-7")).then([]);
  });

  it("leaves a desk the number it has, however often it asks", () => {
    given().when(number("node-a")).then([]);
    expect(given(number("node-a"), number("node-c")).state(site, siteId).desks.map((desk) => desk.number)).toEqual([1, 2, 3]);
  });

  it("needs a site", () => {
    emptyHospital.when(number("node-a")).thenRefused("site.not-open");
  });
});
