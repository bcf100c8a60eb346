/** The import as a whole: repeat-safe, a dry run that writes nothing, day and month asked for, the folder's owner respected. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ownFolder } from "../../../../electron/owner.ts";
import { databasePath } from "../../../../electron/store/open.ts";
import { removeScratch, scratchFolder } from "../../desk/small-desk.ts";
import { coreOf, fileWith, foundEmpty, runImport, runTool, ticketsIn, words } from "../tool-run.ts";
import { baseMap } from "./rows.ts";
import { workbook } from "./workbook.ts";

let folder = "";
let map = "";
beforeEach(() => {
  folder = scratchFolder();
  map = fileWith(folder, "map.json", JSON.stringify({ ...baseMap, placePattern: undefined, columns: { key: "No", created: "Created", closed: "Closed", type: "Type" } }));
});
afterEach(() => removeScratch(folder));

const csv = (...rows: readonly string[]) => `No,Created,Closed,Type\n${rows.join("\n")}\n`;
const two = csv("1,2022-01-21 13:47:00,2022-01-21 15:00:00,灯不亮", "2,2022-01-22 08:00:00,,漏水");
const write = (content: string | Uint8Array, name = "a.csv") => fileWith(folder, name, content);
const openNow = () => {
  const core = coreOf(folder);
  const rows = core.store.views.snapshot("board", {});
  core.close();
  return rows.map((row) => row["matter"]);
};

describe("an import", () => {
  beforeEach(() => foundEmpty(folder));

  it("brings tickets in with their own history; only open ones are on the board", async () => {
    const { code, said } = await runImport(folder, write(two), { map });
    expect([code, openNow()]).toEqual([0, ["漏水"]]);
    expect(said).toContain("新进 2，已有 0");
    expect(said).toContain("一行不少：2 + 0 + 0 + 0 = 2。");
    expect(ticketsIn(folder).get("city:1")).toMatchObject({ number: "220121-1-0001", step: "closed", marks: { closed: { atMs: Date.parse("2022-01-21T15:00:00+08:00"), by: "import" } } });
  });

  it("again changes nothing, and takes only what is new", async () => {
    await runImport(folder, write(two), { map });
    const before = readFileSync(databasePath(folder));
    expect((await runImport(folder, write(two), { map })).said).toContain("新进 0，已有 2");
    expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
    expect((await runImport(folder, write(`${two}3,2022-01-23,,门\n`), { map })).said).toContain("新进 1，已有 2");
  });

  it("takes the good rows, reports the bad ones with row and column, and saves them", async () => {
    const rejectsPath = join(folder, "rejects.csv");
    const { said } = await runImport(folder, write(`${two}3,soon,,门\n,2022-01-01,,窗\n`), { map, rejectsPath });
    expect(said).toContain("一行不少：2 + 0 + 0 + 2 = 4。");
    expect(said).toContain("第 4 行“Created”：“soon”不是看得懂的日期。");
    expect(said).toContain("第 5 行“No”：没有编号");
    expect(readFileSync(rejectsPath, "utf8").split("\r\n")).toMatchObject([expect.stringMatching(/^\uFEFF行,列,原因/u), expect.stringMatching(/^4,Created,.*,3,soon,,门$/u), expect.anything()]);
  });

  it("of JSON and of a workbook is the same", async () => {
    await runImport(folder, write('{"data": [{"No": 1, "Created": "2022-01-21T05:47:00Z", "Closed": null, "Type": "灯"}, {"Type": "?"}, "x"]}', "a.json"), { map });
    expect(ticketsIn(folder).get("city:1")?.marks.logged?.atMs).toBe(Date.parse("2022-01-21T13:47:00+08:00"));
    const sheet = workbook([["No", "Created", "Closed", "Type"], ["007", new Date(Date.UTC(2022, 0, 21, 13, 47)), "", "门"]]);
    const { said } = await runImport(folder, write(sheet, "a.xlsx"), { map });
    expect(said).toContain("新进 1，已有 0");
    expect(ticketsIn(folder).get("city:007")?.marks.logged?.atMs).toBe(Date.parse("2022-01-21T13:47:00+08:00"));
  });
});

describe("day and month", () => {
  const unclear = csv("1,03/04/2022 10:00,,灯", "2,05/06/2022 10:00,,门");
  const clear = csv("1,03/04/2022 10:00,,灯", "2,21/06/2022 10:00,,门");
  const both = csv("1,03/24/2022 10:00,,灯", "2,21/06/2022 10:00,,门");
  const april = Date.parse("2022-04-03T10:00:00+08:00");
  beforeEach(() => foundEmpty(folder));

  it("are decided by one day over twelve anywhere in the file", async () => {
    const { said } = await runImport(folder, write(clear), { map });
    expect(said).toContain("日期按日/月/年（第 3 行“Created”写着 21/06/2022 10:00，由此可知）");
    expect(ticketsIn(folder).get("city:1")?.marks.logged?.atMs).toBe(april);
  });

  it("are asked for where nothing decides, and never guessed", async () => {
    const none = await runImport(folder, write(unclear), { map });
    expect([none.code, ticketsIn(folder).size]).toEqual([1, 0]);
    expect(none.said).toContain("--dates dmy");
    const asked: unknown[] = [];
    await runImport(folder, write(unclear), { map, ask: async (example) => { asked.push(example); return "dmy"; } });
    expect(asked).toEqual([{ row: 2, column: "Created", value: "03/04/2022 10:00" }]);
    expect(ticketsIn(folder).get("city:1")?.marks.logged?.atMs).toBe(april);
    expect((await runImport(folder, write(unclear), { map, ask: async () => undefined })).code).toBe(1);
  });

  it("that contradict each other are shown with both rows; an answer rejects the others", async () => {
    const { code, said } = await runImport(folder, write(both), { map });
    expect([code, ticketsIn(folder).size]).toEqual([1, 0]);
    expect(said).toMatch(/第 3 行.*21\/06\/2022.*第 2 行.*03\/24\/2022/u);
    expect((await runImport(folder, write(both), { map, dates: "dmy" })).said).toContain("新进 1，已有 0，文件内重复 0，没进 1");
  });
});

describe("a folder", () => {
  it("is not touched by a dry run, founded or not", async () => {
    const empty = join(folder, "none");
    expect((await runImport(empty, write(two), { map, isDryRun: true })).said).toContain("会新进 2");
    expect(existsSync(empty)).toBe(false);
    foundEmpty(folder);
    await runImport(folder, write(two), { map });
    const before = readFileSync(databasePath(folder));
    expect((await runImport(folder, write(two), { map, isDryRun: true })).said).toContain("会新进 0，已有 2");
    expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
  });

  it("that a running desk owns, or that holds no hospital, is refused in words", async () => {
    const file = write(two);
    expect(await runImport(folder, file, { map })).toEqual({ code: 3, said: expect.stringContaining("还没有医院") });
    expect(existsSync(databasePath(folder))).toBe(false);
    foundEmpty(folder);
    const owner = await ownFolder(folder, () => {});
    expect(await runImport(folder, file, { map })).toEqual({ code: 3, said: words.say("tool.owned", { folder }) });
    owner?.release();
  });

  it("of a desk that is joined to a hub is left alone", async () => {
    foundEmpty(folder);
    const core = coreOf(folder);
    core.facts.set({ role: "desk", hub: "http://127.0.0.1:4810" });
    core.close();
    expect(await runImport(folder, write(two), { map })).toEqual({ code: 3, said: expect.stringContaining("在主台上做") });
    expect(ticketsIn(folder).size).toBe(0);
  });
});

describe("npm run import", () => {
  it("speaks the language it is asked for, and explains itself", async () => {
    expect(await runTool("import", "tickets")).toMatchObject({ code: 2, out: expect.stringContaining("用法") });
    expect(await runTool("import", "tickets", write(two), "--map", "nowhere", "--dry-run", "--data", folder, "--lang", "en")).toMatchObject({ code: 1, out: expect.stringContaining("There is no map nowhere") });
    expect(await runTool("import", "tickets", write(two), "--dry-run", "--data", folder, "--lang", "en")).toMatchObject({ code: 1, out: expect.stringContaining("fit no ready map") });
  });
});
