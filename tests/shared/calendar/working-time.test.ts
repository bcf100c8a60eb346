/** Working time across nights, weekends, holidays, shifted workdays and changes of the clock. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CalendarBody, Hours, SpecialDay } from "../../../shared/calendar/calendar.ts";
import type { OpenHours } from "../../../shared/calendar/open-hours.ts";
import { publicHolidays } from "../../../shared/calendar/public-holidays.ts";
import { addWorkingMs, workingMsBetween } from "../../../shared/calendar/working-time.ts";
import { hourMs, minuteMs } from "../../../shared/kernel/time.ts";
import { addedSlowly, countedSlowly, officeWeek } from "./open-minutes.ts";

const china = "Asia/Shanghai";
const officeHours = officeWeek[0];
const office: OpenHours = { week: officeWeek, holidays: [...publicHolidays(2026, officeHours)], own: [] };
/** An instant by the clock of Shanghai. */
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const due = (from: string, minutes: number, calendar = office) => new Date(addWorkingMs(at(from), minutes * minuteMs, { calendar, zone: china }) + 8 * hourMs).toISOString().slice(0, 16);

/** Seed of the random calendars; set WORKING_SEED to run one again. */
const seed = Number(process.env["WORKING_SEED"] ?? Date.now() % 1_000_000);

describe("a working calendar", () => {
  it("counts on after the midday break and after the night", () => {
    expect(due("2026-11-24T11:30", 60)).toBe("2026-11-24T14:30");
    expect(due("2026-11-24T17:00", 60)).toBe("2026-11-25T08:30");
  });
  it("begins with the next opening for what is logged at night", () => {
    expect(due("2026-11-24T23:10", 30)).toBe("2026-11-25T08:30");
  });
  it("stands still over the weekend", () => {
    expect(due("2026-11-27T17:00", 60)).toBe("2026-11-30T08:30");
  });
  it("stands still over the National Day and works on the shifted Saturday after it", () => {
    expect(due("2026-09-30T17:00", 60)).toBe("2026-10-08T08:30");
    expect(due("2026-10-09T17:00", 60)).toBe("2026-10-10T08:30");
  });
  it("puts a due time at the end of the day, not at the next opening", () => {
    expect(due("2026-11-24T17:00", 30)).toBe("2026-11-24T17:30");
  });
  it("is closed or open on the hospital's own days, which win over public holidays", () => {
    const own: SpecialDay[] = [
      { day: "2026-11-25", hours: [], name: { zh: "停电检修", en: "Power works" } },
      { day: "2026-10-01", hours: [{ fromMinute: 540, toMinute: 600 }], name: { zh: "国庆值守", en: "National Day duty" } },
    ];
    expect(due("2026-11-24T17:00", 60, { ...office, own })).toBe("2026-11-26T08:30");
    expect(due("2026-09-30T17:00", 60, { ...office, own })).toBe("2026-10-01T09:30");
  });
  it("knows day and night where there is none", () => {
    expect(addWorkingMs(5, 7, null)).toBe(12);
    expect(workingMsBetween(5, 12, null)).toBe(7);
  });
});

const minuteOfDay = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);
const someHours: fc.Arbitrary<Hours[]> = fc.array(minuteOfDay, { minLength: 0, maxLength: 4 }).map((list) => {
  const marks = [...new Set(list)].sort((one, other) => one - other);
  return marks.flatMap((fromMinute, index) => (index % 2 === 0 ? [{ fromMinute, toMinute: marks[index + 1] ?? 1440 }] : []));
});
const someWeek = fc.tuple(someHours, someHours, someHours, someHours, someHours, someHours, someHours).filter((week) => week.some((one) => one.length > 0)) as fc.Arbitrary<CalendarBody["week"]>;
/** A zone, and days around which its clocks change; Lord Howe by half an hour, Cairo at midnight, Shanghai never. */
const zones = [
  ["Asia/Shanghai", "2026-02-14"], ["Europe/Berlin", "2026-03-28"], ["Europe/Berlin", "2026-10-24"], ["Australia/Lord_Howe", "2026-04-04"],
  ["Australia/Lord_Howe", "2026-10-03"], ["Africa/Cairo", "2026-04-23"], ["Africa/Cairo", "2026-10-29"], ["America/New_York", "2026-11-01"],
] as const;
const scene = fc.record({
  week: someWeek, special: fc.array(fc.record({ ahead: fc.integer({ min: 0, max: 6 }), hours: someHours }), { maxLength: 3 }),
  zone: fc.constantFrom(...zones), afterMinutes: fc.integer({ min: -600, max: 4_000 }), minutes: fc.integer({ min: 1, max: 1_500 }),
});

describe(`working time (seed ${seed})`, () => {
  it("is what the wall clock shows minute by minute, in every zone and around every change of its clocks", () => {
    fc.assert(fc.property(scene, ({ week, special, zone: [zone, day], afterMinutes, minutes }) => {
      const from = Date.parse(`${day}T00:00:00Z`);
      const own = special.map(({ ahead, hours }) => ({ day: new Date(from + ahead * 24 * hourMs).toISOString().slice(0, 10), hours, name: { zh: "x", en: "x" } }));
      const counting = { calendar: { week, holidays: [], own: [...new Map(own.map((one) => [one.day, one])).values()] }, zone };
      const fromMs = from + afterMinutes * minuteMs;
      const dueMs = addWorkingMs(fromMs, minutes * minuteMs, counting);
      expect(dueMs).toBe(addedSlowly(fromMs, minutes, counting));
      expect(workingMsBetween(fromMs, dueMs, counting)).toBe(minutes * minuteMs);
      expect(workingMsBetween(fromMs, fromMs + 3 * 24 * hourMs, counting)).toBe(countedSlowly(fromMs, fromMs + 3 * 24 * hourMs, counting));
    }), { seed, numRuns: 60 });
  });
});
