/** The wall's figure of calls answered in time. */
import { expect, it } from "vitest";
import { answeredShare } from "../../../renderer/rooms/wall/WallFoot.tsx";

it("says nothing before the first call", () => {
  expect(answeredShare(undefined)).toBeNull();
  expect(answeredShare({ offered: 0, within15: 0, within20: 0 })).toBeNull();
});

it.each([
  [{ offered: 100, within15: 90, within20: 95 }, 95, false], [{ offered: 100, within15: 89, within20: 99 }, 99, true],
  [{ offered: 100, within15: 94, within20: 94 }, 94, true], [{ offered: 3, within15: 3, within20: 3 }, 100, false],
])("%j is %d per cent, low: %s", (row, percent, low) => {
  expect(answeredShare(row)).toEqual({ percent, low });
});
