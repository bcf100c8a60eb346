/** The rules of alarms: ISA-18.2 states, owner, shelf, folding under what feeds them, and one ticket for one occurrence. */
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { verbs } from "../../../shared/house.ts";
import { monitored } from "../../../shared/alarm/monitored.ts";
import { alarm } from "../../../shared/alarm/state.ts";
import { shiftEndMs } from "../../../shared/alarm/shelve.ts";
import { ticket } from "../../../shared/ticket/state.ts";
import { acknowledge, chain, chatter, clear, fanCoil, heard, openTicket, point, raise, repairRule, shelve, stale, switchboard, unshelve } from "../alarm-asks.ts";
import { ask, finish } from "../asks.ts";
import { given, nowMs } from "../given.ts";

describe("an alarm", () => {
  it("is unacknowledged when raised, acknowledged by its owner, normal when the condition is gone", () => {
    const raised = given(point(), raise());
    expect(raised.state(alarm, "fan")).toMatchObject({ phase: "unacknowledged", occurrence: 1, raisedAtMs: nowMs, value: "1", owner: null });
    const taken = raised.after(acknowledge());
    expect(taken.state(alarm, "fan")).toMatchObject({ phase: "acknowledged", owner: { id: "li-jianguo", name: { zh: "李建国", en: "Li Jianguo" }, atMs: nowMs } });
    expect(taken.after(clear()).state(alarm, "fan").phase).toBe("normal");
  });

  it("that goes away unanswered still wants an answer", () => {
    const gone = given(point(), raise(), clear());
    expect(gone.state(alarm, "fan").phase).toBe("returned");
    expect(gone.after(acknowledge()).state(alarm, "fan").phase).toBe("normal");
  });

  it("that comes again is another occurrence, and the former owner is not asked", () => {
    const again = given(point(), raise(), acknowledge(), clear(), raise());
    expect(again.state(alarm, "fan")).toMatchObject({ phase: "unacknowledged", occurrence: 2, owner: null });
  });

  it("said twice changes nothing, whichever way", () => {
    given(point(), raise()).when(raise()).then([]);
    given(point()).when(clear()).then([]);
    given(point(), raise(), acknowledge()).when(acknowledge()).then([]);
    given(point()).when(point()).then([]);
    given(point()).when(unshelve()).then([]);
    given(point(), stale()).when(stale()).then([]);
    given(point(), heard()).when(heard()).then([]);
    given(point()).when(chatter(false)).then([]);
  });

  it("can be given to a colleague", () => {
    given(point(), raise()).when(ask("alarm.acknowledge", { pointId: "fan", ownerId: "wu-min" })).then([{ type: "alarm.acknowledged@1", body: { ownerId: "wu-min" } }]);
  });

  it("stays as it is when its point is changed, and is over when the point is taken out of use", () => {
    const changed = given(point(), raise(), point({ severity: 1 }));
    expect(changed.state(alarm, "fan")).toMatchObject({ phase: "unacknowledged", point: { severity: 1 } });
    expect(changed.after(point({ inUse: false })).state(alarm, "fan").phase).toBe("normal");
  });

  it("remembers when it called somebody, within ten minutes", () => {
    const often = given(point(), raise("fan", { atMinute: 0 }), clear(), raise("fan", { atMinute: 4 }), clear(), raise("fan", { atMinute: 12 }));
    expect(often.state(alarm, "fan").calledAtMs).toEqual([nowMs + 4 * 60_000, nowMs + 12 * 60_000]);
  });

  it("says that its signal is lost, found again, chattering, calm", () => {
    expect(given(point(), stale()).state(alarm, "fan").staleSinceMs).toBe(1_000);
    expect(given(point(), stale(), heard()).state(alarm, "fan").staleSinceMs).toBeNull();
    expect(given(point(), chatter(true)).state(alarm, "fan").chatter).toEqual({ changes: 12, minutes: 5, sinceMs: nowMs });
    expect(given(point(), chatter(true), chatter(false)).state(alarm, "fan").chatter).toBeNull();
  });
});

describe("the shelf", () => {
  it("holds an alarm until the shift ends, unless somebody says sooner", () => {
    // 14:31 in Shanghai: the day shift ends at 18:00.
    const sixMs = Date.UTC(2026, 10, 22, 10);
    expect(given(point(), shelve()).state(alarm, "fan").shelf).toMatchObject({ reason: "检修", untilMs: sixMs, by: { zh: "李建国" } });
    expect(given(point(), shelve("fan", { untilMs: nowMs + 60_000 })).state(alarm, "fan").shelf?.untilMs).toBe(nowMs + 60_000);
    given(point()).when(shelve("fan", { untilMs: sixMs + 1 })).thenRefused("alarm.shelve-too-long", { atMs: sixMs });
  });

  it("at night holds it until the morning", () => {
    expect(shiftEndMs(Date.UTC(2026, 10, 22, 14), "Asia/Shanghai")).toBe(Date.UTC(2026, 10, 23, 0));
    expect(shiftEndMs(Date.UTC(2026, 10, 22, 18), "Asia/Shanghai")).toBe(Date.UTC(2026, 10, 23, 0));
    expect(shiftEndMs(Date.UTC(2026, 10, 23, 0), "Asia/Shanghai")).toBe(Date.UTC(2026, 10, 23, 10));
  });

  it("is left by hand", () => {
    expect(given(point(), shelve(), unshelve()).state(alarm, "fan").shelf).toBeNull();
  });

  it("makes a raise that nobody is called for", () => {
    expect(given(point(), shelve(), raise()).state(alarm, "fan").calledAtMs).toEqual([]);
  });

  it("takes life safety only when somebody has answered it", () => {
    given(point({ lifeSafety: true }), raise()).when(shelve()).thenRefused("alarm.acknowledge-first");
    given(point({ lifeSafety: true }), raise(), acknowledge()).when(shelve()).then([{ type: "alarm.shelved@1" }]);
  });
});

describe("what hangs on a dead switchboard", () => {
  it("is folded under it: nobody is called", () => {
    given(...chain, raise("power")).when(raise("fan")).then([{ type: "alarm.raised@1", body: { foldedUnder: "power" } }]);
    expect(given(...chain, raise("power"), raise("fan")).state(alarm, "fan").calledAtMs).toEqual([]);
  });

  it("stands for itself when the switchboard is alive, or only another thing is wrong with it", () => {
    given(...chain).when(raise("fan")).then([{ body: { foldedUnder: null }, type: "alarm.raised@1" }]);
    const warm = point({ id: "power", equipmentId: "board-7", inhibits: false });
    given(switchboard(), fanCoil, warm, point({ equipmentId: "fcu-0712" }), raise("power")).when(raise("fan")).then([{ type: "alarm.raised@1", body: { foldedUnder: null } }]);
  });

  it("is folded over several steps, also by a point that is named as upstream", () => {
    const far = [switchboard(null, "main"), switchboard("main"), fanCoil, point({ id: "grid", equipmentId: "main" }), point({ equipmentId: "fcu-0712" })];
    given(...far, raise("grid")).when(raise("fan")).then([{ type: "alarm.raised@1", body: { foldedUnder: "grid" } }]);
    given(point({ id: "pump" }), point({ upstreamId: "pump" }), raise("pump")).when(raise("fan")).then([{ type: "alarm.raised@1", body: { foldedUnder: "pump" } }]);
  });

  it("is not folded when it is about life: people may be in that lift", () => {
    const lift = point({ equipmentId: "fcu-0712", lifeSafety: true, severity: 1 });
    given(switchboard(), fanCoil, point({ id: "power", equipmentId: "board-7" }), lift, raise("power")).when(raise("fan")).then([{ type: "alarm.raised@1", body: { foldedUnder: null } }]);
  });

  it("in a ring of two that feed each other, one still stands", () => {
    const ring = [point({ id: "one" }), point({ id: "two", upstreamId: "one" }), point({ id: "one", upstreamId: "two" })];
    given(...ring, raise("one")).when(raise("two")).then([{ type: "alarm.raised@1", body: { foldedUnder: null } }]);
  });

  it("is found by its equipment, wherever a point is moved to", () => {
    expect(given(...chain).state(monitored, "fcu-0712").points).toEqual(["fan"]);
    expect(given(...chain, point({ equipmentId: null })).state(monitored, "fcu-0712").points).toEqual([]);
    expect(given(...chain, point({ equipmentId: "fcu-0712", inUse: false })).state(monitored, "fcu-0712").points).toEqual([]);
  });
});

describe("the ticket of an alarm", () => {
  const ruled = [point({ ticket: repairRule, equipmentId: "fcu-0712", debounceMs: 5 }), raise()];

  it("is opened by its rule, says where it comes from, and the alarm says where it went", () => {
    const opened = given(...ruled, openTicket());
    expect(opened.state(ticket, "alarm:fan:1")).toMatchObject({
      priority: 2, matter: "风机故障", place: { id: "b3-f7-resp-12" }, equipmentId: "fcu-0712", service: { id: "aircon" }, alarm: { pointId: "fan", text: { zh: "风机故障" } },
    });
    expect(opened.state(alarm, "fan").ticket).toEqual({ id: "alarm:fan:1", number: opened.state(ticket, "alarm:fan:1").number, occurrence: 1 });
  });

  it("is opened once: again, by another desk, after a take-over, nothing happens", () => {
    given(...ruled, openTicket()).when(openTicket()).then([]);
    given(...ruled, openTicket()).when(openTicket("fan", 1, { desk: 2, commandId: "another" })).then([]);
  });

  it("is not opened for what is over, folded, shelved, or another occurrence", () => {
    given(...ruled, clear()).when(openTicket()).then([]);
    given(...ruled, shelve()).when(openTicket()).then([]);
    given(...ruled).when(openTicket("fan", 2)).then([]);
    given(...chain, raise("fan"), raise("power")).when(openTicket()).then([]);
  });

  it("is opened after all when the feeder is back and the fault is still there", () => {
    given(...chain, raise("power"), raise("fan"), clear("power")).when(openTicket()).then([{ type: "numbering.taken@1" }, { type: "ticket.logged@1" }, { type: "ticket.caused@1" }, { type: "alarm.ticketed@1" }]);
  });

  it("that is still being worked on is joined by the next occurrence; a finished one is not", () => {
    const again = given(...ruled, openTicket(), clear(), raise());
    again.when(openTicket("fan", 2)).then([{ type: "alarm.ticketed@1", body: { ticketId: "alarm:fan:1", occurrence: 2 } }]);
    const done = given(...ruled, openTicket(), ask("ticket.dispatch", { ticketId: "alarm:fan:1", crewId: "hvac", personIds: [] }), finish("alarm:fan:1"), clear(), raise());
    expect(done.after(openTicket("fan", 2)).state(alarm, "fan").ticket).toMatchObject({ id: "alarm:fan:2", occurrence: 2 });
  });
});

it.each([
  "alarm.raise", "alarm.clear", "alarm.acknowledge", "alarm.shelve", "alarm.unshelve", "alarm.mark-stale", "alarm.mark-fresh", "alarm.chatter", "ticket.from-alarm",
] as const)("%s of a point that was never defined (alarm.define-point) is refused", (type) => {
  const body = { pointId: "nothing", value: "", reason: "x", sinceMs: 1, changes: 1, minutes: 1, chattering: true, occurrence: 1 };
  const asked = verbs.get(type)?.body as z.ZodObject;
  const actor = type.startsWith("alarm.ack") || type.includes("shelve") ? "li-jianguo" : "device";
  given().when({ type, actor, body: Object.fromEntries(Object.entries(body).filter(([key]) => key in asked.shape)) }).thenRefused("alarm.unknown", { point: "nothing" });
});
