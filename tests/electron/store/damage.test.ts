/** What happens to a desk whose files are not as they should be: it stays usable, says so, and mends itself. */
import { closeSync, copyFileSync, openSync, readdirSync, statSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { firstEpoch } from "../../../electron/facts.ts";
import { backUp } from "../../../electron/store/backup.ts";
import { backupFolder, newBackupPath } from "../../../electron/store/backup-files.ts";
import { databasePath } from "../../../electron/store/open.ts";
import { House, converged, does, headOf, linkOf, portOf, printOf, rowsOf, until } from "../../desks/one-process.ts";
import type { Place } from "../../desks/one-process.ts";
import { runTool } from "../commands/tool-run.ts";
import { repair, scratchFolder } from "../desk/small-desk.ts";
import { call, codesOf, healthOf, logsRepair } from "./damage-desk.ts";

let house: House;
let hub: Place;
beforeEach(async () => {
  house = new House();
  hub = await house.openHub();
});
afterEach(() => house.close());

function overwrite(path: string, from: number, bytes: number): void {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(bytes, 0xa5), 0, bytes, from);
  closeSync(file);
}

/** Number in the file of the page that holds a row of the log, so that the damage hits what matters. */
function pageOfLogRoot(path: string): number {
  const db = new Database(path);
  const page = db.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'log'").pluck().get() ?? 0;
  db.close();
  return page;
}

const asideIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith("yizhan.db.damaged-") && !/-(wal|shm)$/u.test(name));

describe("a database that is none any more", () => {
  it("is moved aside, the newest good backup takes its place, and the desk says so", async () => {
    await call(hub, "signIn", { personId: "li-jianguo" });
    const good = newBackupPath(backupFolder(hub.folder), Date.now() - 7_200_000);
    await backUp(hub.host.core().store.db, good);
    const seq = headOf(hub);
    const bad = newBackupPath(backupFolder(hub.folder), Date.now());
    copyFileSync(good, bad);
    truncateSync(bad, 20_000);
    await hub.host.close();
    overwrite(databasePath(hub.folder), 0, 4096);

    const back = await house.open(hub.folder);
    expect(asideIn(hub.folder).length).toBe(1);
    expect(healthOf(back).notices).toMatchObject([{ code: "mended-backup", params: { from: good.split("/").at(-1), seqAfter: seq } }]);
    expect(await call(back, "submit", logsRepair)).toMatchObject({ kind: "done" });
    expect(await runTool("verify", "--data", hub.folder)).toMatchObject({ code: 0 });
  });

  it("without any backup begins empty, keeps the file, and says so", async () => {
    await hub.host.close();
    overwrite(databasePath(hub.folder), 0, 4096);
    const back = await house.open(hub.folder);
    expect(codesOf(back)).toEqual(["mended-empty"]);
    expect(asideIn(hub.folder).length).toBe(1);
    expect(back.host.core().facts.founded()).toBeUndefined();
  });
});

describe("a page that cannot be read", () => {
  it.each(["mended-log", "mended-backup"])("outside of the log costs nothing (%s): all of the log is saved, state made anew, the outbox kept", async (code) => {
    const gate = await house.openGate(hub);
    const desk = await house.openDesk(hub, gate.address);
    if (code === "mended-backup") await backUp(desk.host.core().store.db, newBackupPath(backupFolder(desk.folder), Date.now()));
    does(hub, "ticket.log", repair());
    await converged(hub, desk);
    gate.shut();
    await until(() => linkOf(desk).state === "island", "an island");
    const mine = does(desk, "ticket.log", repair());
    const seq = headOf(desk);
    await desk.host.close();
    const db = new Database(databasePath(desk.folder));
    const page = db.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'state_ticket'").pluck().get() ?? 0;
    db.close();
    overwrite(databasePath(desk.folder), (page - 1) * 4096, 4096);

    const back = await house.open(desk.folder);
    expect(healthOf(back).notices).toMatchObject([{ code, params: { seqBefore: seq, seqAfter: seq } }]);
    expect(linkOf(back)).toMatchObject({ state: "island", outbox: 1, deskNumber: 2 });
    expect(rowsOf(back, "board").map((row) => row["ticketId"])).toContain(mine);
    gate.open();
    await converged(hub, back);
    expect(printOf(back)).toBe(printOf(hub));
  });

  it("in the log costs a joined desk nothing either: it knows who it is, and gets its log from the hub", async () => {
    const desk = await house.openDesk(hub);
    for (let count = 0; count < 60; count++) does(hub, "ticket.log", repair());
    await converged(hub, desk);
    const seq = headOf(desk);
    await desk.host.close();
    const path = databasePath(desk.folder);
    const root = pageOfLogRoot(path);
    expect(statSync(path).size).toBeGreaterThan(root * 4096);
    overwrite(path, (root - 1) * 4096, 4096);

    const back = await house.open(desk.folder);
    expect(codesOf(back)).toEqual([expect.stringMatching(/^mended-/u)]);
    await until(() => headOf(back) === seq && linkOf(back).state === "joined", "caught up");
    expect(printOf(back)).toBe(printOf(hub));
    expect(back.host.core().facts.deskNumber()).toBe(2);
  });
});

describe("a write-ahead log cut at a random byte", () => {
  it("leaves a beginning of the log; a hub that lost its end begins a new epoch, and gets it back from a desk", async () => {
    const gate = await house.openGate(hub);
    const desk = await house.openDesk(hub, gate.address);
    const core = hub.host.core();
    core.store.db.pragma("wal_checkpoint(TRUNCATE)");
    const lost = Array.from({ length: 8 }, () => does(hub, "ticket.log", repair()));
    await converged(hub, desk);
    const crashed = scratchFolder();
    for (const name of ["yizhan.db", "yizhan.db-wal", "ordered", "secrets.json"]) copyFileSync(join(hub.folder, name), join(crashed, name));
    const walBytes = statSync(join(crashed, "yizhan.db-wal")).size;
    truncateSync(join(crashed, "yizhan.db-wal"), Math.floor(walBytes * 0.37) + 11);
    await hub.host.close();

    const back = await house.open(crashed);
    expect(codesOf(back)).toEqual([]);
    expect(headOf(back)).toBeLessThan(headOf(desk));
    gate.leadTo(portOf(back));
    await until(() => linkOf(desk).state === "joined", "joined");
    await converged(back, desk);
    expect(printOf(desk)).toBe(printOf(back));
    expect(rowsOf(back, "board").map((row) => row["ticketId"]).sort()).toEqual([...lost].sort());
    expect(back.host.core().store.log.runs().map((run) => run.epoch)).toEqual([firstEpoch, firstEpoch + 100]);
  });
});

describe("a database that cannot be written", () => {
  it("held by another program: the desk shows, searches, and refuses in words", async () => {
    does(hub, "ticket.log", repair());
    await hub.host.close();
    const holder = new Database(databasePath(hub.folder));
    holder.exec("BEGIN IMMEDIATE");
    const back = await house.open(hub.folder);
    expect(healthOf(back).notices).toMatchObject([{ code: "read-only", params: { why: "locked" } }]);
    expect(await call(back, "submit", logsRepair)).toMatchObject({ kind: "refused", refusal: { code: "desk.read-only" } });
    expect(await call(back, "saveDraft", { draftId: "d1", body: {} })).toMatchObject({ refusal: { code: "desk.read-only" } });
    expect(rowsOf(back, "board").length).toBe(1);
    expect(await call(back, "search", { text: "空调", limit: 5 })).toMatchObject({ kind: "done", value: [{ kind: "ticket" }] });
    await back.host.close();
    holder.exec("ROLLBACK");
    holder.close();
  }, 60_000);

  it("held for itself alone: one sentence and code 4, no place in the program", async () => {
    await hub.host.close();
    const holder = new Database(databasePath(hub.folder));
    holder.pragma("locking_mode = EXCLUSIVE");
    holder.exec("BEGIN EXCLUSIVE");
    const { code, out } = await serve(hub.folder);
    holder.close();
    expect(code).toBe(4);
    expect(out).toContain("数据库被别的程序占着");
    expect(out).not.toMatch(/\bat .*:\d+:\d+/u);
  }, 60_000);
});

/** Runs the headless desk until it ends by itself. */
function serve(folder: string): Promise<{ code: number | null; out: string }> {
  return runTool("../serve", "--data", folder, "--port", "0");
}

describe("the tools", () => {
  it.each(["verify", "inspect", "rebuild"])("%s says in a sentence that the database is damaged", async (tool) => {
    await hub.host.close();
    overwrite(databasePath(hub.folder), 0, 4096);
    const { code, out } = await runTool(tool, "--data", hub.folder, ...(tool === "inspect" ? ["0001"] : []));
    expect(code).toBe(4);
    expect(out).toContain("数据库坏了");
    expect(out).not.toMatch(/\bat .*:\d+:\d+/u);
  });
});
