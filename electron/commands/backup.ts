/**
 * `npm run backup`: a checked copy of the data, also of a desk that is running. Ends with 1 where none was made, 4 where the
 * data cannot be read.
 *   [--data DIR] [--to FILE] [--lang zh-CN|en]
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { dataFolderFrom } from "../arguments.ts";
import { backUp } from "../store/backup.ts";
import { backupFolder, newBackupPath } from "../store/backup-files.ts";
import { databasePath, openForReading } from "../store/open.ts";
import { startProgress } from "./progress.ts";
import { orSayTrouble } from "./say-trouble.ts";
import { languageFor, readWords } from "./words.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, to: { type: "string" }, lang: { type: "string" } } });
const dataFolder = dataFolderFrom(values.data);
const words = readWords(languageFor(values.lang, dataFolder));

if (existsSync(databasePath(dataFolder))) process.exitCode = await orSayTrouble(words, dataFolder, makeBackup);
else {
  console.error(words.say("tool.no-data", { folder: dataFolder }));
  process.exitCode = 3;
}

async function makeBackup(): Promise<number> {
  const file = values.to === undefined ? newBackupPath(backupFolder(dataFolder), Date.now()) : resolve(values.to);
  const db = openForReading(dataFolder);
  const progress = startProgress(db.pragma("page_count", { simple: true }) as number, words.say("backup.progress"));
  const made = await backUp(db, file, progress.to);
  progress.end();
  db.close();
  if (made.kind === "made") console.log(words.say("backup.made", { file, seq: made.seq }));
  else console.error(words.say(`backup.${made.why}`, { file }));
  return made.kind === "made" ? 0 : 1;
}
