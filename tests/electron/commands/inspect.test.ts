/** `npm run inspect`: a ticket's whole story in words, found by whatever people call it, also beside a running desk. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inspectTicket } from "../../../electron/commands/inspect-ticket.ts";
import { readWords } from "../../../electron/commands/words.ts";
import { openForReading } from "../../../electron/store/open.ts";
import { eventKinds } from "../../../shared/house.ts";
import { oneRepair } from "../../stories/one-repair.ts";
import { openHospital, openJoined, removeScratch, repair } from "../desk/small-desk.ts";
import type { SmallDesk } from "../desk/small-desk.ts";
import { runTool, words } from "./tool-run.ts";

const minuteMs = 60_000;
let hub: SmallDesk;
beforeEach(() => {
  hub = openHospital();
  const startMs = Date.UTC(2026, 10, 22, 6, 31);
  for (const { type, body, commandId, actor, atMinute } of oneRepair) {
    hub.does(type, body, { actor, commandId, observedAtMs: startMs + atMinute * minuteMs });
  }
});
afterEach(() => {
  hub.close();
  removeScratch(hub.folder);
});

function inspected(named: string, desk = hub, language: "zh-CN" | "en" = "zh-CN") {
  const db = openForReading(desk.folder);
  const found = inspectTicket(db, named, readWords(language));
  db.close();
  return { isFound: found.isFound, text: found.lines.join("\n") };
}

describe("the story of a ticket", () => {
  it("is told in the order of the log, with who, where, when and its place in the log", () => {
    const { text, isFound } = inspected("one-repair");
    expect(isFound).toBe(true);
    expect(text).toContain("3号楼 7层 呼吸内科 12床  空调漏水\n一般 · 已归档 · 空调组 周志强");
    expect(text).toMatch(/2026-11-22 14:31:00 {2}受理：空调漏水 {2}1台 李建国 {2}#\d+/u);
    const told = [
      "受理：空调漏水", "派单：空调组 周志强", "答应 2026-11-22 14:52:00 前到", "接单", "并进一位来电人：11 床家属 8372", "到场", "开始处理",
      "挂起：等配件 接水盘裂了，去库房领", "恢复，停表 20 分 周志强", "记事：床单请保洁换了",
      "完工 换接水盘，通排水管", "王芳签字（电话确认）", "评价 5 分 来得快", "归档",
    ];
    const story = text.slice(text.indexOf("\n\n"));
    const places = told.map((sentence) => story.indexOf(sentence));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it("says how long it took, gross by the clock and net without its pauses", () => {
    expect(inspected("one-repair").text).toContain("用时：响应 3 分（净 3 分），到场 16 分（净 16 分），完工 1:10（净 50 分）");
  });

  it("leaves no placeholder and no key, in either language", () => {
    for (const language of ["zh-CN", "en"] as const) expect(inspected("one-repair", hub, language).text).not.toMatch(/\{\{|undefined|event\.|inspect\.|\[object/u);
    for (const type of eventKinds.keys()) expect(words.has(`event.${type.replace(/@\d+$/u, "")}`)).toBe(true);
  });

  it("is found by number, by its end as people say it, and by id; the newest where several end so", () => {
    const number = "261122-1-0001";
    for (const named of [number, "1-0001", "0001", "1", " one-repair "]) expect(inspected(named).text).toContain(`${number}  3号楼`);
    hub.does("ticket.log", repair({ matter: "第二天" }), { observedAtMs: Date.UTC(2026, 10, 23, 6) });
    const newest = inspected("0001").text;
    expect(newest).toContain("261123-1-0001");
    expect(newest).toContain(`以 0001 结尾的还有 1 单：${number}`);
  });

  it("is not there for a number that nobody gave", () => {
    expect(inspected("261122-9-0001")).toEqual({ isFound: false, text: "没有找到工单 261122-9-0001。" });
    for (const odd of ["", "%", "*", "'; DROP TABLE log", "9".repeat(300)]) expect(inspected(odd).isFound).toBe(false);
  });

  it("on a joined desk says what is not yet shared", () => {
    const desk = openJoined(hub, 2);
    const id = desk.does("ticket.log", repair());
    expect(inspected(id, desk).text).toMatch(/受理：空调漏水 {2}2台 李建国 {2}待同步/u);
    desk.close();
    removeScratch(desk.folder);
  });

  it("can be read from the command line while the desk runs", async () => {
    expect(await runTool("inspect", "0001", "--data", hub.folder, "--lang", "en")).toMatchObject({ code: 0, out: expect.stringContaining("Logged: 空调漏水") });
    expect(await runTool("inspect", "0099", "--data", hub.folder)).toMatchObject({ code: 1, out: expect.stringContaining("没有找到") });
    expect((await runTool("inspect", "--data", hub.folder)).code).toBe(2);
  });
});
