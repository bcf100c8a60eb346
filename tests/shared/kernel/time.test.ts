import { describe, expect, it } from "vitest";
import { civilTime, dayCode, dayMs, dayText, hourMs, isZone, minuteMs, startOfDay } from "../../../shared/kernel/time.ts";

const shanghai = "Asia/Shanghai";
/** Each as [zone, an instant whose day has a clock change, what is odd there]. */
const oddDays: readonly (readonly [string, string, string])[] = [
  ["Europe/Berlin", "2026-03-29T12:00:00Z", "an hour is missing at 02:00"],
  ["Europe/Berlin", "2026-10-25T12:00:00Z", "02:00 comes twice"],
  ["America/Sao_Paulo", "2018-11-04T15:00:00Z", "the day begins at 01:00"],
  ["America/Havana", "2026-11-01T17:00:00Z", "00:00 comes twice"],
  ["Australia/Lord_Howe", "2026-10-04T01:00:00Z", "half an hour is missing"],
  ["Australia/Lord_Howe", "2026-04-05T03:00:00Z", "half an hour comes twice"],
  ["Asia/Shanghai", "1990-04-15T12:00:00Z", "China's own summer time began"],
];

describe("the hospital's day", () => {
  it("changes at 16:00 UTC in China", () => {
    expect(dayCode(Date.UTC(2026, 10, 22, 15, 59, 59, 999), shanghai)).toBe("261122");
    expect(dayCode(Date.UTC(2026, 10, 22, 16), shanghai)).toBe("261123");
    expect(startOfDay(Date.UTC(2026, 10, 22, 6, 31, 7, 250), shanghai)).toBe(Date.UTC(2026, 10, 21, 16));
  });

  it("has two figures for the year, month and day, also in 2000 and 2100", () => {
    expect(dayCode(Date.UTC(2000, 0, 1), shanghai)).toBe("000101");
    expect(dayCode(Date.UTC(2100, 1, 3), shanghai)).toBe("000203");
    expect(dayText(Date.UTC(2026, 0, 5), shanghai)).toBe("2026-01-05");
  });

  it("tells the wall time of a zone, 00 and not 24 at midnight", () => {
    expect(civilTime(Date.UTC(2026, 10, 21, 16), shanghai)).toEqual({ year: 2026, month: 11, day: 22, hour: 0, minute: 0, second: 0 });
  });

  it("begins with itself", () => {
    const midnightMs = Date.UTC(2026, 10, 21, 16);
    expect(startOfDay(midnightMs, shanghai)).toBe(midnightMs);
    expect(startOfDay(midnightMs - 1, shanghai)).toBe(midnightMs - dayMs);
  });

  for (const [zone, noon, odd] of oddDays) {
    it(`begins with its first instant in ${zone} where ${odd}, from whichever time of the day one asks`, () => {
      const noonMs = Date.parse(noon);
      const today = dayText(noonMs, zone);
      const first = startOfDay(noonMs, zone);
      expect([dayText(first - 1, zone) < today, dayText(first, zone)]).toEqual([true, today]);
      for (let atMs = first; dayText(atMs, zone) === today; atMs += 10 * minuteMs) expect(startOfDay(atMs, zone)).toBe(first);
    });
  }

  it("lasts 23 and 25 hours on the days of a change", () => {
    const lengthFrom = (atMs: number) => (startOfDay(atMs + 30 * hourMs, "Europe/Berlin") - startOfDay(atMs, "Europe/Berlin")) / hourMs;
    expect(lengthFrom(Date.parse("2026-03-29T10:00:00Z"))).toBe(23);
    expect(lengthFrom(Date.parse("2026-10-25T10:00:00Z"))).toBe(25);
  });

  it("knows which zones there are", () => {
    expect([isZone(shanghai), isZone("Europe/Berlin"), isZone("Mars/Olympus"), isZone("")]).toEqual([true, true, false, false]);
  });
});
