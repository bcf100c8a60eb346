/** What is typed into the grid of service levels and into a calendar. */
import { describe, expect, it } from "vitest";
import { daysToText, hoursToText, readDays, readHours, readYears, yearNotCovered } from "../../../renderer/rooms/settings/calendar-text.ts";
import { draftOf, isEdited, readDraft, readMinutes, servicesIn } from "../../../renderer/rooms/settings/level-draft.ts";
import type { ServiceRow } from "../../../shared/views.ts";

const level = { acceptMinutes: 5, respondMinutes: 15, arriveMinutes: 20, finishMinutes: 120, calendarId: null };

describe("a row of the grid", () => {
  it("is the level it was made from until something differs", () => {
    expect(readDraft(draftOf(level))).toEqual(level);
    expect(isEdited(draftOf(level), level)).toBe(false);
    expect(isEdited({ ...draftOf(level), finishMinutes: "１２０" }, level)).toBe(false);
    expect(isEdited({ ...draftOf(level), calendarId: "office" }, level)).toBe(true);
  });
  it("takes full-width digits, and no zero, no text, no century", () => {
    expect(["30", "３０", " 30 ", "0", "", "半小时", "100001"].map(readMinutes)).toEqual([30, 30, 30, null, null, null, null]);
    expect(readDraft({ ...draftOf(level), arriveMinutes: "x" })).toBeNull();
  });
  it("is for one service, its group, or all", () => {
    const rows = [["a", "repair"], ["b", "repair"], ["c", "catering"]].map(([serviceId, group]) => ({ serviceId, group }) as ServiceRow);
    const [first] = rows;
    if (first === undefined) throw new Error("no rows");
    expect((["one", "group", "all"] as const).map((scope) => servicesIn(scope, first, rows).length)).toEqual([1, 2, 3]);
  });
});

describe("hours and days of a calendar", () => {
  const day = [{ fromMinute: 480, toMinute: 720 }, { fromMinute: 840, toMinute: 1050 }];
  it("are read as people type them", () => {
    expect(readHours("08:00-12:00 14:00-17:30")).toEqual(day);
    expect(readHours("８：００—１２：００，14:00 - 17:30")).toEqual(day);
    expect(readHours("")).toEqual([]);
    expect(["8-12", "12:00-08:00", "08:00-24:30", "08:61-09:00"].map(readHours)).toEqual([null, null, null, null]);
    expect(readHours("00:00-24:00")).toEqual([{ fromMinute: 0, toMinute: 1440 }]);
  });
  it("come back as they were", () => {
    expect(readHours(hoursToText(day))).toEqual(day);
    const days = [{ day: "2026-12-31", hours: [], name: { zh: "盘点", en: "盘点" } }, { day: "2027-01-03", hours: day, name: { zh: "补班", en: "补班" } }];
    expect(readDays(daysToText(days, "休"))).toEqual(days);
    expect(readDays("2026-13-40 休")).toBeNull();
    expect(readDays("明天 休")).toBeNull();
  });
  it("years are a short list", () => {
    expect(readYears("2026 2025、2025")).toEqual([2025, 2026]);
    expect(readYears("今年")).toBeNull();
  });
  it("a year whose public holidays are wanted within two months is named", () => {
    const at = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
    const named = [yearNotCovered([2026], at("2026-10-20"), "Asia/Shanghai"), yearNotCovered([2026], at("2026-11-22"), "Asia/Shanghai"), yearNotCovered([2026], at("2027-01-02"), "Asia/Shanghai"), yearNotCovered([], at("2026-12-31"), "Asia/Shanghai")];
    expect(named).toEqual([null, 2027, 2027, null]);
  });
});
