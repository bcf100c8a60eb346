/** Gross and net times of a job. */
import { describe, expect, it } from "vitest";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { lasted } from "../../../shared/ticket/times.ts";
import { accept, arrive, dispatch, finish, log, reopen, resume, suspend } from "../asks.ts";
import { officeWeek } from "../calendar/open-minutes.ts";
import { given } from "../given.ts";

const minutes = (one: { grossMs: number; netMs: number }) => [one.grossMs / minuteMs, one.netMs / minuteMs];
/** Logged on Sunday 14:31; held from 08:00 to 08:20 on Monday; done on Monday at 09:00. */
const overNight = [
  log(), dispatch("c1", "hvac"), accept("c1", { atMinute: 3 }), arrive("c1", { atMinute: 20 }), suspend("c1", { atMinute: 1_049 }), resume("c1", { atMinute: 1_069 }), finish("c1", { atMinute: 1_109 }),
];

describe("the times of a job", () => {
  it("are gross by the wall and net without its pauses", () => {
    expect(lasted(given(...overNight).state(ticket, "c1"), null).map((one) => [one.name, ...minutes(one)])).toEqual([["respond", 3, 3], ["arrive", 20, 20], ["finish", 1_109, 1_089]]);
  });
  it("are net without closed hours as well, where the level runs on a calendar", () => {
    const counting = { calendar: { week: officeWeek, holidays: [], own: [] }, zone: "Asia/Shanghai" };
    expect(lasted(given(...overNight).state(ticket, "c1"), counting).map((one) => [one.name, ...minutes(one)])).toEqual([["respond", 3, 0], ["arrive", 20, 0], ["finish", 1_109, 40]]);
  });
  it("tell only what is over, and begin anew when the job comes back", () => {
    expect(lasted(given(log()).state(ticket, "c1"), null)).toEqual([]);
    expect(lasted(given(...overNight, reopen("c1", { atMinute: 2_000 })).state(ticket, "c1"), null)).toEqual([]);
  });
  it("count a job that was only reported done as responded to then", () => {
    expect(lasted(given(log(), dispatch("c1", "hvac"), finish("c1", { atMinute: 9 })).state(ticket, "c1"), null).map((one) => one.name)).toEqual(["respond", "finish"]);
  });
});
