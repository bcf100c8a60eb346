/** A disk that fills up, a folder that takes nothing, a clock that jumps: the desk stays readable, says so, and goes on by itself. */
import { copyFileSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDesk } from "../../../electron/desk.ts";
import { firstEpoch } from "../../../electron/facts.ts";
import { createHealth } from "../../../electron/store/health.ts";
import { createStore } from "../../../electron/store/store.ts";
import { databasePath } from "../../../electron/store/open.ts";
import { createReserve } from "../../../electron/store/reserve.ts";
import type { HealthRow } from "../../../shared/views.ts";
import { House, does, rowsOf, until } from "../../desks/one-process.ts";
import type { Place } from "../../desks/one-process.ts";
import { smallHospital, smallHospitalNowMs } from "../../stories/small-hospital.ts";
import { runTool } from "../commands/tool-run.ts";
import { openHospital, removeScratch, repair, scratchFolder, sqlFolder } from "../desk/small-desk.ts";
import { call, codesOf, fillUp, logsRepair, smallDisk } from "./damage-desk.ts";

let house: House;
let hub: Place;
beforeEach(async () => {
  house = new House();
  hub = await house.openHub();
});
afterEach(() => house.close());

describe("a small disk", () => {
  it("that fills up: what was answered is kept, the next write is refused in words, and it goes on when there is room", async (context) => {
    const disk = smallDisk(24);
    if (disk === undefined) return context.skip("needs root to mount a small disk");
    context.onTestFinished(disk.close);
    const desk = openHospital({ folder: disk.folder });
    const seen: string[][] = [];
    const reserve = createReserve(disk.folder, 2 * 1024 * 1024);
    await reserve.make();
    expect(existsSync(join(disk.folder, "reserve"))).toBe(true);
    const health = createHealth({
      dataFolder: disk.folder, nowMs: Date.now, reserve, checkpoint: () => void desk.store.db.pragma("wal_checkpoint(PASSIVE)"),
      onChange: (row) => void seen.push(row.notices.map((notice) => notice.code)),
    });
    desk.store.onTrouble(health.meets);
    health.look();
    expect(seen.at(-1)).toEqual(["disk-low"]);

    const stuff = fillUp(disk.folder);
    let accepted = 0;
    expect(() => {
      for (;; accepted += 1) desk.does("ticket.log", repair());
    }).toThrow(/full/u);
    expect(health.refusal()).toMatchObject({ code: "desk.disk-full" });
    expect(existsSync(join(disk.folder, "reserve"))).toBe(false);
    expect(desk.store.views.snapshot("board", {}).length).toBe(accepted);
    health.look();
    expect(health.refusal()).toMatchObject({ code: "desk.disk-full" });

    rmSync(stuff);
    desk.store.db.pragma("wal_checkpoint(TRUNCATE)");
    health.look();
    expect(health.refusal()).toBeUndefined();
    desk.does("ticket.log", repair());
    expect(desk.store.views.snapshot("board", {}).length).toBe(accepted + 1);
    desk.close();
  });

  it("that fills up under a running desk: pages get the reason, read on, and write again by themselves", async (context) => {
    const disk = smallDisk(48);
    if (disk === undefined) return context.skip("needs root to mount a small disk");
    context.onTestFinished(disk.close);
    const place = await house.open(join(disk.folder, "data"));
    await place.host.found({ how: "empty", name: "示范医院" });
    for (const { type, body } of smallHospital) place.host.core().desk.submit({ command: type, body, actor: "system", byMachine: true });
    await call(place, "signIn", { personId: "li-jianguo" });
    const stuff = fillUp(disk.folder);
    let accepted = 0;
    let answer = await call(place, "submit", logsRepair);
    for (; (answer as { kind: string }).kind === "done"; accepted += 1) answer = await call(place, "submit", logsRepair);
    expect(answer).toMatchObject({ kind: "refused", refusal: { code: "desk.disk-full" } });
    expect(await call(place, "saveDraft", { draftId: "d1", body: {} })).toMatchObject({ refusal: { code: "desk.disk-full" } });
    expect(rowsOf(place, "board").length).toBe(accepted);
    expect(codesOf(place)).toContain("disk-full");
    rmSync(stuff);
    await until(() => !codesOf(place).includes("disk-full"), "room again");
    expect(await call(place, "submit", logsRepair)).toMatchObject({ kind: "done" });
    await place.host.close();
    expect(await runTool("verify", "--data", place.folder)).toMatchObject({ code: 0 });
  }, 40_000);

  it("mounted for reading only: the desk shows what is there", async (context) => {
    const disk = smallDisk(24);
    if (disk === undefined) return context.skip("needs root to mount a small disk");
    context.onTestFinished(disk.close);
    does(hub, "ticket.log", repair());
    await hub.host.close();
    const folder = join(disk.folder, "data");
    mkdirSync(folder);
    copyFileSync(databasePath(hub.folder), databasePath(folder));
    disk.remount("ro");
    const back = await house.open(folder);
    expect(codesOf(back)).toEqual(["read-only"]);
    expect(rowsOf(back, "board").length).toBe(1);
    expect(await call(back, "submit", logsRepair)).toMatchObject({ kind: "refused", refusal: { code: "desk.read-only" } });
    await back.host.close();
    disk.remount("rw");
  });
});

describe("the clock", () => {
  it("that jumps by more than an hour is noticed; one that runs, or a machine that slept, is not", () => {
    let [now, passed] = [smallHospitalNowMs, 0];
    let row: HealthRow = { key: "health", notices: [] };
    const health = createHealth({ dataFolder: hub.folder, nowMs: () => now, passedMs: () => passed, roomBytes: () => 1e12, checkpoint: () => {}, onChange: (next) => { row = next; } });
    [now, passed] = [now + 8 * 3_600_000, passed + 8 * 3_600_000];
    health.look();
    expect(row.notices).toEqual([]);
    now -= 86_400_000;
    health.look();
    expect(row.notices).toMatchObject([{ code: "clock-back", params: { hours: 24 } }]);
    now += 5_400_000;
    health.look();
    expect(row.notices).toMatchObject([{ code: "clock-back" }, { code: "clock-forward", params: { hours: 1.5 } }]);
  });

  it("going back a day gives no number twice, and the order stays", () => {
    const folder = scratchFolder();
    const store = createStore({ dataFolder: folder, sqlFolder, onIdle: () => {} });
    let [now, ids] = [smallHospitalNowMs, 0];
    const desk = createDesk({ store, reign: { role: "hub", epoch: firstEpoch }, deskNumber: () => 1, nowMs: () => now, newId: () => `id-${++ids}`, announce: () => {} });
    for (const { type, body } of smallHospital) desk.submit({ command: type, body, actor: "system", byMachine: true });
    const numbers = [0, 0, -86_400_000, 0, 86_400_000, 0, 86_400_000, -86_400_000].flatMap((jump) => {
      now += jump;
      const answer = desk.submit({ command: "ticket.log", body: repair(), actor: "li-jianguo" });
      return answer.kind === "accepted" ? answer.value.numbers : [];
    });
    expect(numbers.length).toBe(8);
    expect(new Set(numbers).size).toBe(8);
    expect(store.log.read(0, 10_000).map((event) => event.seq)).toEqual(Array.from({ length: store.log.head().seq }, (_, index) => index + 1));
    store.close();
    removeScratch(folder);
  });
});
