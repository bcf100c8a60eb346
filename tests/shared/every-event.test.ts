import { expect, it } from "vitest";
import { eventKinds } from "../../shared/house.ts";
import { acknowledge as answer, chain, chatter, clear, heard, openTicket, point, raise, repairRule, shelve, stale, unshelve } from "./alarm-asks.ts";
import { oneRepair } from "../stories/one-repair.ts";
import { smallHospital } from "../stories/small-hospital.ts";
import { badlyRated, complaint, complaintService, steppedService, steppedTicket, supervisor } from "./aftercare-asks.ts";
import * as calls from "./call-asks.ts";
import { ask, cancel, giveBack, log, merge, prioritise, reassign, reopen } from "./asks.ts";
import { enrol, importRow, revoke, setSecret } from "./every-refusal.ts";
import type { Ask } from "./given.ts";
import { emptyHospital, nowMs } from "./given.ts";
import { answerSurvey, closeSurvey, openSurvey } from "./survey/survey-asks.ts";
import { officeWeek } from "./calendar/open-minutes.ts";

/** A job that nobody touches, until the clock tells of it. */
const clocked = { ticketId: "unheeded", clock: "accept", dueAtMs: nowMs + 10_015 * 60_000 } as const;
const byClock = { atMinute: 10_100 } as const;
const unheeded: readonly Ask[] = [
  log({}, { commandId: "unheeded", atMinute: 10_000 }),
  ask("ticket.mark-due-soon", clocked, byClock), ask("ticket.mark-late", clocked, byClock), ask("ticket.climb-chain", { ...clocked, level: 1 }, byClock),
];

const sideWays: readonly Ask[] = [
  ask("calendar.define", { id: "office", name: { zh: "行政班", en: "Office hours" }, week: officeWeek, years: [2026] }),
  ask("service.set-level", { serviceId: "power", priority: 4, level: { acceptMinutes: 15, respondMinutes: 120, arriveMinutes: 240, finishMinutes: 480, calendarId: "office" } }),
  ask("service.set-chain", { serviceId: "power", priority: 4, steps: [] }),
  reopen("one-repair"), ask("ticket.urge", { ticketId: "one-repair" }), ask("ticket.escalate", { ticketId: "one-repair" }), prioritise("one-repair", 2),
  ask("ticket.attach", { ticketId: "one-repair", sha256: "0".repeat(64), name: "1.jpg", mime: "image/jpeg", bytes: 1 }),
  ask("ticket.dispatch", { ticketId: "one-repair", crewId: "hvac", personIds: [] }), reassign("one-repair", "electric"), giveBack("one-repair"),
  log({}, { commandId: "second" }), merge("second", "one-repair"), cancel("one-repair"), ask("ticket.import", { ...importRow, anomalies: [] }),
  ask("place.map-extension", { placeId: "b3", formerPlaceId: "b3-lift-3", extension: "8303" }), ask("desk.leave", { number: 2 }),
  setSecret("pin", "fang-zhiyuan"), setSecret("badge", "fang-zhiyuan"), ask("site.set-sign-in", { policy: "pin" }),
  ask("person.note-failures", { personId: "fang-zhiyuan", desk: 1, count: 5 }),
  enrol("node-c", "c"), revoke("node-c"), ask("site.set-sharing", { on: true }),
  ask("site.name-keepers", { keepers: ["node-a"], automatic: false }), ask("site.name-keepers", { keepers: ["node-b"], automatic: false }), ask("site.settle-keepers", {}),
  ask("site.name-keepers", { keepers: ["node-a"], automatic: false }), ask("site.settle-keepers", {}), ask("site.open-epoch", { epoch: 102, nodeId: "node-a", forcedBy: null }),
  ask("lexicon.learn", { kind: "type", phrases: ["吊塔不动"], target: "aircon" }), ask("lexicon.forget", { kind: "type", phrase: "吊塔不动", target: "aircon" }),
  ask("layout.save", { name: "白班", shape: "crews", crewId: null, filter: "", hidden: [] }), ask("layout.drop", { name: "白班" }),
  openSurvey(), answerSurvey(), closeSurvey(),
  steppedService, steppedTicket, ask("ticket.tick", { ticketId: "trapped", place: 0 }),
  ask("site.set-sampling", { percent: 50 }), complaintService, supervisor, complaint({ commandId: "grievance" }),
  ask("ticket.own", { ticketId: "grievance", personId: "chen-jing", reason: "他休假" }, { actor: "zhao-ming" }),
  ...badlyRated.map((one) => ({ ...one, body: { ...(one.body as object), ...("ticketId" in (one.body as object) ? { ticketId: "bad" } : {}) }, ...(one.type === "ticket.log" ? { commandId: "bad" } : {}) })),
  ask("ticket.call-back", { ticketId: "bad", caller: 0, result: "done" }), ask("ticket.give-follow-up", { ticketId: "bad", personId: "chen-jing" }),
  ask("ticket.close-follow-up", { ticketId: "bad", note: "重做了" }),
  ask("slip.print", { ticketId: "one-repair" }, { commandId: "s1" }), ask("slip.begin", { slipId: "s1" }, { actor: "device" }), ask("slip.end", { slipId: "s1", outcome: "printed" }),
  ask("site.open-epoch", { epoch: 202, nodeId: "node-b", forcedBy: "赵明" }),
  calls.ring(), calls.claim(), calls.hold(true), calls.take(), calls.release({ desk: 2 }), calls.pickUp(), calls.link(), calls.lineEnds(),
  calls.ring("", { commandId: "ring-2" }), calls.claim({}, "ring-2"), calls.lineEnds("ring-2"), calls.miss({}, "ring-2"), calls.callBack("tried", "", {}, "ring-2"),
  ...chain, stale(), heard(), chatter(true), chatter(false), shelve(), unshelve(), raise(), openTicket(), answer(), clear(),
  point({ equipmentId: null, ticket: repairRule }),
];

it("the hospital, one repair and its side ways give every event there is", () => {
  const seen = new Set<string>();
  let hospital = emptyHospital;
  for (const line of [...smallHospital, ...oneRepair, ...sideWays, ...unheeded]) {
    const answer = hospital.ask(line);
    for (const event of answer.kind === "events" ? answer.events : []) seen.add(event.type);
    hospital = hospital.after(line);
  }
  expect([...seen].sort()).toEqual([...eventKinds.keys()].sort());
});
