/** `npm run import -- catalog`: an empty hospital gets its own places, crews, people and services; again changes nothing. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sourceFolder } from "../../../electron/arguments.ts";
import { importCatalog } from "../../../electron/commands/catalog/import-catalog.ts";
import { readWords } from "../../../electron/commands/words.ts";
import { openCoreAlone } from "../../../electron/core-alone.ts";
import type { PersonState } from "../../../shared/person/person.ts";
import type { PlaceState } from "../../../shared/place/place.ts";

let data = "";
let catalog = "";
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "yizhan-data-"));
  catalog = mkdtempSync(join(tmpdir(), "yizhan-catalog-"));
  cpSync(join(sourceFolder, "resources", "catalog"), catalog, { recursive: true });
  withCore((core) => {
    core.facts.set({ "desk-number": "1" });
    core.desk.submit({ command: "site.open", body: { name: { zh: "新院", en: "New hospital" }, zone: "Asia/Shanghai" }, actor: "system", byMachine: true });
  });
});
afterEach(() => { for (const folder of [data, catalog]) rmSync(folder, { recursive: true, force: true }); });

function withCore<T>(work: (core: ReturnType<typeof openCoreAlone>) => T): T {
  const core = openCoreAlone(data, sourceFolder);
  try {
    return work(core);
  } finally {
    core.close();
  }
}

const head = () => withCore((core) => core.store.log.head().seq);
const stateOf = <T>(stream: string, id: string) => withCore((core) => JSON.parse(core.store.state.get(stream, id) ?? "null") as T);

async function bringIn(isDryRun = false): Promise<{ readonly code: number; readonly said: string }> {
  const said: string[] = [];
  const code = await importCatalog({ folder: catalog, isDryRun, dataFolder: data, words: readWords("zh-CN"), say: (line) => said.push(line) });
  return { code, said: said.join("\n") };
}

function rewrite(file: string, from: string, to: string): void {
  const path = join(catalog, file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

describe("a hospital's own catalogue", () => {
  it("goes into an empty house whole, and again changes nothing", async () => {
    expect(await bringIn()).toMatchObject({ code: 0, said: expect.stringMatching(/^基础数据：新增 2\d\d\d，改动 0，没变 0，没进 0。$/u) });
    expect(stateOf<PlaceState>("place", "b3-f7-bed12").label.zh).toBe("3号楼 7层 呼吸内科 12床");
    const before = head();
    expect((await bringIn()).said).toMatch(/^基础数据：新增 0，改动 0，没变 2\d\d\d，没进 0。$/u);
    expect(head()).toBe(before);
  }, 60_000);

  it("changes what it says otherwise; a building's new name reaches every place in it", async () => {
    await bringIn();
    rewrite("places.csv", "3号楼", "外科楼");
    const { said } = await bringIn();
    expect(said).not.toContain("改动 0");
    expect(stateOf<PlaceState>("place", "b3-f7-bed12").label.zh).toBe("外科楼 7层 呼吸内科 12床");
  }, 60_000);

  it("leaves who is on duty as it is, beside people who are new", async () => {
    await bringIn();
    withCore((core) => core.desk.submit({ command: "person.set-duty", body: { personId: "li-jianguo", duty: "off" }, actor: "wang-xiulan" }));
    rewrite("people.csv", "li-jianguo,", "new-hand,新来的,New Hand,operator,,138 0000 0000,,on\r\nli-jianguo,");
    expect((await bringIn()).said).toContain("新增 1，改动 0");
    expect(stateOf<PersonState>("person", "li-jianguo").duty).toBe("off");
    expect(stateOf<PersonState>("person", "new-hand").duty).toBe("on");
  }, 60_000);

  it("tells each bad row by file, row and column, and takes the rest; a dry run writes nothing", async () => {
    rewrite("crews.csv", ",s,5301", ",ss,5301");
    const before = head();
    const dry = await bringIn(true);
    expect(dry.said).toContain("什么都没写");
    expect(head()).toBe(before);
    const { code, said } = await bringIn();
    expect(code).toBe(0);
    expect(said).toMatch(/crews\.csv 第 2 行“letter”/u);
    expect(stateOf("crew", "power")).not.toBeNull();
    expect(stateOf("crew", "plumbing")).toBeNull();
  }, 60_000);

  it("is refused where nothing can be read, and nothing is written", async () => {
    rmSync(catalog, { recursive: true });
    const before = head();
    expect(await bringIn()).toMatchObject({ code: 1, said: expect.stringContaining("hospital.json") });
    expect(head()).toBe(before);
  });
});
