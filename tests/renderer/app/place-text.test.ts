/** Places in a row: the building is never what is cut off, and the own name stands alone to be corrected. */
import { describe, expect, it } from "vitest";
import { placeParts, placeText } from "../../../renderer/app/place-text.ts";

const chinese = { language: "zh-CN", pick: (value: { readonly zh: string } | null) => value?.zh ?? "" } as const;
const english = { language: "en", pick: (value: { readonly en: string } | null) => value?.en ?? "" } as const;
const place = (zh: string, en: string) => ({ zh, en });
const bed = place("3号楼 7层 呼吸内科 12床", "Bed 12, Respiratory Medicine, Floor 7, Building 3");

describe("a place in a row", () => {
  it("is the label as it is in Chinese, cut around its own name", () => {
    expect(placeText(bed, chinese)).toBe("3号楼 7层 呼吸内科 12床");
    expect(placeParts(bed, chinese)).toEqual({ before: "3号楼 7层 呼吸内科 ", own: "12床", after: "" });
    expect(placeParts(place("氧气站", "Oxygen station"), chinese).own).toBe("氧气站");
  });
  it("goes from building and floor to the bed in English, the department last", () => {
    expect(placeText(bed, english)).toBe("B3 7F Bed 12 · Respiratory Medicine");
    expect(placeParts(bed, english)).toEqual({ before: "B3 7F ", own: "Bed 12", after: " · Respiratory Medicine" });
  });
  it.each([
    ["Lift 3, Building 2", "B2 Lift 3"], ["Pump room, Basement 1, Building 1", "B1 -1F Pump room"], ["Floor 7, Building 3", "B3 Floor 7"],
    ["Dental Clinic, Floor 3, West Clinic Building", "West Clinic 3F Dental Clinic"], ["West Clinic Building", "West Clinic Building"], ["Oxygen station", "Oxygen station"],
  ])("says %s as %s", (label, said) => {
    expect(placeText(place("", label), english)).toBe(said);
  });
  it("is nothing where there is none", () => {
    expect(placeText(null, english)).toBe("");
  });
});
