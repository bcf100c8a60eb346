/**
 * All known words (names of places, words of services, general speech) in one tree of syllables, so that a word is found
 * at any position of the line however it is typed: characters, full pinyin, initials, a mixture, or a character that
 * sounds the same. Built once per catalogue; a look-up walks only what the line spells.
 */
import { initialsOf, readUnits, softReading } from "./syllables.ts";
import type { Unit } from "./syllables.ts";

/** How well one syllable was spelled; the sum over a word, raised with its length, is the weight of a hit. */
const spelled = { exact: 1, pinyin: 0.95, soft: 0.8, homophone: 0.7, almost: 0.5, twoLetters: 0.65, oneLetter: 0.55 } as const;
/** Longer words say more than their parts. Assumed, from the tuned set. */
const perSyllable = 0.15;
const prefixFactor = 0.7;
const looseEnd = 0.5;
const gapCost = 0.4;
/** A beginning shared by more words than this tells nothing. */
const completionMax = 24;

interface Node<T> {
  readonly char: string;
  readonly reading: string;
  readonly ways: readonly (readonly [letters: string, worth: number])[];
  readonly byChar: Map<string, Node<T>>;
  readonly byLetter: Map<string, Node<T>[]>;
  readonly ends: T[];
  readonly below: T[];
}

/** A word found in the line: units `[from, to)`. */
export interface Hit<T> {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly word: T;
  /** Only the beginning of the word was typed. */
  readonly partial: boolean;
  /** 1 for characters as they are, about 0.55 for bare initials. */
  readonly quality: number;
  /** A character that only sounds the same was taken. */
  readonly byEar: boolean;
}

export interface TermTrie<T> {
  /** `isCompleted`: the word is also found by its beginning. */
  add(text: string, word: T, isCompleted: boolean): void;
  find(units: readonly Unit[]): readonly Hit<T>[];
}

function waysToType(reading: string): (readonly [string, number])[] {
  const ways: (readonly [string, number])[] = [[reading, reading.length === 1 ? spelled.exact : spelled.pinyin]];
  const soft = softReading(reading);
  if (soft !== reading) ways.push([soft, spelled.soft]);
  for (const letters of reading.length > 1 ? initialsOf(reading) : []) {
    ways.push([letters, letters.length === 2 ? spelled.twoLetters : spelled.oneLetter]);
  }
  return ways;
}

/** A digit in a name is typed as it is said: wbq is 5病区. */
const numeralReadings: Readonly<Record<string, string>> = { 1: "yi", 2: "er", 3: "san", 4: "si", 5: "wu", 6: "liu", 7: "qi", 8: "ba", 9: "jiu" };

function createNode<T>(char: string, reading: string): Node<T> {
  return { char, reading, ways: [...waysToType(reading), ...(reading in numeralReadings ? waysToType(numeralReadings[reading] ?? "") : [])], byChar: new Map(), byLetter: new Map(), ends: [], below: [] };
}

function childOf<T>(node: Node<T>, unit: Unit): Node<T> {
  const known = node.byChar.get(unit.char);
  if (known !== undefined) return known;
  const child = createNode<T>(unit.char, unit.reading);
  node.byChar.set(unit.char, child);
  const letter = unit.reading.slice(0, 1);
  for (const first of [letter, ...(numeralReadings[letter]?.slice(0, 1) ?? "")]) node.byLetter.set(first, [...(node.byLetter.get(first) ?? []), child]);
  return child;
}

/** Where a walk stands: how many syllables, their worth so far, how many were only an initial. */
interface Walk {
  readonly from: number;
  readonly depth: number;
  readonly worth: number;
  readonly initials: number;
  readonly byEar: boolean;
}

/** An empty tree. */
export function createTermTrie<T>(): TermTrie<T> {
  const root = createNode<T>("", "");
  return {
    add(text, word, isCompleted) {
      let node = root;
      for (const unit of readUnits(text).filter((one) => one.kind !== "gap")) {
        node = childOf(node, unit);
        if (isCompleted && node.below.length <= completionMax) node.below.push(word);
      }
      node.ends.push(word);
    },
    find(units) {
      const hits: Hit<T>[] = [];
      for (let from = 0; from < units.length; from += 1) {
        if (units[from]?.kind !== "gap" && !isUnit(units, from)) walk(units, from, root, { from, depth: 0, worth: 0, initials: 0, byEar: false }, hits);
      }
      return hits;
    },
  };
}

function walk<T>(units: readonly Unit[], at: number, node: Node<T>, state: Walk, hits: Hit<T>[]): void {
  if (state.depth > 0) keep(units, at, node, state, hits);
  const unit = units[at];
  if (unit === undefined) return;
  if (unit.kind === "gap") {
    if (state.depth > 0) stepOver(units, at, node, state, hits);
    return;
  }
  if (unit.kind === "letter") {
    walkLetters(units, at, node, state, hits);
    return;
  }
  const exact = node.byChar.get(unit.char);
  if (exact !== undefined) walk(units, at + 1, exact, onward(state, spelled.exact, false), hits);
  if (unit.kind === "digit") return;
  for (const letter of lettersLike(unit.reading)) {
    for (const child of node.byLetter.get(letter) ?? []) {
      const worth = child === exact ? 0 : likenessOf(child.reading, unit.reading);
      if (worth > 0) walk(units, at + 1, child, { ...onward(state, worth, false), byEar: true }, hits);
    }
  }
}

/** Half of the country does not tell l from n. */
function lettersLike(reading: string): readonly string[] {
  const first = reading.slice(0, 1);
  return first === "l" || first === "n" ? ["l", "n"] : [first];
}

function likenessOf(one: string, other: string): number {
  const [soft, heard] = [softReading(one), softReading(other)];
  return soft === heard ? spelled.homophone : soft.slice(1) === heard.slice(1) ? spelled.almost : 0;
}

/** A gap inside a word is allowed, and what follows it must belong to the word. */
function stepOver<T>(units: readonly Unit[], at: number, node: Node<T>, state: Walk, hits: Hit<T>[]): void {
  const before = hits.length;
  const next: Hit<T>[] = [];
  walk(units, at + 1, node, state, next);
  for (const hit of next) if (hit.to > at + 1) hits.push(hit);
  if (hits.length < before) hits.length = before;
}

function walkLetters<T>(units: readonly Unit[], at: number, node: Node<T>, state: Walk, hits: Hit<T>[]): void {
  const letter = units[at]?.char ?? "";
  for (const child of node.byLetter.get(letter) ?? []) {
    for (const [letters, worth] of child.ways) {
      if (spells(units, at, letters) && !(letters.length === 1 && splitsSyllable(letters, state))) {
        walk(units, at + letters.length, child, onward(state, worth, worth < spelled.soft), hits);
      }
    }
    finishLater(units, at, child, state, hits);
  }
}

/** Among syllables in full the letters `ke` are 科, not 科 and 二; among initials (`gke`) they are both. */
function splitsSyllable(letter: string, { depth, initials }: Walk): boolean {
  return "aeo".includes(letter) && initials > 0 && initials < depth;
}

function spells(units: readonly Unit[], at: number, letters: string): boolean {
  for (let index = 0; index < letters.length; index += 1) {
    const unit = units[at + index];
    if (unit === undefined || unit.kind !== "letter" || unit.char !== letters[index]) return false;
  }
  return true;
}

/** The line ends inside a syllable: `kongt`, still being typed. */
function finishLater<T>(units: readonly Unit[], at: number, child: Node<T>, state: Walk, hits: Hit<T>[]): void {
  const rest = units.length - at;
  if (rest < 2 || rest >= child.reading.length || !spells(units, at, child.reading.slice(0, rest))) return;
  const worth = onward(state, spelled.oneLetter, true);
  if (state.depth > 0) for (const word of completions(child)) push(units, units.length, worth, word, true, hits);
}

function onward(state: Walk, worth: number, initial: boolean): Walk {
  return { ...state, depth: state.depth + 1, worth: state.worth + worth, initials: state.initials + (initial ? 1 : 0) };
}

function completions<T>(node: Node<T>): readonly T[] {
  return node.below.length > completionMax ? [] : node.below;
}

function keep<T>(units: readonly Unit[], at: number, node: Node<T>, state: Walk, hits: Hit<T>[]): void {
  if (state.depth === 1 && (state.initials === 1 || state.byEar)) return;
  for (const word of node.ends) push(units, at, state, word, false, hits);
  const least = state.initials > 0 ? 3 : 2;
  if (state.depth < least || !units.slice(state.from, at).some((unit) => unit.kind === "han" || unit.kind === "letter")) return;
  for (const word of completions(node)) if (!node.ends.includes(word)) push(units, at, state, word, true, hits);
}

function push<T>(units: readonly Unit[], to: number, state: Walk, word: T, partial: boolean, hits: Hit<T>[]): void {
  if (cutsNumber(units, state.from) || cutsNumber(units, to)) return;
  const gaps = units.slice(state.from, to).filter((unit) => unit.kind === "gap").length;
  const loose = looseAt(units, state.from) + looseAt(units, to) + gaps * gapCost;
  const weight = state.worth * (1 + perSyllable * (state.depth - 1)) * (partial ? prefixOf(units, to) : 1) - loose;
  if (weight > 0) hits.push({ from: state.from, to, weight, word, partial, quality: state.worth / state.depth, byEar: state.byEar });
}

/** The beginning of a word says less, and hardly anything where other characters follow it at once (职工宿舍 is no 职工食堂). */
function prefixOf(units: readonly Unit[], to: number): number {
  return units[to]?.kind === "han" ? prefixFactor * prefixFactor : prefixFactor;
}

/** Cut in the middle of a run of letters, or right behind a number, where a letter is more likely its unit. */
function looseAt(units: readonly Unit[], at: number): number {
  if (units[at]?.kind !== "letter") return 0;
  const before = units[at - 1]?.kind;
  return before === "letter" ? looseEnd : before === "digit" ? looseEnd / 2 : 0;
}

/** A single letter right behind a number is its unit: 7c, 12b. */
function isUnit(units: readonly Unit[], at: number): boolean {
  return units[at]?.kind === "letter" && units[at - 1]?.kind === "digit" && (units[at + 1]?.kind ?? "gap") === "gap";
}

function cutsNumber(units: readonly Unit[], at: number): boolean {
  return units[at - 1]?.kind === "digit" && units[at]?.kind === "digit";
}
