/**
 * `npm run rebuild`: state and search anew from the log alone, and the proof that they are byte-equal to what stood there.
 * Ends with 1 where they are not, with 4 where the log's history is still to come from the hub.
 *   [--data DIR] [--lang zh-CN|en]
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dataFolderFrom, sourceFolder } from "../arguments.ts";
import { databasePath } from "../store/open.ts";
import { fingerprint, rebuild } from "../store/rebuild.ts";
import { createStore } from "../store/store.ts";
import { ownForTool } from "./open-desk.ts";
import { startProgress } from "./progress.ts";
import { orSayTrouble } from "./say-trouble.ts";
import { languageFor, readWords } from "./words.ts";

const { values } = parseArgs({ options: { data: { type: "string" }, lang: { type: "string" } } });
const dataFolder = dataFolderFrom(values.data);
const words = readWords(languageFor(values.lang, dataFolder));

process.exitCode = existsSync(databasePath(dataFolder)) ? await orSayTrouble(words, dataFolder, rebuildFolder) : noData();

function noData(): number {
  console.error(words.say("tool.no-data", { folder: dataFolder }));
  return 3;
}

async function rebuildFolder(): Promise<number> {
  const ownership = await ownForTool(dataFolder, words, console.error);
  if (ownership === undefined) return 3;
  try {
    return rebuildOwned();
  } finally {
    ownership.release();
  }
}

function rebuildOwned(): number {
  const store = createStore({ dataFolder, sqlFolder: join(sourceFolder, "electron", "store") });
  if (!store.log.isWhole()) {
    console.error(words.say("rebuild.history-coming"));
    store.close();
    return 4;
  }
  store.search.flush();
  const before = fingerprint(store.db);
  const progress = startProgress(store.log.head().seq, words.say("rebuild.progress"));
  rebuild(store.db, store.state, store.search, progress.to);
  progress.end();
  const after = fingerprint(store.db);
  console.log(words.say("rebuild.fingerprints", { events: store.log.head().seq, before, after }));
  console.log(words.say(before === after ? "rebuild.equal" : "rebuild.different"));
  store.close();
  return before === after ? 0 : 1;
}
