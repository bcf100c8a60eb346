/** User-visible words stand in `resources/words`, in both languages, and nowhere in code. */
import { describe, expect, it } from "vitest";
import { readSourceFiles, withoutComments } from "./source-files.ts";
import { languages, placeholdersOf, sentenceAt } from "./words.ts";

const files = readSourceFiles(["renderer"]).map((file) => ({ path: file.path, code: withoutComments(file.text) }));

/** Every sentence by dotted key. */
function sentences(words: unknown, key = ""): readonly (readonly [string, string])[] {
  if (typeof words === "string") return [[key, words]];
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([name, below]) => sentences(below, key === "" ? name : `${key}.${name}`));
}

const chinese = new Map(sentences(languages["zh-CN"]));
const english = new Map(sentences(languages["en"]));
const withoutPlural = (key: string) => key.replace(/_(zero|one|other)$/, "");

/** Values that are a Chinese name alone and have no place in an English sentence. */
const chineseOnly: readonly string[] = ["intake.why.acutePlace: place", "intake.why.equipmentNear: place"];

it("both languages ask for the same values", () => {
  const asked = (from: ReadonlyMap<string, string>, key: string) =>
    [...new Set([...from].filter(([one]) => withoutPlural(one) === key).flatMap(([, sentence]) => placeholdersOf(sentence)))];
  // A language's own half of a bilingual value counts as the value: `person` in Chinese, `personEn` in English. A plural may leave its number out.
  const same = (name: string) => name.replace(/En$/, "");
  const wrong = [...new Set([...chinese.keys()].map(withoutPlural))].flatMap((key) => {
    const [zh, en] = [asked(chinese, key).map(same), asked(english, key).map(same)];
    const odd = [...zh.filter((name) => !en.includes(name)), ...en.filter((name) => !zh.includes(name))];
    return odd.length === 0 ? [] : [`${key}: ${odd.join(", ")}`];
  });
  expect(wrong.filter((one) => !chineseOnly.includes(one))).toEqual([]);
});

describe.each(Object.keys(languages))("%s has", (language) => {
  const words = languages[language];
  const has = (key: string) => sentenceAt(words, key) !== undefined || sentenceAt(words, `${key}_other`) !== undefined;

  it("every sentence that the interface asks for by name", () => {
    const missing = files.flatMap(({ path, code }) => [...code.matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, key = ""]) => key).filter((key) => !has(key)).map((key) => `${path}: ${key}`));
    expect(missing).toEqual([]);
  });

  it("something under every name that is put together, and for both ends of it", () => {
    const keys = [...(language === "en" ? english : chinese).keys()].map(withoutPlural);
    const missing = files.flatMap(({ path, code }) => [...code.matchAll(/\bt\(\s*`([^`]+)`/g)].map(([, pattern = ""]) => pattern)
      .filter((pattern) => {
        const literal = pattern.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^()|[\]\\]/g, "\\$&"));
        return !keys.some((key) => new RegExp(`^${literal.join(".+")}$`).test(key));
      }).map((pattern) => `${path}: ${pattern}`));
    expect(missing).toEqual([]);
  });
});

it("the interface asks for some words at all", () => {
  expect(files.flatMap(({ code }) => [...code.matchAll(/\bt\(\s*["`]/g)]).length).toBeGreaterThan(100);
});

/** Chinese that is no sentence: file, characters, reason. */
const chineseInCode: readonly (readonly [string, string, string])[] = [
  ["renderer/app/civil.ts", "日周星期", "a pattern over what the formatter wrote"],
  ["renderer/rooms/wall/fit-text.ts", "床", "a pattern over place names"],
  ["renderer/rooms/start/FirstStart.tsx", "中文", "a language is named in itself, so that its readers find it"],
  ["renderer/rooms/settings/TestCard.tsx", "国", "a glyph that is measured"],
];

it("no Chinese stands in code", () => {
  const wrong = files.flatMap(({ path, code }) => {
    const allowed = chineseInCode.filter(([file]) => file === path).map(([, characters]) => characters).join("");
    const found = [...code.matchAll(/\p{Script=Han}+/gu)].map(([text]) => text).filter((text) => [...text].some((character) => !allowed.includes(character)));
    return found.map((text) => `${path}: ${text}: put it into resources/words and ask for it by t()`);
  });
  expect(wrong).toEqual([]);
});

it("no English sentence stands between tags", () => {
  const wrong = files.filter(({ path }) => path.endsWith(".tsx"))
    .flatMap(({ path, code }) => [...code.matchAll(/>\s*([A-Za-z][A-Za-z ,.'!?-]{3,})\s*<\//g)].map(([, text = ""]) => `${path}: ${text.trim()}`));
  expect(wrong).toEqual([]);
});

/** Names that are the same in both languages. */
const names = /^(Ctrl|Alt|Shift|Esc|Tab|Enter|Space|Home|End|PgUp|PgDn|Del|F\d+|English|Yizhan|SOP|Wi-?Fi|PDF|CSV|JSON|XLSX|URL|ID|QR|IP|OK|[A-Z]|\d+|[^\p{L}]*)$/u;

it("no sentence of the Chinese words is English only", () => {
  const wrong = [...chinese].filter(([, sentence]) => {
    const bare = sentence.replace(/\{\{[^}]*\}\}/g, " ").trim();
    return bare !== "" && !/\p{Script=Han}/u.test(bare) && !bare.split(/[\s+/·,，、：「」]+/).every((word) => names.test(word));
  });
  expect(wrong.map(([key, sentence]) => `${key}: ${sentence}`)).toEqual([]);
});

it("no sentence of the English words holds Chinese", () => {
  const allowed = /^(settings\.language\.|start\.|phone\.otherLanguage$)/;
  const wrong = [...english].filter(([key, sentence]) => /\p{Script=Han}/u.test(sentence.replace(/一站/g, "")) && !allowed.test(key));
  expect(wrong.map(([key, sentence]) => `${key}: ${sentence}`)).toEqual([]);
});
