/** How much room a desk has, and what its clocks call night. */
import { describe, expect, it } from "vitest";
import { dayToText, hourOfDay, isNight, setHospitalZone, shortDayToText, timeToText } from "../../../renderer/app/civil.ts";
import { faultCode } from "../../../renderer/app/FaultBoundary.tsx";
import { layoutFor } from "../../../renderer/app/layout.ts";

describe("the layout", () => {
  it("has three columns on a full screen and still with type one step larger", () => {
    expect(layoutFor(1920, 1)).toBe("wide");
    expect(layoutFor(1920, 1.125)).toBe("wide");
  });

  it("lays the drawer over the board at the largest type, and takes the small measures at 1366", () => {
    expect(layoutFor(1920, 1.25)).toBe("middle");
    expect(layoutFor(1366, 1)).toBe("small");
  });
});

describe("a clock of the house", () => {
  const atMs = Date.UTC(2026, 10, 22, 15, 5, 9);

  it("shows the hospital's time, not the machine's, and keeps it when a zone is unknown", () => {
    setHospitalZone("Asia/Shanghai");
    expect([timeToText(atMs), timeToText(atMs, true), hourOfDay(atMs), shortDayToText(atMs)]).toEqual(["23:05", "23:05:09", 23, "11-22"]);
    expect(dayToText(atMs, "zh-CN")).toBe("11月22日 周日");
    expect(dayToText(atMs, "en")).toBe("Sun 22 Nov");
  });

  it("calls 22:00 to 07:00 night", () => {
    const hours = [21, 22, 0, 6, 7].map((hour) => isNight(Date.UTC(2026, 10, 22, hour - 8)));
    expect(hours).toEqual([false, true, true, true, false]);
  });
});

describe("a fault code", () => {
  it("is the same for the same fault, short, and names the region", () => {
    expect(faultCode("board", new Error("x"))).toBe(faultCode("board", new Error("x")));
    expect(faultCode("board", new Error("x"))).toMatch(/^B-\d\d$/);
  });
});
