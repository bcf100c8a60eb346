/** What the clock alone does to tickets: due times that come near or pass, chains that are climbed, each once. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { minuteMs } from "../../../shared/kernel/time.ts";
import { smallHospitalNowMs } from "../../stories/small-hospital.ts";
import { catchUp, handOver, openDesk, openHospital, openJoined, removeScratch, repair } from "../desk/small-desk.ts";
import type { SmallDesk } from "../desk/small-desk.ts";
import { clockworkOf, toldBy, TurnedClock } from "./clockwork.ts";

let hub: SmallDesk;
let clock: TurnedClock;
const opened: SmallDesk[] = [];
beforeEach(() => {
  hub = openHospital();
  clock = new TurnedClock();
  opened.push(hub);
});
afterEach(() => {
  for (const desk of opened.splice(0)) {
    desk.close();
    removeScratch(desk.folder);
  }
});

/** At a minute after 14:31. */
const at = (minute: number) => ({ observedAtMs: smallHospitalNowMs + minute * minuteMs });
const log = (desk: SmallDesk = hub, change = {}) => desk.does("ticket.log", repair(change), at(0));

/** A job of 一般 that nobody touches: accept 15, respond 30, arrive 60, finish 240 minutes; on call, then the supervisor. */
const untouched = [
  "7.5 due-soon accept", "15 due-soon respond", "15 late accept", "15 escalated accept → 1", "30 due-soon arrive", "30 late respond",
  "30 escalated accept → 2", "60 late arrive", "210 due-soon finish", "240 late finish",
];

describe("a job that nobody touches", () => {
  it("is told of clock by clock and climbs its chain, each at its time", () => {
    clockworkOf(hub, clock);
    log();
    clock.pass(16);
    expect(toldBy(hub)).toEqual(untouched.slice(0, 4));
    clock.pass(400);
    expect(toldBy(hub)).toEqual(untouched);
  });

  it("names whom the chain reaches: who is on call for the crew, with the telephone", () => {
    clockworkOf(hub, clock);
    const id = log();
    clock.pass(16);
    const raised = hub.store.log.readThing("ticket", id).find((event) => event.type === "ticket.escalated@1");
    expect(JSON.parse(raised?.body ?? "")).toEqual({
      level: 1, reason: "", by: { clock: "accept", dueAtMs: smallHospitalNowMs + 15 * minuteMs },
      told: { role: "on-call", person: { id: "zhou-zhiqiang", name: { zh: "周志强", en: "Zhou Zhiqiang" }, phone: "" } },
    });
  });

  it("is told of once and in order after a sleep of hours, as of when it fell due", () => {
    clockworkOf(hub, clock);
    log();
    log(hub, { priority: 2 });
    clock.sleep(500);
    const told = toldBy(hub);
    expect(told.filter((one) => one.startsWith("15 ")).length).toBeGreaterThan(1);
    expect(told.map((one) => Number(one.split(" ")[0]))).toEqual(told.map((one) => Number(one.split(" ")[0])).toSorted((one, other) => one - other));
    expect(new Set(told).size).toBeGreaterThan(10);
  });

  it("is told of once though the clock is set back, and the program started again", () => {
    const first = clockworkOf(hub, clock);
    log();
    clock.pass(31);
    const told = toldBy(hub);
    clock.nowMs -= 24 * 60 * minuteMs;
    clock.pass(60);
    first.scheduler.close();
    clock.nowMs = smallHospitalNowMs + 31 * minuteMs;
    clockworkOf(hub, clock);
    clock.pass(1);
    expect(toldBy(hub)).toEqual(told);
    clock.pass(400);
    expect(toldBy(hub)).toEqual(untouched);
  });

  it("is left alone where it fell due more than a week ago: a file of another year wakes nobody", () => {
    hub.does("ticket.log", repair(), { observedAtMs: smallHospitalNowMs - 8 * 24 * 60 * minuteMs });
    clockworkOf(hub, clock);
    clock.pass(60);
    expect(toldBy(hub)).toEqual([]);
  });
});

describe("the chain stops", () => {
  it("when somebody accepts; the next clock goes on", () => {
    clockworkOf(hub, clock);
    const ticketId = log();
    clock.pass(16);
    hub.does("ticket.dispatch", { ticketId, crewId: "hvac", personIds: [] }, at(16));
    hub.does("ticket.accept", { ticketId }, at(17));
    clock.pass(400);
    expect(toldBy(hub).slice(4)).toEqual(["30 due-soon arrive", "60 late arrive", "210 due-soon finish", "240 late finish", "240 escalated finish → 2"]);
  });

  it("while the job is held, and goes on later by just the pause", () => {
    clockworkOf(hub, clock);
    const ticketId = log();
    clock.pass(5);
    hub.does("ticket.suspend", { ticketId, reason: "parts", note: "" }, at(5));
    clock.pass(100);
    expect(toldBy(hub)).toEqual([]);
    hub.does("ticket.resume", { ticketId }, at(105));
    clock.pass(11);
    expect(toldBy(hub)).toEqual(["105 due-soon accept", "105 due-soon respond", "115 late accept", "115 escalated accept → 1"]);
  });

  it("when the job is void", () => {
    clockworkOf(hub, clock);
    const ticketId = log();
    hub.does("ticket.cancel", { ticketId, reason: "打错了" }, at(1));
    clock.pass(400);
    expect(toldBy(hub)).toEqual([]);
  });
});

describe("a promise", () => {
  it("is at risk five minutes before it breaks, while there is time to ring", () => {
    clockworkOf(hub, clock);
    log(hub, { promisedAtMs: smallHospitalNowMs + 12 * minuteMs });
    clock.pass(11);
    expect(toldBy(hub)).toContain("7 due-soon promise");
    expect(hub.store.views.snapshot("board", {})).toMatchObject([{ promiseAtRisk: true }]);
    clock.pass(2);
    expect(toldBy(hub)).toContain("12 late promise");
  });
});

describe("two machines", () => {
  it("an island runs its own chain; the hub runs it too; when they meet each occurrence stands in the log once", () => {
    const ticketId = log();
    const island = openJoined(hub, 2);
    opened.push(island);
    clockworkOf(island, clock);
    clock.pass(31);
    expect(island.store.pending.count()).toBe(7);
    const hubClock = new TurnedClock();
    clockworkOf(hub, hubClock);
    hubClock.pass(31);
    const told = toldBy(hub);
    expect(told).toEqual(untouched.slice(0, 7));
    handOver(island, hub);
    expect(toldBy(hub)).toEqual(told);
    catchUp(island, hub);
    expect(island.store.pending.count()).toBe(0);
    expect(island.fingerprint()).toBe(hub.fingerprint());
    expect(hub.store.log.readThing("ticket", ticketId).filter((event) => event.type === "ticket.escalated@1")).toHaveLength(2);
    expect(island.store.views.snapshot("refused", {})).toEqual([]);
  });

  it("what an island told although the hub knew better leaves no trace and fills no tray", () => {
    const ticketId = log();
    const island = openJoined(hub, 2);
    opened.push(island);
    hub.does("ticket.dispatch", { ticketId, crewId: "hvac", personIds: [] }, at(2));
    hub.does("ticket.accept", { ticketId }, at(3));
    clockworkOf(island, clock);
    clock.pass(16);
    handOver(island, hub);
    catchUp(island, hub);
    island.desk.dropEmpty(island.store.pending.commands(100).map((one) => one.commandId));
    expect(toldBy(hub)).toEqual([]);
    expect(island.store.views.snapshot("refused", {})).toEqual([]);
    expect(island.fingerprint()).toBe(hub.fingerprint());
  });

  it("a desk that hears the hub leaves it to the hub, and begins by itself when it does not", () => {
    let hears = true;
    clockworkOf(hub, clock, () => hears);
    hub.desk.reignAs({ role: "desk" }, () => {});
    log();
    clock.pass(16);
    expect(hub.store.pending.commands(100).filter((one) => one.actor === "scheduler")).toEqual([]);
    hears = false;
    clock.pass(1);
    expect(hub.store.pending.commands(100).filter((one) => one.actor === "scheduler")).toHaveLength(4);
  });

  it("a new hub goes on where the old one stopped", () => {
    const first = clockworkOf(hub, clock);
    log();
    clock.pass(16);
    const next = openJoined(hub, 2);
    opened.push(next);
    first.scheduler.close();
    next.desk.reignAs({ role: "hub", epoch: 202 }, () => {}, { command: "site.open-epoch", body: { epoch: 202, nodeId: "node-b", forcedBy: null }, actor: "system", byMachine: true });
    clockworkOf(next, clock);
    clock.pass(400);
    expect(toldBy(next)).toEqual(untouched);
  });
});

describe("a disk that takes nothing", () => {
  it("is told as a fault, and the duties are done when it takes again", () => {
    const { faults } = clockworkOf(hub, clock);
    log();
    hub.store.db.exec("CREATE TRIGGER full BEFORE INSERT ON log BEGIN SELECT raise(ABORT, 'full'); END");
    clock.pass(16);
    expect(faults.map(String)).toContain("SqliteError: full");
    hub.store.db.exec("DROP TRIGGER full");
    clock.pass(2);
    expect(toldBy(hub)).toEqual(untouched.slice(0, 4));
  });
});

it("an empty desk without a number runs nothing", () => {
  const alone = openDesk();
  opened.push(alone);
  const { scheduler } = clockworkOf(alone, clock);
  clock.pass(60);
  expect(scheduler.size()).toBe(0);
});
