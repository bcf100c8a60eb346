/**
 * Places as one reads them in a row. A Chinese label goes from the building inwards and is short (3号楼 7层 呼吸内科 12床); an
 * English one goes outwards and is long, so that what is cut off would be the building. A row says it the Chinese way, in
 * codes: `B3 7F Bed 12 · Respiratory Medicine`; the department, which building, floor and bed tell already, is cut first.
 */
import type { Bilingual } from "../../shared/kernel/text.ts";
import type { Words } from "./words.ts";

/** English names of the kind `Building 3`, with their codes; any other name stays as it is, without the word Building. */
const codes: readonly (readonly [RegExp, string])[] = [[/^Building (\w{1,3})$/, "B$1"], [/^Floor (\w{1,3})$/, "$1F"], [/^Basement (\d)$/, "-$1F"], [/^(.+) Building$/, "$1"]];

const isCoded = (name: string) => codes.some(([pattern]) => pattern.test(name));
const codeOf = (name: string) => codes.reduce((said, [pattern, code]) => said.replace(pattern, code), name);

/** A label cut around its own name (12床), which tells neighbours apart and is what one corrects most often. */
export interface PlaceParts {
  readonly before: string;
  readonly own: string;
  readonly after: string;
}

/** An English label taken apart: `B3`, `7F`; its own name; what lies between, from the inside. */
export function readEnglish(label: string): { readonly codes: readonly string[]; readonly own: string; readonly between: readonly string[] } {
  const [own = "", ...around] = label.split(", ");
  return { codes: around.filter(isCoded).reverse().map(codeOf), own, between: around.filter((name) => !isCoded(name)) };
}

function englishParts(label: string): PlaceParts {
  const { codes, own, between } = readEnglish(label);
  return { before: codes.map((code) => `${code} `).join(""), own, after: between.map((name) => ` · ${name}`).join("") };
}

/** The place in a row, in the language of this desk. */
export function placeParts(label: Bilingual | null, { language, pick }: Pick<Words, "language" | "pick">): PlaceParts {
  const text = pick(label);
  if (language === "en") return englishParts(text);
  const at = text.lastIndexOf(" ") + 1;
  return { before: text.slice(0, at), own: text.slice(at), after: "" };
}

/** The same as one text. */
export function placeText(label: Bilingual | null, words: Pick<Words, "language" | "pick">): string {
  const { before, own, after } = placeParts(label, words);
  return before + own + after;
}
