/**
 * What operators taught the line, laid over a proposal. Nothing hidden: a phrase counts for what it was corrected to, and it
 * speaks only when it was corrected to the same thing at least twice and at least twice as often as to all else.
 *
 *   the whole of what was said of the matter   stands first, whatever the words meant before
 *   a part of it                               stands first unless the words were sure
 *
 * One wrong correction therefore changes nothing, and a wrong habit is undone by correcting it as often.
 */
import type { LearnedKind } from "../lexicon/lexicon.ts";
import type { Priority } from "../service/service.ts";
import { sureFrom, why } from "./proposal.ts";
import type { PlaceGuess, Proposal, ServiceGuess, Why } from "./proposal.ts";
import type { Reading } from "./propose.ts";

/** Corrections to the same thing after which a phrase speaks. */
export const learnedFrom = 2;
/** How much more often than to everything else. */
const leadFactor = 2;
const longestPhrase = 40;
const shortestPhrase = 2;

/** A row of view `lexicon`. */
export interface LearnedEntry {
  readonly kind: LearnedKind;
  readonly phrase: string;
  readonly counts: Readonly<Record<string, number>>;
}

interface Lesson { readonly target: string; readonly count: number }

/** The phrases that speak: by `kind:phrase`, and those in characters by kind, the longest first. */
export interface Lessons {
  readonly byPhrase: ReadonlyMap<string, Lesson>;
  readonly inside: ReadonlyMap<LearnedKind, readonly string[]>;
}

/** The target of an entry, if it was said often and clearly enough. */
export function lessonOf({ counts }: LearnedEntry): Lesson | null {
  const sorted = Object.entries(counts).toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  const [best] = sorted;
  if (best === undefined) return null;
  const others = sorted.slice(1).reduce((sum, [, count]) => sum + count, 0);
  return best[1] >= learnedFrom && best[1] >= leadFactor * others ? { target: best[0], count: best[1] } : null;
}

const inCharacters = /[\u3400-\u9fff]{2}/;

/** Prepares the dictionary; once per change of it. */
export function lessonsOf(entries: readonly LearnedEntry[]): Lessons {
  const byPhrase = new Map<string, Lesson>();
  const inside = new Map<LearnedKind, string[]>();
  for (const entry of entries) {
    const lesson = lessonOf(entry);
    if (lesson === null) continue;
    byPhrase.set(`${entry.kind}:${entry.phrase}`, lesson);
    if (inCharacters.test(entry.phrase)) inside.set(entry.kind, [...(inside.get(entry.kind) ?? []), entry.phrase]);
  }
  for (const phrases of inside.values()) phrases.sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  return { byPhrase, inside };
}

/** What may be taught or recognised in a line. */
export interface Phrases {
  /** All that was said besides the place, without spaces. */
  readonly whole: string;
  /** Stretches that no word explains. */
  readonly runs: readonly string[];
  /** What named the place. */
  readonly place: string;
}

const usable = (text: string) => text.length >= shortestPhrase && text.length <= longestPhrase && /^[\p{L}\p{N}]+$/u.test(text) && !/^\d+$/.test(text);

/** The phrases of a reading; `placeParts` are the parts that named the place. */
export function phrasesOf({ units, parts }: Reading, placeParts: ReadonlySet<number>): Phrases {
  const covered = new Array<"word" | "place" | undefined>(units.length);
  parts.forEach((part, at) => {
    for (let unit = part.from; unit < part.to; unit += 1) covered[unit] = placeParts.has(at) ? "place" : isSilent(part) ? undefined : "word";
  });
  const text = (keep: (at: number) => boolean) => units.map((unit, at) => (keep(at) ? unit.char : " ")).join("");
  const silent = new Set(parts.filter(isSilent).flatMap((part) => range(part.from, part.to)));
  const squeeze = (all: string) => all.replace(/\s+/g, "");
  return {
    whole: [squeeze(text((at) => covered[at] !== "place" && !silent.has(at)))].find(usable) ?? "",
    runs: text((at) => covered[at] === undefined && !silent.has(at)).split(/\s+/).filter(usable).slice(0, 2),
    place: [squeeze(text((at) => covered[at] === "place"))].find(usable) ?? "",
  };
}

/** Politeness and words of urgency teach nothing. */
function isSilent({ hits, numbers }: Reading["parts"][number]): boolean {
  return numbers.length === 0 && hits.length > 0 && hits.every((hit) => hit.word.filler || hit.word.urgency !== null);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

interface Found extends Lesson { readonly phrase: string; readonly whole: boolean }

function lookUp({ byPhrase, inside }: Lessons, kind: LearnedKind, phrases: Phrases): Found | null {
  const lesson = (phrase: string, whole: boolean): Found | null => {
    const found = phrase === "" ? undefined : byPhrase.get(`${kind}:${phrase}`);
    return found === undefined ? null : { ...found, phrase, whole };
  };
  const exact = (kind === "place" ? lesson(phrases.place, true) : null) ?? lesson(phrases.whole, true);
  if (exact !== null) return exact;
  for (const run of phrases.runs) {
    const found = lesson(run, false);
    if (found !== null) return found;
  }
  const part = inside.get(kind)?.find((one) => phrases.whole.includes(one));
  return part === undefined ? null : lesson(part, false);
}

const reason = ({ phrase, count }: Found): readonly Why[] => [why("learned", { phrase, count })];
const confidenceOf = ({ count }: Found) => Math.min(0.95, count / (count + 1));

/** Service types with the learned one in front. */
export function withLearnedService(guesses: readonly ServiceGuess[], lessons: Lessons, phrases: Phrases, named: (serviceId: string) => ServiceGuess["name"] | undefined): readonly ServiceGuess[] {
  const found = lookUp(lessons, "type", phrases);
  const name = found === null ? undefined : named(found.target);
  if (found === null || name === undefined || (!found.whole && (guesses[0]?.sure ?? false))) return guesses;
  const first: ServiceGuess = { serviceId: found.target, name, confidence: confidenceOf(found), sure: confidenceOf(found) >= sureFrom, why: reason(found) };
  return [first, ...guesses.filter((one) => one.serviceId !== found.target)].slice(0, Math.max(guesses.length, 1));
}

/** Places with the learned one in front. */
export function withLearnedPlace(guesses: readonly PlaceGuess[], lessons: Lessons, phrases: Phrases, labelled: (placeId: string) => PlaceGuess["label"] | undefined): readonly PlaceGuess[] {
  const found = lookUp(lessons, "place", phrases);
  const label = found === null ? undefined : labelled(found.target);
  const isWeaker = found !== null && found.phrase !== phrases.place && (guesses[0]?.sure ?? false);
  if (found === null || label === undefined || isWeaker) return guesses;
  const first: PlaceGuess = { placeId: found.target, label, confidence: confidenceOf(found), sure: confidenceOf(found) >= sureFrom, why: reason(found) };
  return [first, ...guesses.filter((one) => one.placeId !== found.target)].slice(0, Math.max(guesses.length, 1));
}

/** The crew that this matter was given to, or nothing. */
export function learnedCrew(lessons: Lessons, phrases: Phrases): { readonly crewId: string; readonly why: readonly Why[] } | null {
  const found = lookUp(lessons, "crew", phrases);
  return found === null || !found.whole ? null : { crewId: found.target, why: reason(found) };
}

/** The priority that this matter was given, or nothing; never for what a word of urgency has settled. */
export function learnedPriority(lessons: Lessons, phrases: Phrases): Proposal["priority"] {
  const found = lookUp(lessons, "priority", phrases);
  return found === null || !found.whole ? null : { priority: Number(found.target) as Priority, why: reason(found) }; // `lexicon.learn` lets 1 to 4 in
}
