/** `npm run verify` finds what was changed in the log; `npm run rebuild` proves that the log is all there is. */
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLog } from "../../../electron/store/verify-log.ts";
import { ownFolder } from "../../../electron/owner.ts";
import { databasePath, openForReading } from "../../../electron/store/open.ts";
import { openHospital, removeScratch, repair } from "../desk/small-desk.ts";
import { runTool } from "./tool-run.ts";

let folder = "";
beforeEach(() => {
  const hub = openHospital();
  folder = hub.folder;
  for (let count = 0; count < 5; count++) hub.does("ticket.log", repair());
  hub.close();
});
afterEach(() => removeScratch(folder));

function tamper(sql: string): void {
  const db = new Database(databasePath(folder));
  db.exec(sql);
  db.close();
}

function verified() {
  const db = openForReading(folder);
  const found = verifyLog(db, () => {});
  db.close();
  return found;
}

describe("a log", () => {
  it("that nobody touched is whole", async () => {
    expect(verified()).toMatchObject({ kind: "whole", headHash: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    expect(await runTool("verify", "--data", folder)).toMatchObject({ code: 0, out: expect.stringContaining("记录完整") });
  });

  it.each([
    ["its body", "body = replace(body, '3', '4')"], ["its author", "actor = 'nobody'"], ["its time", "observed_at_ms = observed_at_ms + 1"],
    ["its desk", "desk = 9"], ["its type", "type = 'ticket.noted@1'"],
  ])("whose row 40 had %s changed breaks there", (_what, change) => {
    tamper(`UPDATE log SET ${change} WHERE seq = 40`);
    expect(verified()).toMatchObject({ kind: "changed", event: { seq: 40 }, nextSeq: 41 });
  });

  it("that lost a row, or its beginning, or had one put in breaks there", () => {
    tamper("DELETE FROM log WHERE seq = 40");
    expect(verified()).toEqual({ kind: "missing", seq: 40 });
    tamper("DELETE FROM log WHERE seq < 40; UPDATE log SET seq = seq - 40");
    expect(verified()).toMatchObject({ kind: "beginning", event: { seq: 1 } });
  });

  it("says from the command line which row it is, and ends with 1", async () => {
    tamper("UPDATE log SET actor = 'nobody' WHERE seq = 40");
    const { code, out } = await runTool("verify", "--data", folder, "--lang", "en");
    expect(code).toBe(1);
    expect(out).toMatch(/Row 40 \(.*@1.*\) and row 41 do not fit together/u);
    expect(await runTool("verify", "--data", `${folder}/none`)).toMatchObject({ code: 3, out: expect.stringContaining("没有一站的数据") });
  });
});

describe("a rebuild", () => {
  it("from the log alone is byte-equal", async () => {
    const { code, out } = await runTool("rebuild", "--data", folder);
    expect(code).toBe(0);
    expect(out).toContain("一个字节不差。");
    const [before, after] = [...out.matchAll(/[0-9a-f]{64}/gu)].map(String);
    expect(before).toBe(after);
  });

  it("finds a state that does not follow from the log, and puts it right", async () => {
    tamper("UPDATE state_ticket SET body = replace(body, '空调漏水', '没事')");
    expect(await runTool("rebuild", "--data", folder, "--lang", "en")).toMatchObject({ code: 1, out: expect.stringContaining("Different!") });
    expect((await runTool("rebuild", "--data", folder)).code).toBe(0);
  });

  it("keeps off a folder that a desk is using", async () => {
    const owner = await ownFolder(folder, () => {});
    expect(await runTool("rebuild", "--data", folder)).toMatchObject({ code: 3, out: expect.stringContaining("一站正开着") });
    owner?.release();
  });
});
