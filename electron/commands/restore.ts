/**
 * `npm run restore -- FILE`: puts a backup in the place of the data. The file is checked first; what stood there is moved
 * aside, never deleted. Refused while a desk uses the folder (3); ends with 1 where the file is no good.
 *   [--data DIR] [--lang zh-CN|en]
 */
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { dataFolderFrom, sourceFolder } from "../arguments.ts";
import { checkDatabase } from "../store/backup-check.ts";
import { restore } from "../store/health-mend.ts";
import { ownForTool } from "./open-desk.ts";
import { orSayTrouble } from "./say-trouble.ts";
import { languageFor, readWords } from "./words.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: "string" }, lang: { type: "string" } } });
const dataFolder = dataFolderFrom(values.data);
const words = readWords(languageFor(values.lang, dataFolder));
const [named] = positionals;

if (named === undefined || positionals.length > 1) {
  console.error(words.say("restore.usage"));
  process.exitCode = 2;
} else process.exitCode = await orSayTrouble(words, dataFolder, () => restoreFrom(resolve(named)));

async function restoreFrom(file: string): Promise<number> {
  if (!existsSync(file)) return no("restore.no-file", file);
  mkdirSync(dataFolder, { recursive: true });
  const ownership = await ownForTool(dataFolder, words, console.error);
  if (ownership === undefined) return 3;
  try {
    if (checkDatabase(file).kind === "bad") return no("restore.bad", file);
    const done = await restore(dataFolder, join(sourceFolder, "electron", "store"), { file, atMs: Date.now() });
    if (done === undefined) return no("restore.unfit", file);
    console.log(words.say("restore.done", { seqAfter: done.seqAfter, aside: done.aside }));
    return 0;
  } finally {
    ownership.release();
  }
}

function no(key: string, file: string): number {
  console.error(words.say(key, { file }));
  return 1;
}
