/**
 * Words outside a page: for command-line tools, slips, notices. From the same files as the screens (`resources/words`).
 * Knows i18next's `{{name}}` and its `_one`/`_other` for `count`, and no more.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { deskSettings } from "../shared/bridge.ts";

export type Language = z.infer<typeof deskSettings>["language"];
export type WordParams = Readonly<Record<string, string | number | readonly string[]>>;

export interface Words {
  readonly language: Language;
  /** The sentence of a key, filled in; the key itself where there are no words for it. */
  say(key: string, params?: WordParams): string;
  has(key: string): boolean;
}

/** The words of one language of the program that lies in `programFolder`. */
export function readWords(programFolder: string, language: Language): Words {
  const tree: unknown = JSON.parse(readFileSync(join(programFolder, "resources", "words", `${language}.json`), "utf8"));
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
