/** Durations as the desk reads them. */
import { describe, expect, it } from "vitest";
import type { Translate } from "../../../renderer/app/words.ts";
import { durationToClock, durationToRough, durationToText, leftToText } from "../../../renderer/parts/duration.ts";
import { dayMs, hourMs, minuteMs } from "../../../shared/kernel/time.ts";

const t: Translate = (key, params = {}) => `${key.split(".").at(-1)}${JSON.stringify(params)}`;

describe("a duration", () => {
  it("shows minutes and seconds below an hour, and hours without a leading zero from then on", () => {
    expect(durationToClock(138_000)).toBe("02:18");
    expect(durationToClock(hourMs + 6 * minuteMs + 44_000)).toBe("1:06:44");
    expect(durationToClock(-70_000)).toBe("01:10");
  });

  it("speaks in days and hours from a day on, never in 47 hours", () => {
    expect(durationToText(dayMs - 1000, t)).toBe("23:59:59");
    expect(durationToText(2 * dayMs + 3.7 * hourMs, t)).toBe('daysHours{"days":2,"hours":3}');
  });

  it("keeps a full second until it is over, and says how late it is afterwards", () => {
    expect(leftToText(1, t)).toBe("00:01");
    expect(leftToText(0, t)).toBe("00:00");
    expect(leftToText(-204_000, t)).toBe('over{"time":"03:24"}');
  });

  it("leaves seconds away where they do not matter", () => {
    expect(durationToRough(59_000, t)).toBe('minutes{"minutes":0}');
    expect(durationToRough(72 * minuteMs, t)).toBe("1:12");
    expect(durationToRough(3 * dayMs, t)).toBe('days{"days":3}');
  });
});
