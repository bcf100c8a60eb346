/**
 * `npm run propose -- FILE.tsv [--catalog DIR] [--wrong]`: scores the intake line on labelled lines (`line`, `placeId`,
 * `serviceType`) against a catalogue folder, the sample one unless told otherwise. Prints shares; with `--wrong` also each
 * line that was not understood, to tune on. Reads files only.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dataFolderFrom, sourceFolder } from "../arguments.ts";
import { createProposer } from "../../shared/intake/propose.ts";
import { readIntakeCatalogue, readLabelled, scoreLines } from "./propose-score.ts";
import { languageFor, readWords } from "./words.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { catalog: { type: "string" }, wrong: { type: "boolean", default: false }, lang: { type: "string" }, data: { type: "string" } },
});
const words = readWords(languageFor(values.lang, dataFolderFrom(values.data)));
const [file] = positionals;

function readLines(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

const text = file === undefined ? undefined : readLines(file);
if (text === undefined) {
  console.error(words.say("tool.propose.noFile", { file: file ?? "FILE.tsv" }));
  process.exit(2);
}
const lines = readLabelled(text);
if (lines.length === 0) {
  console.error(words.say("tool.propose.noLines", { file: file ?? "" }));
  process.exit(2);
}
const catalog = values.catalog ?? join(sourceFolder, "resources", "catalog");
const catalogue = readIntakeCatalogue(catalog);
if (catalogue.places.length === 0 || catalogue.services.length === 0) {
  console.error(words.say("tool.propose.noCatalog", { folder: catalog }));
  process.exit(2);
}
const percent = (share: number) => (share * 100).toFixed(1);
const score = scoreLines(createProposer(catalogue), lines, Date.now());
console.log(words.say("tool.propose.score", {
  lines: score.lines, place: percent(score.place), type: percent(score.type),
  placeTopThree: percent(score.placeTopThree), typeTopThree: percent(score.typeTopThree), topThree: percent(score.topThree),
}));
for (const one of values.wrong ? score.wrong : []) console.log(`${one.line}\t${one.placeId}\t${one.serviceType}\t${one.proposed}`);
