/** `npm run import -- points`: a point table of a hospital goes in as it is written in Excel, and again changes nothing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sourceFolder } from "../../../electron/arguments.ts";
import { importPoints } from "../../../electron/commands/points/import-points.ts";
import { readWords } from "../../../electron/commands/words.ts";
import { openCoreAlone } from "../../../electron/core-alone.ts";
import { alarm } from "../../../shared/alarm/state.ts";
import type { AlarmState } from "../../../shared/alarm/state.ts";
import { smallHospital } from "../../stories/small-hospital.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yizhan-points-"));
  withCore((core) => {
    core.facts.set({ "desk-number": "1" });
    for (const { type, body } of smallHospital) core.desk.submit({ command: type, body, actor: "system", byMachine: true });
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function withCore<T>(work: (core: ReturnType<typeof openCoreAlone>) => T): T {
  const core = openCoreAlone(folder, sourceFolder);
  try {
    return work(core);
  } finally {
    core.close();
  }
}

const pointOf = (id: string) => withCore((core) => JSON.parse(core.store.state.get(alarm.name, id) ?? "null") as AlarmState | null)?.point;
const head = () => withCore((core) => core.store.log.head().seq);

async function bringIn(text: string, change: { readonly isDryRun?: boolean; readonly rejectsPath?: string } = {}): Promise<{ readonly code: number; readonly said: string }> {
  const path = join(folder, "points.csv");
  writeFileSync(path, text);
  const said: string[] = [];
  const code = await importPoints({ path, isDryRun: false, rejectsPath: undefined, dataFolder: folder, words: readWords("zh-CN"), say: (line) => said.push(line), ...change });
  return { code, said: said.join("\n") };
}

const columns = "id,source,topic,placeId,category,severity,zh,en,equipmentId,upstreamId,low,high,ticketServiceId";

describe("a point table", () => {
  it("goes in, and again changes nothing; one changed cell is one change", async () => {
    const text = `${columns}\nfan,mqtt,bms/fan,b3-f7-resp-12,hvac,2,风机故障,Fan fault,fcu-0712,pump,,,aircon\npump,mqtt,bms/pump,b3,water,3,水泵,Pump,,,0.2,,\n`;
    expect((await bringIn(text)).said).toContain("新增 2，改动 0，没变 0，没进 0");
    expect(pointOf("fan")).toMatchObject({ upstreamId: "pump", ticket: { serviceId: "aircon", priority: 2, matter: "风机故障" }, test: { kind: "word", on: ["1", "true", "on"] } });
    expect(pointOf("pump")).toMatchObject({ test: { kind: "limit", low: 0.2, high: null } });
    const before = head();
    expect((await bringIn(text)).said).toContain("新增 0，改动 0，没变 2，没进 0");
    expect(head()).toBe(before);
    expect((await bringIn(text.replace("0.2", "0.3"))).said).toContain("新增 0，改动 1，没变 1，没进 0");
  });

  it("may have Chinese heads and a station's registers", async () => {
    await bringIn("\uFEFF点位,来源,站号,寄存器区,地址,地点,类别,级别,关系人命,中文,英文,上限,系数,单位\nb1,modbus,11,input,10,b3,boiler,1,是,锅炉超压,Overpressure,1.2,0.001,MPa\n");
    expect(pointOf("b1")).toMatchObject({ lifeSafety: true, source: { kind: "modbus", unit: 11, table: "input", address: 10, form: "u16" }, test: { high: 1.2, scale: 0.001, unit: "MPa" } });
  });

  it("tells each bad row by row and column and how to mend it, and takes the good ones", async () => {
    const rows = [
      "good,mqtt,a,b3,lift,1,困人,Trapped,,,,,", "plc,opc,a,b3,lift,1,困人,Trapped,,,,,", "sev,mqtt,a,b3,lift,9,困人,Trapped,,,,,", "where,mqtt,a,b9,lift,1,困人,Trapped,,,,,",
      "empty,mqtt,,b3,lift,1,困人,Trapped,,,,,", "good,mqtt,a,b3,lift,1,困人,Trapped,,,,,", "up,mqtt,a,b3,lift,1,困人,Trapped,,nobody,,,", "wild,mqtt,bms/#,b3,lift,1,困人,Trapped,,,,,", "num,mqtt,a,b3,lift,1,困人,Trapped,,,low,,",
    ];
    const rejects = join(folder, "wrong.csv");
    const { code, said } = await bringIn([columns, ...rows].join("\n"), { rejectsPath: rejects });
    expect(code).toBe(0);
    expect(said).toContain("新增 1，改动 0，没变 0，没进 8");
    const wanted: readonly (readonly [number, string])[] = [[3, "source"], [4, "severity"], [5, "placeId"], [6, "topic"], [7, "id"], [8, "upstreamId"], [9, "topic"], [10, "low"]];
    for (const [row, column] of wanted) expect(said).toMatch(new RegExp(`第 ${row} 行“${column}”：.+[。]`, "u"));
    expect(said).not.toMatch(/import\.|refusal\./u);
    expect(readFileSync(rejects, "utf8").trim().split("\n")).toHaveLength(9);
  });

  it("without the columns it needs is not taken at all; a dry run writes nothing", async () => {
    expect(await bringIn("id,topic\nfan,bms\n")).toMatchObject({ code: 1 });
    const before = head();
    expect((await bringIn(`${columns}\nfan,mqtt,a,b3,lift,1,困人,Trapped,,,,,\n`, { isDryRun: true })).said).toContain("能进 1");
    expect(head()).toBe(before);
  });
});
