/** How large the wall's letters are, against the table of the design (55-inch panel). */
import { describe, expect, it } from "vitest";
import { arcMinutes, wallBasePx, wallSize } from "../../../renderer/parts/wall-size.ts";

describe("the wall's smallest letter", () => {
  it("follows distance and panel as the design's table says", () => {
    expect(wallBasePx(1920, 6)).toBe(54);
    expect(wallBasePx(1920, 8)).toBe(72);
    expect(wallBasePx(3840, 6)).toBe(108);
    expect(wallBasePx(3840, 8)).toBe(144);
    expect(wallBasePx(1366, 6)).toBe(38);
  });

  it("never falls below sixteen arc-minutes for digits, at any distance and on any panel", () => {
    for (const widthPx of [1280, 1366, 1600, 1920, 2560, 3840]) {
      for (let distanceM = 2; distanceM <= 20; distanceM += 0.5) {
        expect(arcMinutes(0.844, wallBasePx(widthPx, distanceM), { widthPx, distanceM })).toBeGreaterThanOrEqual(16);
      }
    }
  });
});

describe("the wall's layout", () => {
  it("has six rows at 6 m and four at 8 m on 1080 lines; six stay on a 1366 panel of the same size", () => {
    expect(wallSize({ widthPx: 1920, heightPx: 1080, distanceM: 6 }, false)).toMatchObject({ rows: 6, crews: 7, cells: 5, states: "all" });
    expect(wallSize({ widthPx: 1920, heightPx: 1080, distanceM: 8 }, false)).toMatchObject({ rows: 4, states: "none" });
    expect(wallSize({ widthPx: 3840, heightPx: 2160, distanceM: 8 }, false).rows).toBe(4);
    expect(wallSize({ widthPx: 1366, heightPx: 768, distanceM: 6 }, false).rows).toBe(6);
  });

  it("gets fewer rows and cells farther away, never smaller letters, and always at least one", () => {
    const near = wallSize({ widthPx: 1920, heightPx: 1080, distanceM: 6 }, false);
    const far = wallSize({ widthPx: 1920, heightPx: 1080, distanceM: 14 }, false);
    expect(far.basePx).toBeGreaterThan(near.basePx);
    expect(far.rows).toBeLessThan(near.rows);
    expect(far.cells).toBeLessThan(near.cells);
    expect(far.rows).toBeGreaterThanOrEqual(1);
  });
});
