/** Reading a hospital's own files: what is wrong is named by file, row and column, and the rest goes in. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import iconv from "iconv-lite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endOfDayMs } from "../../../electron/catalog/catalog-row.ts";
import { readCatalog } from "../../../electron/catalog/read-catalog.ts";
import { found } from "./catalog-world.ts";

const sample = fileURLToPath(new URL("../../../resources/catalog", import.meta.url));
const whole = readCatalog(sample).commands;
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "catalog-"));
  cpSync(sample, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (file: string) => readFileSync(join(folder, file), "utf8");
const write = (file: string, content: string | Buffer) => writeFileSync(join(folder, file), content);
/** Adds a last row and says which row it is. */
function addRow(file: string, row: string): number {
  appendFileSync(join(folder, file), `${row}\n`);
  return textOf(file).trimEnd().split("\n").length;
}

/** The one problem of the folder; everything else of the sample must have gone in and be accepted. */
function onlyProblem() {
  const { commands, problems } = readCatalog(folder);
  expect(commands).toEqual(whole);
  expect(problems).toHaveLength(1);
  return problems[0];
}

describe("a row that cannot go in", () => {
  it.each([
    ["places.csv", "b9,building,east,,Building 9,", "zh", "cell-empty", {}],
    ["places.csv", "b9,tower,east,9号楼,Building 9,", "kind", "not-one-of", { value: "tower" }],
    ["places.csv", "b9-f1,floor,b9,1层,Floor 1,", "parentId", "reference-unknown", { value: "b9" }],
    ["places.csv", "b1,building,east,1号楼,Building 1,", "id", "id-twice", { value: "b1" }],
    ["places.csv", "b9,building,east,9号楼,Building 9,52x1", "extensions", "bad-value", { value: "52x1" }],
    ["crews.csv", "garden,园林组,Gardens,园林,Garden,j,5320,,maybe,2,14", "outsourced", "bad-value", { value: "maybe" }],
    ["crews.csv", "garden,园林组,Gardens,园林,Garden,j,5320,nobody,no,2,14", "onCallPersonId", "reference-unknown", { value: "nobody" }],
    ["crews.csv", "garden,园林组,Gardens,园林,Garden,s,5320,,no,2,14", "letter", "taken-already", { value: "s", by: "plumbing" }],
    ["people.csv", "new-man,新人,New Man,worker,gardens,138,,on", "crewId", "reference-unknown", { value: "gardens" }],
    ["people.csv", "new-man,新\u0007人,New Man,worker,,138,,on", "zh", "control-character", {}],
    ["certificates.csv", "zheng-wei,electrician,T-1,2027-02-30", "validUntil", "bad-value", { value: "2027-02-30" }],
    ["certificates.csv", "nobody,electrician,T-1,2027-02-28", "personId", "reference-unknown", { value: "nobody" }],
    ["equipment.csv", "x-1,X-1,泵,Pump,pump,nowhere,,,", "placeId", "reference-unknown", { value: "nowhere" }],
  ])("%s: %s", (file, line, column, code, params) => {
    const row = addRow(file, line);
    expect(onlyProblem()).toMatchObject({ file, row, column, code, params });
  });

  it("leaves out only a number that rings elsewhere, not the place", () => {
    const row = addRow("places.csv", "b9,building,east,9号楼,Building 9,5201;9999");
    const { commands, problems } = readCatalog(folder);
    expect(problems).toEqual([{ file: "places.csv", row, column: "extensions", code: "taken-already", params: { value: "5201", by: "b3-f7-d1-ns" } }]);
    expect(commands.find(({ body }) => JSON.stringify(body).includes('"b9"'))?.body).toMatchObject({ extensions: ["9999"] });
  });

  it("keeps the row numbers of a spreadsheet across empty lines", () => {
    const row = addRow("people.csv", "\n,,,,,,,\nnew-man,,New Man,worker,,138,,on");
    expect(onlyProblem()).toMatchObject({ file: "people.csv", row, column: "zh" });
  });
});

describe("a file that cannot go in", () => {
  it("names the path inside a service and lets the other services in", () => {
    const text = textOf("services/ac-leak.json");
    write("services/ac-leak.json", text.replace('"priority": 2', '"priority": 9'));
    const { commands, problems } = readCatalog(folder);
    expect(problems).toMatchObject([{ file: "services/ac-leak.json", row: 0, column: "priority", code: "bad-value" }]);
    expect(commands).toHaveLength(whole.length - 1);
  });

  it("says so when a service asks for levels that are not there", () => {
    write("services/ac-leak.json", textOf("services/ac-leak.json").replace('"levels": "repair"', '"levels": "fast"'));
    expect(readCatalog(folder).problems).toMatchObject([{ file: "services/ac-leak.json", column: "levels", params: { value: "fast" } }]);
  });

  it("says which column is missing, and takes the other files", () => {
    write("equipment.csv", textOf("equipment.csv").replace("placeId", "where"));
    const { commands, problems } = readCatalog(folder);
    expect(problems).toEqual([{ file: "equipment.csv", row: 1, column: "placeId", code: "column-missing", params: {} }]);
    // Points hang on equipment: without it there are none.
    expect(commands).toEqual(whole.filter(({ type }) => type !== "equipment.register" && type !== "alarm.define-point"));
  });

  it.each([
    ["empty", Buffer.alloc(0)], ["noise", Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 131) % 256))],
    ["cut JSON", Buffer.from('{ "name": ')], ["another value", Buffer.from("[1, null]")],
  ])("survives %s in place of any file", (_, content) => {
    for (const file of ["hospital.json", "places.csv", "people.csv", "levels.json", "services/ac-leak.json"]) {
      cpSync(sample, folder, { recursive: true });
      write(file, content);
      const { commands, problems } = readCatalog(folder);
      expect(problems.some((one) => one.file === file), file).toBe(true);
      expect(found(commands).refused, file).toEqual([]);
    }
  });

  it("survives an empty folder", () => {
    const { commands, problems } = readCatalog(join(folder, "nothing-here"));
    expect(commands).toEqual([]);
    expect(problems.map((one) => one.code)).toEqual(Array.from({ length: problems.length }, () => "file-unreadable"));
  });
});

describe("files as Excel writes them", () => {
  it("reads GB18030 people as the same people", () => {
    write("people.csv", iconv.encode(textOf("people.csv").slice(1), "gb18030"));
    expect(readCatalog(folder)).toEqual({ commands: whole, problems: [] });
  });

  it("reads the same with and without a byte order mark, with CRLF and padded cells", () => {
    expect(textOf("places.csv").startsWith("\uFEFF")).toBe(true);
    write("places.csv", textOf("places.csv").slice(1));
    write("people.csv", `${textOf("people.csv").replaceAll(",", " , ").replaceAll("\n", "\r\n")}`);
    expect(readCatalog(folder)).toEqual({ commands: whole, problems: [] });
  });
});

describe("the last day of a certificate", () => {
  it("ends with the day in the hospital's zone", () => {
    expect(endOfDayMs("2027-03-31", "Asia/Shanghai")).toBe(Date.parse("2027-03-31T23:59:59.999+08:00"));
    expect(endOfDayMs("2027/3/31", "Pacific/Kiritimati")).toBe(Date.parse("2027-03-31T23:59:59.999+14:00"));
    expect(endOfDayMs("2027-03-31", "Pacific/Pago_Pago")).toBe(Date.parse("2027-03-31T23:59:59.999-11:00"));
    expect(endOfDayMs("2027-03-28", "Europe/Berlin")).toBe(Date.parse("2027-03-28T23:59:59.999+02:00"));
  });

  it.each(["", "2027-13-08", "2027-02-29", "28.2.2027", "soon"])("is none when written %j", (day) => {
    expect(endOfDayMs(day, "Asia/Shanghai")).toBeUndefined();
  });
});

describe("working calendars", () => {
  const calendars = () => readCatalog(folder).commands.filter((one) => one.type === "calendar.define");
  it("go in before the services whose levels run on them", () => {
    const order = whole.map((one) => one.type);
    expect(order.indexOf("calendar.define")).toBeGreaterThan(0);
    expect(order.indexOf("calendar.define")).toBeLessThan(order.indexOf("service.define"));
  });
  it("may be none: a folder of before has no such file", () => {
    rmSync(join(folder, "calendars.json"));
    expect(readCatalog(folder).problems).toEqual([]);
    expect(calendars()).toEqual([]);
  });
  it("that cannot be read are named; the rest goes in", () => {
    write("calendars.json", `[{ "id": "office" }]`);
    expect(readCatalog(folder).problems[0]).toMatchObject({ file: "calendars.json", row: 0 });
    write("calendars.json", `"always"`);
    expect(readCatalog(folder).problems[0]).toMatchObject({ file: "calendars.json" });
    expect(calendars()).toEqual([]);
  });
});

describe("an outsourcer's contract", () => {
  it("ends with its last day, where the column is there and filled", () => {
    const [head = "", ...rows] = textOf("crews.csv").trimEnd().split(/\r?\n/);
    const lines = rows.map((row) => `${row},${row.startsWith("hongda") ? "2027-03-31" : ""}`);
    write("crews.csv", [`${head},contractUntil`, ...lines].join("\n"));
    const crew = (id: string) => readCatalog(folder).commands.find((one) => one.type === "crew.define" && (one.body as { id: string }).id === id)?.body;
    expect(crew("hongda")).toMatchObject({ contractUntilMs: Date.parse("2027-03-31T23:59:59.999+08:00") });
    expect(crew("hvac")).toMatchObject({ contractUntilMs: null });
  });
});
