import { describe, expect, it } from "vitest";
import type { CommandBodies } from "../../../shared/house.ts";
import { place } from "../../../shared/place/place.ts";
import { ask } from "../asks.ts";
import { given } from "../given.ts";

function define(change: Partial<CommandBodies["place.define"]> = {}) {
  return ask("place.define", { id: "b3-f7-resp-13", kind: "bed", parentId: "b3-f7-resp", name: { zh: "13床", en: "Bed 13" }, extensions: [], ...change });
}

const map = (placeId: string, formerPlaceId: string | null, extension = "8371") => ask("place.map-extension", { placeId, formerPlaceId, extension });

describe("place.define", () => {
  it("writes the label as it is read out: from the building down in Chinese, from the bed up in English", () => {
    given().when(define()).then([{ type: "place.defined@1", id: "b3-f7-resp-13", body: { label: { zh: "3号楼 7层 呼吸内科 13床", en: "Bed 13, Respiratory Medicine, Floor 7, Building 3" } } }]);
  });

  it("leaves the campus out of the label", () => {
    given().when(define({ id: "b4", kind: "building", parentId: "main", name: { zh: "4号楼", en: "Building 4" } })).then([{ type: "place.defined@1", body: { label: { zh: "4号楼", en: "Building 4" } } }]);
  });

  it("refuses a place under one that nobody knows", () => {
    given().when(define({ parentId: "nowhere" })).thenRefused("place.parent-unknown", { place: "b3-f7-resp-13", parent: "nowhere" });
  });

  it("refuses a place inside itself, directly or round a corner", () => {
    given().when(define({ id: "b3", kind: "building", parentId: "b3" })).thenRefused("place.parent-loop", { place: "b3", parent: "b3" });
    given().when(define({ id: "b3", kind: "building", parentId: "b3-f7-resp-12" })).thenRefused("place.parent-loop");
  });

  it("may move a place to another parent", () => {
    given().when(define({ id: "b3-f7-resp-12", parentId: "b3", kind: "bed" })).then([{ type: "place.defined@1", body: { label: { zh: "3号楼 13床" } } }]);
  });

  it("takes numbers of two to eight digits as extensions, nothing else", () => {
    given().when(define({ extensions: ["12", "12345678"] })).then([{ type: "place.defined@1" }]);
    for (const wrong of ["1", "123456789", "83a1", "８３７１", ""]) given().when(define({ extensions: [wrong] })).thenInvalid("extensions.0");
  });
});

describe("place.map-extension", () => {
  it("moves a number from the place that had it to the right one", () => {
    const after = given().when(map("b3-f7-resp-12", "b3-f7-resp")).then([
      { type: "place.extension-mapped@1", id: "b3-f7-resp", body: { extensions: ["8372"] } },
      { type: "place.extension-mapped@1", id: "b3-f7-resp-12", body: { extensions: ["8371"] } },
    ]);
    expect(after.state(place, "b3-f7-resp").extensions).toEqual(["8372"]);
  });

  it("gives a new number to a place that keeps its old ones", () => {
    given().when(map("b3-f7-resp", null, "8399")).then([{ type: "place.extension-mapped@1", body: { extensions: ["8371", "8372", "8399"] } }]);
  });

  it("leaves a number where it is when it is there already", () => {
    expect(given(map("b3-f7-resp", "b3-f7-resp")).state(place, "b3-f7-resp").extensions).toEqual(["8371", "8372"]);
  });

  it("refuses a place nobody knows, and the twenty-first number of one", () => {
    given().when(map("nowhere", null)).thenRefused("place.unknown", { place: "nowhere" });
    const full = given(define({ extensions: Array.from({ length: 20 }, (_, index) => String(7000 + index)) }));
    full.when(map("b3-f7-resp-13", null)).thenRefused("place.extensions-full", { place: "3号楼 7层 呼吸内科 13床", max: 20 });
    full.when(map("b3-f7-resp-13", null, "7003")).then([{ type: "place.extension-mapped@1" }]);
  });
});
