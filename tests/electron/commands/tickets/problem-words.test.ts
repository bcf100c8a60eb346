/** Every problem that the importer can name has words, in both languages. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readWords } from "../../../../electron/commands/words.ts";
import { closedBeforeCreated } from "../../../../shared/ticket/import.ts";
import { projectFolder } from "../../desk/small-desk.ts";

const folder = join(projectFolder, "electron", "commands");
const textOf = (wanted: (path: string) => boolean) => readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && wanted(path)).map((path) => readFileSync(join(folder, path), "utf8")).join("\n");
const isOfPoints = (path: string) => path.startsWith("points");
const [sources, pointSources] = [textOf((path) => !isOfPoints(path)), textOf(isOfPoints)];
const found = (pattern: RegExp, text = sources) => [...new Set([...text.matchAll(pattern)].map(([, code = ""]) => code))];

const fileCodes = [...found(/fileProblem\("([a-z-]+)"/gu), "cut", "damaged", "json-broken", "json-cut", "not-excel", "encoding"];
const rowCodes = [...found(/oddity\("([a-z-]+)"/gu), ...found(/code: "([a-z]+-[a-z-]+)"/gu), closedBeforeCreated, "closed-time-unknown", "created-in-future",
  "key-missing", "created-missing", "type-missing", "control-character", "too-long", "cell-wrong", "repeat-same", "repeat-differs"];

describe.each(["zh-CN", "en"] as const)("the words in %s", (language) => {
  const words = readWords(language);

  it("have a sentence for every file that cannot go in", () => {
    expect(fileCodes.length).toBeGreaterThan(20);
    expect(fileCodes.filter((code) => !words.has(`import.file.${code}`))).toEqual([]);
  });

  it("have a name and a sentence for every oddity of a row", () => {
    expect(rowCodes.length).toBeGreaterThan(12);
    expect(rowCodes.filter((code) => !words.has(`import.problem.${code}`) || !words.has(`import.kinds.${code}`))).toEqual([]);
  });

  it("have what is wrong with a row of a point table, and how to mend it", () => {
    const codes = found(/code: "([a-z]+-[a-z-]+)"/gu, pointSources);
    expect(codes.length).toBeGreaterThan(2);
    expect(codes.filter((code) => !(words.has(`import.points.problem.${code}`) || words.has(`import.problem.${code}`)) || !words.has(`import.points.mend.${code}`))).toEqual([]);
  });

  it("have every sentence that a tool says", () => {
    const keys = found(/\.say\("([a-z][\w.-]+)"/gu);
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((key) => !words.has(key))).toEqual([]);
  });
});
