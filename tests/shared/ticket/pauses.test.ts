import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Counting } from "../../../shared/calendar/working-time.ts";
import { minuteMs } from "../../../shared/kernel/time.ts";
import type { Priority } from "../../../shared/service/service.ts";
import { service } from "../../../shared/service/service.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { addedSlowly, countedSlowly, officeWeek } from "../calendar/open-minutes.ts";
import { ask, dispatch, log, prioritise, reassign, resume, suspend } from "../asks.ts";
import { given, nowMs } from "../given.ts";

type Act = { readonly do: "suspend" | "resume" | "send" } | { readonly do: "prioritise"; readonly to: Priority };

/** Seed of the random acts; set PAUSES_SEED to run one again. */
const seed = Number(process.env["PAUSES_SEED"] ?? Date.now() % 1_000_000);

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.constant<Act>({ do: "suspend" }), fc.constant<Act>({ do: "resume" }), fc.constant<Act>({ do: "send" }),
  fc.constantFrom<Priority>(1, 2, 3, 4).map((to): Act => ({ do: "prioritise", to })),
);
const shift = fc.array(fc.record({ act, waitMinutes: fc.integer({ min: 0, max: 600 }) }), { maxLength: 25 });

const calendarBody = { id: "office", name: { zh: "行政班", en: "Office hours" }, week: officeWeek, years: [2026] };
/** 一般 and 可延 of the air conditioning run on office hours; the others day and night. */
const onCalendar = [
  ask("calendar.define", calendarBody),
  ...([3, 4] as const).map((priority) => ask("service.set-level", { serviceId: "aircon", priority, level: { acceptMinutes: 15, respondMinutes: 30, arriveMinutes: 60, finishMinutes: 240 * (priority - 2), calendarId: "office" } })),
];
const counting: Counting = { calendar: { week: officeWeek, holidays: [], own: [] }, zone: "Asia/Shanghai" };

function commandFor(one: Act, atMinute: number, isSent: boolean) {
  if (one.do === "prioritise") return prioritise("c1", one.to, { atMinute });
  if (one.do === "send") return isSent ? reassign("c1", "hvac", [], { atMinute }) : dispatch("c1", "hvac", [], { atMinute });
  return one.do === "suspend" ? suspend("c1", { atMinute }) : resume("c1", { atMinute });
}

/** Minute by minute: when so many minutes have passed that count, and as many more as lay in the pauses. */
function slowly(fromMs: number, minutes: number, pauses: readonly Held[], isOnCalendar: boolean): number {
  const since = pauses.filter((one) => one.fromMs >= fromMs);
  if (!isOnCalendar) return fromMs + minutes * minuteMs + since.reduce((sumMs, one) => sumMs + one.toMs - one.fromMs, 0);
  const heldMs = since.reduce((sumMs, one) => sumMs + countedSlowly(one.fromMs, one.toMs, counting), 0);
  return addedSlowly(fromMs, minutes + heldMs / minuteMs, counting);
}

interface Held { readonly fromMs: number; readonly toMs: number }

describe("pauses", () => {
  it.each([false, true])(`move the due times by exactly what of them counted, in whatever order jobs are held, let go, sent and re-ranked; on a calendar: %s (seed ${seed})`, (isOnCalendar) => {
    fc.assert(
      fc.property(shift, (acts) => {
        let hospital = given(...(isOnCalendar ? onCalendar : [])).after(log({ priority: 3 }, { commandId: "c1" }));
        let [atMinute, heldSince, sentAt, rank] = [0, -1, 0, 3 as Priority];
        let isSent = false;
        const pauses: Held[] = [];
        for (const { act: one, waitMinutes } of acts) {
          atMinute += waitMinutes;
          const command = commandFor(one, atMinute, isSent);
          if (hospital.ask(command).kind !== "events") continue;
          hospital = hospital.after(command);
          if (one.do === "suspend") heldSince = atMinute;
          if (one.do === "resume") pauses.push({ fromMs: nowMs + heldSince * minuteMs, toMs: nowMs + atMinute * minuteMs });
          if (one.do === "prioritise") rank = one.to;
          if (one.do === "send") [isSent, sentAt] = [true, atMinute];
        }
        const { due } = hospital.state(ticket, "c1");
        const level = hospital.state(service, "aircon").levels[rank];
        const open = level.calendarId !== null;
        const sentMs = nowMs + sentAt * minuteMs;
        expect(due).toEqual({
          acceptByMs: slowly(sentMs, level.acceptMinutes, pauses, open), respondByMs: slowly(nowMs, level.respondMinutes, pauses, open),
          arriveByMs: slowly(nowMs, level.arriveMinutes, pauses, open), finishByMs: slowly(nowMs, level.finishMinutes, pauses, open),
        });
      }),
      { seed, numRuns: isOnCalendar ? 25 : 150 },
    );
  }, 60_000);

  it("in the night of a calendar move nothing; in its hours by just those", () => {
    const before = given(...onCalendar).after(log({ priority: 3 }, { commandId: "c1" }));
    const dueMs = before.state(ticket, "c1").due?.finishByMs ?? 0;
    const held = (fromMinute: number, toMinute: number) => before.after(suspend("c1", { atMinute: fromMinute })).after(resume("c1", { atMinute: toMinute })).state(ticket, "c1").due?.finishByMs;
    expect(new Date(dueMs).toISOString()).toBe("2026-11-23T04:00:00.000Z"); // Monday noon: logged on Sunday, four hours of Monday
    expect(held(60, 600)).toBe(dueMs);
    expect(held(60, 1_109)).toBe(Date.parse("2026-11-23T07:00:00Z"));
  });

  it("count once when the priority changes during the pause", () => {
    const after = given(log({ priority: 3 }), suspend("c1", { atMinute: 10 }), prioritise("c1", 1, { atMinute: 20 }), resume("c1", { atMinute: 40 }));
    expect(after.state(ticket, "c1").due?.finishByMs).toBe(nowMs + (30 + 30) * 60_000);
  });
});
