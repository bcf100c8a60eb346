/** Calendars and service levels as data: `calendar.define`, `service.set-level`, `service.set-chain`. */
import { describe, expect, it } from "vitest";
import { calendar } from "../../../shared/calendar/calendar.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { service } from "../../../shared/service/service.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { ask, log } from "../asks.ts";
import { given, nowMs } from "../given.ts";
import { officeWeek } from "./open-minutes.ts";

const office = ask("calendar.define", { id: "office", name: { zh: "行政班", en: "Office hours" }, week: officeWeek, years: [2026] });
const level = { acceptMinutes: 15, respondMinutes: 120, arriveMinutes: 240, finishMinutes: 480, calendarId: "office" };
const setLevel = ask("service.set-level", { serviceId: "aircon", priority: 4, level });

describe("a calendar", () => {
  it("keeps in the log what the library said: holidays without hours, shifted workdays with them", () => {
    const { holidays, changed } = given(office).state(calendar, "office");
    const on = (day: string) => holidays.find((one) => one.day === day);
    expect(on("2026-10-01")).toMatchObject({ hours: [], name: { zh: "国庆节" } });
    expect(on("2026-10-10")).toMatchObject({ hours: officeWeek[0], name: { zh: "国庆节调休上班" } });
    expect(changed).toEqual({ by: "fang-zhiyuan", desk: 1, atMs: nowMs });
  });
});

describe("a service level", () => {
  it("on a calendar makes its due times in open hours: logged on a Sunday, due on Monday", () => {
    const after = given(office, setLevel, log({ priority: 4 }));
    const monday = Date.parse("2026-11-23T08:00:00+08:00");
    expect(after.state(ticket, "c3").due).toEqual({
      acceptByMs: monday + 15 * minuteMs, respondByMs: monday + 120 * minuteMs, arriveByMs: monday + 240 * minuteMs, finishByMs: Date.parse("2026-11-24T08:30:00+08:00"),
    });
  });
  it("says who changed it last and what stood there, so that it can be taken back; a second time changes nothing", () => {
    const after = given(office, setLevel);
    expect(after.state(service, "aircon").levelChanges?.[4]).toMatchObject({ by: "fang-zhiyuan", atMs: nowMs, before: { finishMinutes: 1440, calendarId: null } });
    after.when(setLevel).then([]);
  });
  it("leaves the due times of jobs that were given them", () => {
    const before = given(office, log({ priority: 4 }));
    expect(before.after(setLevel).state(ticket, "c2").due).toEqual(before.state(ticket, "c2").due);
  });
});

describe("a chain", () => {
  it("is what the hospital set, and may be empty", () => {
    const after = given(ask("service.set-chain", { serviceId: "aircon", priority: 3, steps: [] }));
    expect(after.state(service, "aircon").chains[3]).toEqual([]);
    expect(after.state(service, "aircon").chains[1].length).toBeGreaterThan(0);
  });
});
