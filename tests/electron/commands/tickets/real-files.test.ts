/** The public data of `../shared/data`, end to end, against what its PROFILE says. Skipped, saying so, where it is not there. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openForReading } from "../../../../electron/store/open.ts";
import { closedBeforeCreated } from "../../../../shared/ticket/import.ts";
import { projectFolder, removeScratch, scratchFolder } from "../../desk/small-desk.ts";
import { fileWith, foundEmpty, runImport, ticketsIn } from "../tool-run.ts";
import { baseMap } from "./rows.ts";

const data = join(projectFolder, "..", "shared", "data");
const city = join(data, "us-311");
const isThere = existsSync(city);
if (!isThere) console.warn("../shared/data is not here: the real imports are not tested");

let folder = "";
beforeEach(() => {
  folder = scratchFolder();
  foundEmpty(folder);
});
afterEach(() => removeScratch(folder));

describe.runIf(isThere)("New York, 17,418 rows without heads", () => {
  it("go in without a row lost; 325 are marked, 2,702 warned of; a second time changes nothing", async () => {
    const file = join(city, "nyc311_2020_5col_17418.csv.xz");
    const { said } = await runImport(folder, file, { map: "nyc311-5col" });
    expect(said).toContain("一行不少：17418 + 0 + 0 + 0 = 17418。");
    expect(said).toContain("地点不像地点，可能串列：2702");
    expect(said).toContain("时钟异常 325 单");
    const tickets = [...ticketsIn(folder).values()];
    expect(tickets.length).toBe(17_418);
    expect(new Set(tickets.map((ticket) => ticket.number)).size).toBe(17_418);
    expect(tickets.filter((ticket) => ticket.anomalies.includes(closedBeforeCreated)).length).toBe(325);
    const lamps = tickets.filter((ticket) => ticket.anomalies.length > 0 && ticket.service.en === "Street Light Condition");
    expect(lamps.length).toBe(324);
    const db = openForReading(folder);
    expect(db.prepare("SELECT count(*) FROM state_ticket WHERE open = 1").pluck().get()).toBe(0);
    const last = db.prepare("SELECT max(seq) FROM log").pluck();
    const before = last.get();
    expect((await runImport(folder, file, { map: "nyc311-5col" })).said).toContain("新进 0，已有 17418");
    expect(last.get()).toBe(before);
    db.close();
  }, 120_000);
});

describe.runIf(isThere)("every naughty string", () => {
  it("goes in byte for byte, or its row is reported; none stops the others", async () => {
    const strings = JSON.parse(readFileSync(join(data, "bad-strings", "blns.json"), "utf8")) as readonly string[];
    const rows = strings.map((text, index) => ({ No: String(index), Created: "2022-01-21", Type: "x", Said: text, Ward: text.slice(0, 100) }));
    const map = { ...baseMap, placePattern: undefined, columns: { key: "No", created: "Created", type: "Type", text: "Said", place: "Ward" } };
    const { said } = await runImport(folder, fileWith(folder, "naughty.json", JSON.stringify(rows)), { map: fileWith(folder, "map.json", JSON.stringify(map)) });
    const tickets = ticketsIn(folder);
    const wrong = strings.filter((text, index) => {
      const ticket = tickets.get(`city:${index}`);
      return ticket !== undefined && ticket.said !== (text.trim() === "" ? "" : text);
    });
    expect(wrong).toEqual([]);
    const rejected = strings.length - tickets.size;
    expect(said).toContain(`一行不少：${tickets.size} + 0 + 0 + ${rejected} = ${strings.length}。`);
    expect(rejected).toBeLessThan(10);
  });
});

describe.runIf(isThere)("the other cities", () => {
  it.each([
    ["nyc311_2018_full_1000.csv.xz", "1000 + 0 + 0 + 0 = 1000", "在办 14，已归档 986"],
    ["nyc311_2012_api_1000.json.xz", "999 + 0 + 0 + 1 = 1000", "在办 18，已归档 981"],
    ["NYC311-5.csv", "5 + 0 + 0 + 0 = 5", "在办 1，已归档 4"],
    ["boston311-100.csv", "100 + 0 + 0 + 0 = 100", "在办 15，已归档 85"],
    ["boston311-100-notime.csv", "100 + 0 + 0 + 0 = 100", "在办 15，已归档 85"],
    ["boston311-100-with-nonascii.csv", "100 + 0 + 0 + 0 = 100", "在办 15，已归档 85"],
    ["boston311-100-20dupes-random.csv", "80 + 0 + 20 + 0 = 100", "与前面某行一模一样：20"],
    ["boston311-100-bad.tsv", "100 + 0 + 0 + 0 = 100", "第 41 行：这行有 30 格，应有 29 格"],
    ["pittsburgh311_500.csv.xz", "500 + 0 + 0 + 0 = 500", "在办 91，已归档 409"],
  ])("%s: %s", async (name, sum, more) => {
    const { code, said } = await runImport(folder, join(city, name));
    expect(code).toBe(0);
    expect(said).toContain(sum);
    expect(said).toContain(more);
  });

  it("New York in May 2022 holds no day over twelve: it is asked for, not guessed", async () => {
    const file = join(city, "nyc311_2022-05_full_924.csv.xz");
    expect((await runImport(folder, file)).code).toBe(1);
    expect((await runImport(folder, file, { dates: "mdy" })).said).toContain("924 + 0 + 0 + 0 = 924");
  });

  it("Boston with the day first and with the year first is the same Boston", async () => {
    await runImport(folder, join(city, "boston311-100.csv"));
    const before = [...ticketsIn(folder).values()];
    removeScratch(folder);
    foundEmpty(folder);
    await runImport(folder, join(city, "boston311-dmy-100.csv"));
    expect([...ticketsIn(folder).values()]).toEqual(before);
  });

  it("the Italian help desk's events make 4,580 requests", async () => {
    const { said } = await runImport(folder, join(data, "helpdesk-italian", "helpdesk_events.csv.xz"), { isDryRun: true });
    expect(said).toContain("21348 条事件，合成 4580 单");
    expect(said).toContain("4580 + 0 + 0 + 0 = 4580");
  });
});
