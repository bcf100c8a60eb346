/**
 * `npm run inspect -- TICKET`: the whole story of one ticket from the log, in words. TICKET is a number, its end
 * (2-0042, 0042) or an id. Reads only, so it works beside a running desk.
 *   [--data DIR] [--lang zh-CN|en]
 */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { dataFolderFrom } from "../arguments.ts";
import { databasePath, openForReading } from "../store/open.ts";
import { inspectTicket } from "./inspect-ticket.ts";
import { orSayTrouble } from "./say-trouble.ts";
import { languageFor, readWords } from "./words.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: "string" }, lang: { type: "string" } } });
const dataFolder = dataFolderFrom(values.data);
const words = readWords(languageFor(values.lang, dataFolder));
const [named] = positionals;

if (named === undefined || positionals.length > 1) {
  console.error(words.say("inspect.usage"));
  process.exitCode = 2;
} else if (!existsSync(databasePath(dataFolder))) {
  console.error(words.say("tool.no-data", { folder: dataFolder }));
  process.exitCode = 3;
} else process.exitCode = await orSayTrouble(words, dataFolder, () => inspectNamed(named));

function inspectNamed(ticket: string): number {
  const db = openForReading(dataFolder);
  const { lines, isFound } = inspectTicket(db, ticket, words);
  db.close();
  console.log(lines.join("\n"));
  return isFound ? 0 : 1;
}
