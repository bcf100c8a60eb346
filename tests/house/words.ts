/** The words files as the house tests read them: by dotted key, with the placeholders that stand in a sentence. */
import en from "../../resources/words/en.json";
import zhCN from "../../resources/words/zh-CN.json";

/** Both languages, by name. */
export const languages: Readonly<Record<string, unknown>> = { "zh-CN": zhCN, en };

/** The sentence under a dotted key, or nothing where there is none. */
export function sentenceAt(words: unknown, key: string): string | undefined {
  let at = words;
  for (const part of key.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, part)) return undefined;
    at = Object.entries(at).find(([name]) => name === part)?.[1];
  }
  return typeof at === "string" && at !== "" ? at : undefined;
}

/** Names of what a sentence wants to be filled in, i18next syntax. */
export function placeholdersOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\{\s*([^{},\s]+)\s*(?:,[^{}]*)?\}\}/g)].map(([, name = ""]) => name);
}
