/**
 * Words for the command-line tools, in the desk's own language unless `--lang` names another.
 */
import { existsSync } from "node:fs";
import { deskSettings } from "../../shared/bridge.ts";
import { sourceFolder } from "../arguments.ts";
import { databasePath, openForReading } from "../store/open.ts";
import { readWords as readWordsIn } from "../words.ts";
import type { Language, Words } from "../words.ts";

/** The language a tool speaks: as asked for, else as the desk of that data folder is set, else Chinese. */
export function languageFor(asked: string | undefined, dataFolder: string): Language {
  if (asked !== undefined) return asked.toLowerCase().startsWith("en") ? "en" : "zh-CN";
  if (!existsSync(databasePath(dataFolder))) return "zh-CN";
  try {
    const db = openForReading(dataFolder);
    const settings = db.prepare<[], string>("SELECT value FROM node WHERE key = 'settings'").pluck().get();
    db.close();
    return deskSettings.parse(JSON.parse(settings ?? "{}")).language;
  } catch {
    return "zh-CN"; // A folder that cannot be read is reported by the tool that needs it, in words; this only chooses them.
  }
}

/** The words of a tool. */
export function readWords(language: Language): Words {
  return readWordsIn(sourceFolder, language);
}
