/** The busy shift of `npm run demo`: whatever the hour, it is accepted as a whole and shows something of everything. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seedDemo } from "../../../electron/commands/demo/seed-demo.ts";
import { openHost } from "../../../electron/host.ts";
import type { Host } from "../../../electron/host.ts";
import { actReasons, groupOf, groups } from "../../../shared/ticket/attention.ts";
import type { BoardRow, CrewRow, RefusedRow, SeatRow, TodayRow } from "../../../shared/views.ts";
import { projectFolder, removeScratch, scratchFolder } from "../desk/small-desk.ts";

let folder = "";
let host: Host;
beforeEach(async () => {
  folder = scratchFolder();
  host = await openHost({ dataFolder: folder, programFolder: projectFolder, version: "test", port: 0, onFault: () => {} });
  expect(await host.found({ how: "sample" })).toBeNull();
});
afterEach(async () => {
  await host.close();
  removeScratch(folder);
});

const rowsOf = <T>(view: Parameters<ReturnType<Host["core"]>["store"]["views"]["snapshot"]>[0], params = {}) =>
  host.core().store.views.snapshot(view, params) as unknown as readonly T[];

describe("the demo", () => {
  it("puts open tickets into every group, with each reason to act", () => {
    const nowMs = Date.now();
    seedDemo(host.core(), nowMs);
    const board = rowsOf<BoardRow>("board");
    expect(board.length).toBeGreaterThanOrEqual(20);
    expect(new Set(board.map((row) => groupOf(row, nowMs)))).toEqual(new Set(groups));
    const reasons = new Set(board.flatMap((row) => actReasons(row, nowMs)));
    expect([...reasons]).toEqual(expect.arrayContaining(["over", "near", "returned", "not-accepted", "urged", "escalated"]));
    expect(board.find((row) => row.ticketId === "demo-lift-trapped")).toMatchObject({ lifeSafety: true, priority: 1, escalation: 2, step: "arrived" });
  });

  it("seats both operators, sends the crews out and leaves a refused act in the tray", () => {
    seedDemo(host.core(), Date.now());
    expect(rowsOf<SeatRow>("seats").map((seat) => seat.personName?.zh).sort()).toEqual(["李建国", "王秀兰"]);
    const crews = rowsOf<CrewRow>("crews");
    expect(crews.filter((crew) => crew.busy > 0).length).toBeGreaterThanOrEqual(8);
    expect(crews.find((crew) => crew.crewId === "plumbing")).toMatchObject({ free: 0, waiting: 1 });
    expect(rowsOf<RefusedRow>("refused")).toMatchObject([{ code: "person.busy", actor: "wang-xiulan" }]);
    expect(host.core().facts.personId()).toBe("wang-xiulan");
  });

  it.each([["just after midnight", 16], ["at noon", 4], ["late in the evening", 15]])("is accepted as a whole %s", (_when, utcHour) => {
    const nowMs = Date.UTC(2026, 10, 22, utcHour, 20);
    seedDemo(host.core(), nowMs);
    const closed = host.core().store.db.prepare("SELECT count(*) FROM state_ticket WHERE open = 0").pluck().get() as number;
    expect(closed).toBeGreaterThan(150);
    const [week] = rowsOf<TodayRow>("today", { fromMs: nowMs - 7 * 86_400_000 });
    expect((week?.satisfied ?? 0) / (week?.ratings ?? 1)).toBeGreaterThan(0.9);
  });

  it("changes nothing the second time", () => {
    seedDemo(host.core(), Date.now());
    const { seq } = host.core().store.log.head();
    seedDemo(host.core(), Date.now() + 60_000);
    expect(host.core().store.log.head().seq).toBe(seq);
  });
});
