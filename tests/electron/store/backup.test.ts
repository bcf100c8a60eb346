/** Backups: made beside running work, checked before they have a name, kept for as long as promised, restored without losing anything. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openHost } from "../../../electron/host.ts";
import { ownFolder } from "../../../electron/owner.ts";
import { checkDatabase } from "../../../electron/store/backup-check.ts";
import { backUp } from "../../../electron/store/backup.ts";
import { backupFolder, expiredBackups, listBackups, newBackupPath } from "../../../electron/store/backup-files.ts";
import { scheduleBackups } from "../../../electron/store/backup-schedule.ts";
import { databasePath } from "../../../electron/store/open.ts";
import { House, converged, does, linkOf, portOf, printOf, programFolder, rowsOf, until } from "../../desks/one-process.ts";
import { runTool } from "../commands/tool-run.ts";
import { openHospital, removeScratch, repair } from "../desk/small-desk.ts";
import type { SmallDesk } from "../desk/small-desk.ts";

let hub: SmallDesk;
beforeEach(() => { hub = openHospital(); });
afterEach(() => {
  if (hub.store.db.open) hub.close();
  removeScratch(hub.folder);
});

const atNoonMs = new Date(2026, 10, 22, 12, 0).getTime();

describe("a backup", () => {
  it("of a desk at work is whole, and holds what was saved before it began", async () => {
    for (let count = 0; count < 200; count++) hub.does("ticket.log", repair());
    const before = hub.store.log.head().seq;
    const path = newBackupPath(backupFolder(hub.folder), atNoonMs);
    let slices = 0;
    const making = backUp(hub.store.db, path, () => {
      slices += 1;
      hub.does("ticket.log", repair()); // somebody goes on working between two slices
    });
    const made = await making;
    expect(made).toMatchObject({ kind: "made", path });
    expect(slices).toBeGreaterThan(2);
    const checked = checkDatabase(path);
    expect(checked).toMatchObject({ kind: "good" });
    expect(checked.kind === "good" && checked.seq).toBeGreaterThanOrEqual(before);
    expect(readdirSync(backupFolder(hub.folder))).toEqual(["yizhan-20261122-1200.db"]);
  });

  it("never takes the place of another", async () => {
    const path = newBackupPath(backupFolder(hub.folder), atNoonMs);
    await backUp(hub.store.db, path);
    expect(await backUp(hub.store.db, path)).toEqual({ kind: "failed", why: "exists" });
    expect(newBackupPath(backupFolder(hub.folder), atNoonMs)).toMatch(/yizhan-20261122-1200-2\.db$/u);
  });

  it("of a log that was tampered with gets no name", async () => {
    hub.store.db.exec("UPDATE log SET actor = 'nobody' WHERE seq = 5");
    const path = newBackupPath(backupFolder(hub.folder), atNoonMs);
    expect(await backUp(hub.store.db, path)).toEqual({ kind: "failed", why: "bad" });
    expect(readdirSync(backupFolder(hub.folder))).toEqual([]);
  });

  it("is made at the end of a shift of work, and not where nothing is new", async () => {
    const made: string[] = [];
    const open = () => scheduleBackups({
      db: () => hub.store.db, head: () => hub.store.log.head().seq, folder: backupFolder(hub.folder), nowMs: () => atNoonMs,
      onOutcome: (outcome) => void made.push(outcome.kind),
    });
    await open().close();
    await open().close();
    expect(made).toEqual(["made"]);
    const third = open();
    hub.does("ticket.log", repair());
    await third.close();
    expect(made).toEqual(["made", "made"]);
  });
});

describe("of many backups", () => {
  it("the newest eight stay, and one a day for thirty days", () => {
    const folder = backupFolder(hub.folder);
    mkdirSync(folder, { recursive: true });
    for (let hours = 0; hours < 40 * 24; hours += 6) writeFileSync(newBackupPath(folder, atNoonMs - hours * 3_600_000), "");
    const all = listBackups(folder);
    const gone = new Set(expiredBackups(all));
    const kept = all.filter((file) => !gone.has(file));
    expect(kept.slice(0, 8)).toEqual(all.slice(0, 8));
    const days = kept.map((file) => file.name.slice(7, 15));
    expect(new Set(days).size).toBe(30);
    expect(days.slice(8)).toEqual([...new Set(days.slice(8))]);
    expect(expiredBackups(all.slice(0, 1))).toEqual([]);
  });
});

describe("the tools", () => {
  it("back up and restore, and what stood there is still there", async () => {
    const file = join(hub.folder, "away", "mine.db");
    expect(await runTool("backup", "--data", hub.folder, "--to", file)).toMatchObject({ code: 0, out: expect.stringContaining("备份好了") });
    expect(await runTool("backup", "--data", hub.folder, "--to", file, "--lang", "en")).toMatchObject({ code: 1, out: expect.stringContaining("not replaced") });
    hub.does("ticket.log", repair());
    const print = hub.fingerprint();
    hub.close();
    const { code, out } = await runTool("restore", file, "--data", hub.folder);
    expect(out).toContain("恢复好了");
    expect(code).toBe(0);
    const aside = readdirSync(hub.folder).find((name) => name.includes("before-restore") && !/-(wal|shm)$/u.test(name)) ?? "";
    expect(checkDatabase(join(hub.folder, aside))).toMatchObject({ kind: "good" });
    expect(await runTool("verify", "--data", hub.folder)).toMatchObject({ code: 0 });
    expect(print).not.toBe("");
  });

  it("restore neither a bad file nor into a folder that a desk is using", async () => {
    const file = join(hub.folder, "mine.db");
    await backUp(hub.store.db, file);
    hub.close();
    const half = join(hub.folder, "half.db");
    copyFileSync(file, half);
    truncateSync(half, 40_000);
    expect(await runTool("restore", half, "--data", hub.folder)).toMatchObject({ code: 1, out: expect.stringContaining("不能用") });
    expect(await runTool("restore", join(hub.folder, "none.db"), "--data", hub.folder)).toMatchObject({ code: 1, out: expect.stringContaining("没有这个文件") });
    expect(await runTool("restore")).toMatchObject({ code: 2 });
    const owner = await ownFolder(hub.folder, () => {});
    expect(await runTool("restore", file, "--data", hub.folder)).toMatchObject({ code: 3, out: expect.stringContaining("一站正开着") });
    owner?.release();
    expect(existsSync(databasePath(hub.folder))).toBe(true);
  });
});

describe("a desk with upkeep", () => {
  it("keeps a reserve of room, and backs itself up when it ends", async () => {
    hub.close();
    const program = programFolder();
    const options = { dataFolder: hub.folder, programFolder: program, version: "0.0.0", port: 0, upkeep: true, onFault: () => {} };
    const host = await openHost(options);
    await vi.waitUntil(() => existsSync(join(hub.folder, "reserve")), { timeout: 15_000 });
    await host.close();
    const [made, ...others] = listBackups(backupFolder(hub.folder));
    expect(others).toEqual([]);
    expect(checkDatabase(made?.path ?? "")).toMatchObject({ kind: "good" });
    removeScratch(program);
  });
});

describe("with other desks", () => {
  let house: House;
  beforeEach(() => { house = new House(); });
  afterEach(() => house.close());

  it("a desk restored to yesterday is the same desk: it catches up, and hands over what its backup had not", async () => {
    const first = await house.openHub();
    const gate = await house.openGate(first);
    const desk = await house.openDesk(first, gate.address);
    const nodeId = desk.host.core().facts.nodeId();
    gate.shut();
    await until(() => linkOf(desk).state === "island", "an island");
    const waiting = does(desk, "ticket.log", repair());
    const file = join(desk.folder, "yesterday.db");
    await backUp(desk.host.core().store.db, file);
    gate.open();
    await converged(first, desk); // so the hub has seen what waits in the backup
    does(first, "ticket.log", repair());
    does(desk, "ticket.log", repair());
    await converged(first, desk);
    await desk.host.close();
    expect(await runTool("restore", file, "--data", desk.folder)).toMatchObject({ code: 0 });

    const back = await house.open(desk.folder);
    await converged(first, back);
    expect(back.host.core().facts.nodeId()).toBe(nodeId);
    expect(linkOf(back)).toMatchObject({ state: "joined", outbox: 0, deskNumber: 2 });
    expect(first.host.core().store.log.rowsOf(waiting).filter((row) => row.stream === "ticket").length).toBe(1);
    expect(printOf(back)).toBe(printOf(first));
  });

  it("a hub restored to yesterday gives no number twice, and gets back from a desk what that one still has", async () => {
    const first = await house.openHub();
    const gate = await house.openGate(first);
    const desk = await house.openDesk(first, gate.address);
    const file = join(first.folder, "yesterday.db");
    await backUp(first.host.core().store.db, file);
    const today = [does(first, "ticket.log", repair()), does(first, "ticket.log", repair())];
    await converged(first, desk);
    await first.host.close();
    expect(await runTool("restore", file, "--data", first.folder)).toMatchObject({ code: 0 });

    const back = await house.open(first.folder);
    const other = does(back, "ticket.log", repair({ matter: "灯不亮" })); // numbers that the desk knows otherwise
    gate.leadTo(portOf(back));
    await until(() => linkOf(desk).state === "joined", "joined");
    await converged(back, desk);
    await until(() => today.every((id) => back.host.core().store.log.rowsOf(id).length > 0), "today's work is back");
    expect(printOf(desk)).toBe(printOf(back));
    const numbers = rowsOf(back, "board").map((row) => row["number"]);
    expect(new Set(numbers).size).toBe(numbers.length);
    const inTray = rowsOf(back, "refused").map((row) => row["commandId"]);
    const onBoard = rowsOf(back, "board").map((row) => row["ticketId"]);
    expect([...inTray, ...onBoard].sort()).toEqual([...today, other].sort()); // each is a ticket, or with its author
    expect(back.host.core().store.log.runs().length).toBeGreaterThan(1);
  });
});
