/**
 * How text becomes search tokens, the same for what is indexed and what is asked. SQLite's trigram tokenizer finds nothing
 * under three characters, so Chinese is cut into pairs: 电梯困人 → 电梯 梯困 困人 人. Pinyin initials are cut the same way
 * (dtkr → dt tk kr r), digits into fours (13800132207 → 1380 3800 …), so that any part of a telephone number is a phrase.
 */
import { pinyin } from "pinyin-pro";

/** Token texts of one thing, one per column of the index. */
export interface SearchText {
  readonly words: string;
  readonly initials: string;
  readonly digits: string;
}

const han = /\p{Script=Han}/u;
// A mark counts only behind its letter: alone (emoji are full of them) it is no token to SQLite, and nothing would match.
const word = String.raw`\p{Script=Han}+|(?!\p{Script=Han})\p{L}(?:(?!\p{Script=Han})[\p{L}\p{M}])*`;
const runs = new RegExp(`${word}|\\p{N}+`, "gu");
const termRuns = new RegExp(`${word}|[\\p{N}-]+`, "gu");
const initialByCharacter = new Map<string, string>();

/** One writing of what looks alike: full-width letters and digits, as input methods leave them, become plain ones. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** First letter of a character's usual reading; empty where it has none. */
export function initialOf(character: string): string {
  let found = initialByCharacter.get(character);
  if (found === undefined) {
    found = pinyin(character, { pattern: "first", toneType: "none" }).toLowerCase();
    if (!/^[a-z]$/.test(found)) found = "";
    initialByCharacter.set(character, found);
  }
  return found;
}

/** 电梯困人 with size 2 → 电梯 梯困 困人 人; a text shorter than `size` is one token. */
function grams(characters: readonly string[], size: number): string[] {
  return characters.map((_, index) => characters.slice(index, index + size).join(""));
}

/** Tokens of everything that is to be found under a thing. */
export function searchText(parts: readonly string[]): SearchText {
  const words: string[] = [];
  const initials: string[] = [];
  const digits: string[] = [];
  for (const part of parts) {
    for (const [run] of plain(part).matchAll(runs)) {
      if (han.test(run)) {
        const characters = [...run];
        words.push(...grams(characters, 2));
        initials.push(...grams(characters.map(initialOf).filter((letter) => letter !== ""), 2), "|");
      } else {
        words.push(run);
        if (/^\d{4,}$/.test(run)) digits.push(...grams([...run], 4).filter((gram) => gram.length === 4));
      }
    }
  }
  return { words: words.join(" "), initials: initials.join(" "), digits: digits.join(" ") };
}

/** The FTS5 query for what somebody typed, or nothing where nothing can be looked up. All terms must be met. */
export function searchQuery(text: string): string | undefined {
  const terms = [...plain(text).matchAll(termRuns)].map(([term]) => termQuery(term)).filter((one) => one !== undefined);
  return terms.length === 0 ? undefined : terms.slice(0, 12).join(" AND ");
}

function termQuery(term: string): string | undefined {
  if (han.test(term)) return `words : ${phrase([...term])}`;
  const digits = term.replaceAll("-", "");
  if (/^\d+$/.test(digits)) return numberQuery(term, digits);
  if (term.replaceAll("-", "") === "") return undefined;
  if (!/^[a-z]+$/.test(term)) return `words : "${term}"*`;
  const letters = [...term];
  return letters.length === 1 ? `(initials : "${term}"* OR words : "${term}")` : `(initials : ${phrase(letters)} OR words : "${term}"*)`;
}

/** Pairs of neighbouring characters as one phrase; a single one as the beginning of a pair. */
function phrase(characters: readonly string[]): string {
  if (characters.length === 1) return `"${characters[0]}"*`;
  return `"${grams(characters, 2).slice(0, -1).join(" ")}"`;
}

function numberQuery(term: string, digits: string): string {
  const pieces = term.split("-").filter((piece) => piece !== "");
  if (pieces.length > 1) return `words : "${pieces.join(" ")}"`;
  if (digits.length < 4) return `words : "${digits}"* OR words : "${digits.padStart(4, "0")}"`.replace(/^(.*)$/, "($1)");
  return `(words : "${digits}" OR digits : "${grams([...digits], 4).filter((gram) => gram.length === 4).join(" ")}")`;
}
