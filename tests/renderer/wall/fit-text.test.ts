/** Text of a wall row: what is left away, and in which order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutEnd, fitRow, shortMatter, shortPlace, widthEm } from "../../../renderer/rooms/wall/fit-text.ts";

describe("a place that is too long", () => {
  it("keeps the building and the innermost room", () => {
    expect(shortPlace("7号楼 2层 手术部 第三手术室 净化机房", 8)).toBe("7号楼 净化机房");
    expect(shortPlace("7号楼 2层 手术部", 20)).toBe("7号楼 2层 手术部");
  });

  it("gives up the bed before the ward", () => {
    expect(shortPlace("3号楼 7层 呼吸内科 10床", 7.4)).toBe("3号楼 呼吸内科");
    expect(shortPlace("Bed 10, Respiratory Medicine, Floor 7, Building 3", 16)).toBe("B3 7F Respiratory Medicine");
  });

  it("says an English place in codes, what lies between going first, then the floor, and never the building", () => {
    const theatre = "Clean air plant, Theatre 3, Floor 2, Building 7";
    expect(shortPlace(theatre, 30)).toBe("B7 2F Clean air plant · Theatre 3");
    expect(shortPlace(theatre, 13)).toBe("B7 2F Clean air plant");
    expect(shortPlace(theatre, 10.5)).toBe("B7 Clean air plant");
    expect(shortPlace(theatre, 8)).toBe("B7 Clean air…");
  });

  it("is cut at its end when even one word is too long", () => {
    expect(shortPlace("第三手术室净化空调机房", 6)).toBe("第三手术室…");
  });
});

describe("a matter that is too long", () => {
  it("drops whole words from its end while half of the room stays used, never leaving a bare number", () => {
    expect(shortMatter("电梯困人 2 人", 5)).toBe("电梯困人");
    expect(shortMatter("电梯困人 2 人", 5.4)).toBe("电梯困人");
    expect(shortMatter("水 管道破裂大量漏水", 6)).toBe("水 管道破…");
  });

  it("shows by three dots that an English one goes on", () => {
    expect(shortMatter("People trapped in the lift", 7)).toBe("People tra…");
  });
});

describe("a row", () => {
  it("never needs more width than there is", () => {
    const text = fc.string({ unit: fc.constantFrom("楼", "层", "1", " ", "a", ",", "手"), maxLength: 60 });
    fc.assert(fc.property(text, text, fc.double({ min: 4, max: 30, noNaN: true }), (place, matter, totalEm) => {
      const fitted = fitRow(place, matter, totalEm);
      expect(widthEm(fitted.place) + widthEm(fitted.matter)).toBeLessThanOrEqual(totalEm + 0.01);
    }));
  });

  it("gives the matter what the place does not need", () => {
    expect(fitRow("药房", "冷藏柜门关不严", 12)).toEqual({ place: "药房", matter: "冷藏柜门关不严" });
  });

  it("cuts only what does not fit", () => {
    expect(cutEnd("空调漏水", 4)).toBe("空调漏水");
    expect(cutEnd("空调漏水", 3)).toBe("空调…");
  });
});
