/** Dates as files write them, and who decides what 03/04 means. */
import { describe, expect, it } from "vitest";
import { orderEvidence, readDate } from "../../../../electron/commands/tickets/read-date.ts";
import { zoneClock } from "../../../../electron/commands/tickets/zone-time.ts";
import { civilTime } from "../../../../shared/kernel/time.ts";

const shanghai = zoneClock("Asia/Shanghai");
const newYork = zoneClock("America/New_York");
const at = (text: string) => Date.parse(text);

describe("a date", () => {
  it.each([
    ["2022-01-21 13:47:00", "2022-01-21T05:47:00Z"], ["2022/1/21 13:47", "2022-01-21T05:47:00Z"], ["2022年1月21日", "2022-01-20T16:00:00Z"],
    ["2022.01.21", "2022-01-20T16:00:00Z"], ["2012-11-20T07:50:59.000", "2012-11-19T23:50:59Z"], ["2012-10-09T14:50:17+00:00", "2012-10-09T14:50:17Z"],
    ["2022-01-21T13:47:00Z", "2022-01-21T13:47:00Z"], ["2022-01-21 13:47:00 +0800", "2022-01-21T05:47:00Z"],
  ])("with the year first needs no answer: %s", (text, utc) => {
    expect(readDate(text, undefined, shanghai)).toBe(at(utc));
  });

  it("with the year last is read in the order that was found", () => {
    expect(readDate("03/04/2022 10:00", "dmy", shanghai)).toBe(at("2022-04-03T02:00:00Z"));
    expect(readDate("03/04/2022 10:00", "mdy", shanghai)).toBe(at("2022-03-04T02:00:00Z"));
    expect(readDate("03/04/2022 10:00", "ymd", shanghai)).toBeUndefined();
    expect(readDate("04.04.2022", "ymd", shanghai)).toBe(at("2022-04-03T16:00:00Z"));
  });

  it("knows noon and midnight of the twelve-hour clock", () => {
    expect(readDate("07/20/2020 12:00:00 AM", "mdy", newYork)).toBe(at("2020-07-20T04:00:00Z"));
    expect(readDate("07/20/2020 12:30:00 pm", "mdy", newYork)).toBe(at("2020-07-20T16:30:00Z"));
    expect(readDate("07/20/2020 13:30:00 PM", "mdy", newYork)).toBeUndefined();
  });

  it.each(["", "soon", "2022-02-30", "31/04/2022", "2022-01-01 24:00", "2022-1", "12/31/22", "1/2/3", "0/0/2022"])("that does not exist is none: %s", (text) => {
    expect(readDate(text, "dmy", shanghai)).toBeUndefined();
  });

  it("in summer and in winter is told by the zone's own clock, also where it jumps", () => {
    for (let utc = at("2020-01-01T00:00:00Z"); utc < at("2021-01-01T00:00:00Z"); utc += 7_777_000) {
      const wall = civilTime(utc, "America/New_York");
      const read = newYork.toUtcMs(wall);
      expect(civilTime(read, "America/New_York")).toEqual(wall);
      expect([0, 3_600_000]).toContain(utc - read);
    }
    expect(readDate("2020-03-08 02:30:00", undefined, newYork)).toBe(at("2020-03-08T07:30:00Z"));
    expect(readDate("2020-11-01 01:30:00", undefined, newYork)).toBe(at("2020-11-01T05:30:00Z"));
  });
});

describe("the order of day and month", () => {
  it.each([["21/01/2022", "dmy"], ["01/21/2022", "mdy"], ["03/04/2022 10:00", "both"], ["04/04/2022", "none"], ["2022-03-04", "none"], ["tomorrow", "none"]])(
    "of %s: %s", (text, evidence) => expect(orderEvidence(text)).toBe(evidence),
  );
});
