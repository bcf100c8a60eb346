/**
 * What part a named place plays in the line: where the work is, where something only goes (到放射科, 送检验科), or by what it is
 * told (护士站对面的楼梯间). Only where another place is named as well: 到3号楼修灯 alone is about building 3. Used by `place-find.ts`.
 */
import type { PlaceKind } from "../place/place.ts";
import type { Part } from "./segment.ts";
import type { Word } from "./vocabulary.ts";

/** How much a part counts for the places it names, for what they lie in, and where it does not fit. Shares of 1. */
export interface PlaceRole {
  readonly own: number;
  readonly above: number;
  readonly missed: number;
}

const plain: PlaceRole = { own: 1, above: 1, missed: 1 };
/** Assumed, from the tuned set. */
const destination: PlaceRole = { own: 0.2, above: 0.2, missed: 0 };
const reference: PlaceRole = { own: 0.3, above: 1.6, missed: 0 };

const leadWords = new Set(["到", "去", "往", "至", "送", "回", "送到", "送去", "送往", "送回", "转到", "转去", "转往", "推到", "推去", "漫到", "流到", "漏到", "滴到"]);
const besideWords = new Set(["对面", "斜对面", "旁边", "隔壁", "门口", "外面", "附近", "前面", "后面"]);

/** 整栋楼都没水: all of it is meant, not the toilet or the desk that is named beside it. */
const wholes = [
  ["building", /整(?:个|栋|幢|座|个大)?楼(?!层)|全楼(?!层)|[整全][栋幢]/],
  ["floor", /整个?楼?层|全层/],
] as const satisfies readonly (readonly [PlaceKind, RegExp])[];

/** The kind of place of which a normalised line says that all of it is meant; null where it does not. */
export function wholeSaid(text: string): PlaceKind | null {
  return wholes.find(([, said]) => said.test(text))?.[0] ?? null;
}

const says = (part: Part<Word> | undefined, words: ReadonlySet<string>) => part?.hits.some((hit) => words.has(hit.word.text)) === true;

/** Whether a part names a place in words or by a number. */
export function isAboutPlace(part: Part<Word> | undefined): boolean {
  return part !== undefined && (part.numbers.some((one) => one.keys.length > 0) || part.hits.some((hit) => hit.word.places.length > 0 && !hit.partial));
}

/** The role of each part, in their order. */
export function rolesOf(parts: readonly Part<Word>[]): readonly PlaceRole[] {
  const goesTo = destinationParts(parts);
  const staysElsewhere = parts.some((part, at) => isAboutPlace(part) && !goesTo.has(at));
  return parts.map((part, at) => {
    if (goesTo.has(at) && staysElsewhere) return destination;
    const beside = besideWordAfter(parts, at);
    return isAboutPlace(part) && beside && isAboutPlace(parts[at + 2]) && part.hits.length > 0 ? reference : plain;
  });
}

/**
 * Parts that are a place's own name and nothing else: 值班室 where the line says what is the matter (门锁坏), although a service
 * type has it for a keyword. Not where the type is called so itself (宿舍 of 宿舍维修, known to `isTypeName`), and a bed in such
 * a room is no patient's bed.
 */
export function nameOnlyParts(parts: readonly Part<Word>[], placeParts: ReadonlySet<number>, isTypeName: (word: Word) => boolean): ReadonlySet<number> {
  const isOwnName = (word: Word) => word.concepts.length === 0 && word.terms.length > 0 && word.places.length > 0 && !isTypeName(word);
  const named = new Set([...placeParts].filter((at) => asWritten(parts[at]).some(isOwnName)));
  if (named.size === 0) return named;
  const own = new Set([...named].flatMap((at) => asWritten(parts[at])).flatMap((word) => word.terms.map((term) => term.service)));
  const others = parts.flatMap((part, at) => (placeParts.has(at) ? [] : asWritten(part)));
  return saysMatter(others, own) ? named : new Set();
}

function asWritten(part: Part<Word> | undefined): readonly Word[] {
  return (part?.hits ?? []).filter(({ quality, partial }) => quality === 1 && !partial).map(({ word }) => word);
}

/** A keyword of a type that the place's name does not speak for, or a thing with its fault. */
function saysMatter(words: readonly Word[], own: ReadonlySet<number>): boolean {
  const names = (kind: string) => words.some((word) => word.concepts.some((one) => one.startsWith(kind)));
  if (names("thing:bed")) return false;
  const isKeyword = ({ text, terms }: Word) => text.length > 1 && terms.length > 0 && !terms.some((term) => own.has(term.service));
  return words.some(isKeyword) || (names("thing:") && names("fault:"));
}

/** All that names a place right behind 到, 去, 送, as one run: 到 3号楼 8层 护士站. */
function destinationParts(parts: readonly Part<Word>[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = 1; at < parts.length; at += 1) {
    const [before, part] = [parts[at - 1], parts[at]];
    const isNext = before !== undefined && part !== undefined && part.from - before.to <= 1;
    if (isNext && isAboutPlace(part) && (says(before, leadWords) || found.has(at - 1))) found.add(at);
  }
  return found;
}

function besideWordAfter(parts: readonly Part<Word>[], at: number): boolean {
  return says(parts[at + 1], besideWords);
}
