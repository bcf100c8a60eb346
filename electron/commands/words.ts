/**
 * Words for the command-line tools, from the same files as the screens (`resources/words`), in the desk's own language
 * unless `--lang` names another. Knows i18next's `{{name}}` and its `_one`/`_other` for `count`, and no more.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { deskSettings } from "../../shared/bridge.ts";
import { sourceFolder } from "../arguments.ts";
import { databasePath, openForReading } from "../store/open.ts";

export type Language = z.infer<typeof deskSettings>["language"];
export type WordParams = Readonly<Record<string, string | number | readonly string[]>>;

export interface Words {
  readonly language: Language;
  /** The sentence of a key, filled in; the key itself where there are no words for it. */
  say(key: string, params?: WordParams): string;
  has(key: string): boolean;
}

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

export function readWords(language: Language): Words {
  const tree: unknown = JSON.parse(readFileSync(join(sourceFolder, "resources", "words", `${language}.json`), "utf8"));
  const sentence = (key: string): string | undefined => {
    const found = key.split(".").reduce<unknown>((at, part) => (isTree(at) ? at[part] : undefined), tree);
    return typeof found === "string" ? found : undefined;
  };
  const pick = (key: string, params: WordParams): string | undefined =>
    (params["count"] === undefined ? undefined : sentence(`${key}${params["count"] === 1 ? "_one" : "_other"}`)) ?? sentence(key);
  return {
    language,
    has: (key) => sentence(key) !== undefined,
    say: (key, params = {}) => (pick(key, params) ?? key).replace(/\{\{\s*([\w.]+)[^}]*\}\}/g, (_whole, name: string) => shown(params[name])),
  };
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: WordParams[string] | undefined): string {
  return typeof value === "object" ? value.join(" ") : String(value ?? "");
}
