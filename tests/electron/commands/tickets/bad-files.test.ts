/** Files that are empty, cut, of an unknown encoding or not what their name says: one clear sentence, nothing written. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { databasePath } from "../../../../electron/store/open.ts";
import { removeScratch, scratchFolder } from "../../desk/small-desk.ts";
import { fileWith, foundEmpty, runImport, ticketsIn, words } from "../tool-run.ts";

let folder = "";
beforeEach(() => { folder = scratchFolder(); });
afterEach(() => removeScratch(folder));

const table = "No,Created,Type\n1,2022-01-21 13:47:00,灯不亮\n2,2022-01-22 13:47:00,漏水\n";
const map = JSON.stringify({ about: "test", source: "city", zone: "Asia/Shanghai", columns: { key: "No", created: "Created", type: "Type" } });
const utf8 = Buffer.from(table);
const gz = gzipSync(utf8);
// `1,2` packed by xz.
const xz = Buffer.from("/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQADMSwyCgAtJ3ZqrcdOWQABHARvLJzBH7bzfQEAAAAABFla", "base64");
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]);

const bad: readonly (readonly [what: string, name: string, content: string | Uint8Array, key: string])[] = [
  ["empty", "a.csv", "", "empty"], ["empty when unpacked", "a.csv.gz", gzipSync(""), "empty"], ["only blank lines", "a.csv", "\n \n\n", "empty"],
  ["only a head", "a.csv", "No,Created,Type\n", "no-rows"],
  ["a cut .gz", "a.csv.gz", gz.subarray(0, gz.length - 9), "cut"], ["a damaged .gz", "a.csv.gz", Buffer.concat([gz.subarray(0, 30), Buffer.alloc(30, 255), gz.subarray(60)]), "damaged"],
  ["a cut .xz", "a.csv.xz", xz.subarray(0, 40), "cut"], ["a cut UTF-8 file", "a.csv", utf8.subarray(0, utf8.length - 2), "cut"],
  ["a cut UTF-16 file", "a.csv", iconv.encode(table, "utf16", { addBOM: true }).subarray(0, 91), "cut"],
  ["called .gz and is none", "a.csv.gz", table, "not-packed"], ["called .xz and is none", "a.csv.xz", table, "not-packed"],
  ["called .xlsx and is none", "a.xlsx", table, "not-excel"], ["called .csv and is a workbook", "a.csv", Buffer.from("PK\u0003\u0004rest"), "is-excel"],
  ["a cut workbook", "a.xlsx", Buffer.from("PK\u0003\u0004rest"), "cut"], ["an old workbook", "a.xlsx", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "old-excel"],
  ["called .csv and is packed", "a.csv", gz, "packed-inside"], ["called .csv and is JSON", "a.csv", '[{"No":1}]', "is-json"],
  ["a picture", "a.csv", png, "binary"], ["binary zeros", "a.csv", Buffer.alloc(200), "binary"],
  ["JSON that breaks off", "a.json", '[{"No": 1}, {"No"', "json-cut"], ["JSON with a fault", "a.json", '[{"No": 1,,}]', "json-broken"],
  ["JSON that is no list", "a.json", '{"rows": 3}', "json-no-list"], ["a quote that is never closed", "a.csv", 'No,Created,Type\n1,2022-01-21,"灯\n2,2022-01-22,水\n', "quote-open"],
  ["of a kind that is not taken", "a.pdf", "%PDF-1.7", "kind-unknown"], ["with other columns", "a.csv", "x,y\n1,2\n", "columns-missing"],
];

describe("a file that is", () => {
  it.each(bad)("%s is refused in words, and nothing is written", async (_what, name, content, key) => {
    const data = join(folder, "data");
    const mapPath = fileWith(folder, "map.json", map);
    const { code, said } = await runImport(data, fileWith(folder, name, content), { map: mapPath });
    expect(words.has(`import.file.${key}`)).toBe(true);
    expect(said).toContain("什么都没写进去");
    expect(said).not.toContain("import.");
    expect(said.split("\n").length).toBe(2);
    expect([code, existsSync(databasePath(data))]).toEqual([1, false]);
  });

  it.each(bad)("%s says exactly that", async (_what, name, content, key) => {
    const asked: string[] = [];
    const asking = { language: "zh-CN" as const, has: () => true, say: (wanted: string) => { asked.push(wanted); return ""; } };
    await runImport(join(folder, "data"), fileWith(folder, name, content), { map: fileWith(folder, "map.json", map), words: asking });
    expect(asked).toEqual([`import.file.${key}`, "import.nothing-written"]);
  });

  it("not there, or a folder, is refused too", async () => {
    expect((await runImport(folder, join(folder, "no.csv"))).said).toContain("打不开（ENOENT）");
    foundEmpty(join(folder, "x.csv"));
    expect((await runImport(folder, join(folder, "x.csv"))).said).toContain("打不开（EISDIR）");
  });
});

describe("a file that is whole", () => {
  it.each([
    ["UTF-8", utf8], ["UTF-8 with a mark", Buffer.from(`\uFEFF${table}`)], ["UTF-16", iconv.encode(table, "utf16", { addBOM: true })],
    ["UTF-16 without a mark", iconv.encode(table, "utf16le", { addBOM: false })], ["UTF-16, big end first", iconv.encode(table, "utf16be", { addBOM: true })], ["GB18030", iconv.encode(table, "gb18030")],
  ])("goes in from %s", async (_encoding, content) => {
    foundEmpty(folder);
    const { code } = await runImport(folder, fileWith(folder, "a.csv", content), { map: fileWith(folder, "map.json", map) });
    expect(code).toBe(0);
    expect(ticketsIn(folder).get("city:2")).toMatchObject({ matter: "漏水", service: { zh: "漏水" } });
  });
});
