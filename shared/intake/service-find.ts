/**
 * Which service type a line means: every part of the line votes by its keywords and concepts, the words that were not
 * understood as a whole by their pairs of characters. Returns all that got a vote, best first.
 */
import type { Part } from "./segment.ts";
import type { ServiceIndex } from "./service-index.ts";
import { pairsOf, togetherOf } from "./service-index.ts";
import type { Word } from "./vocabulary.ts";

export interface ServiceCandidate {
  readonly service: number;
  readonly score: number;
  /** The words that spoke for it. */
  readonly words: readonly string[];
}

/** A keyword says more the longer it is; up to this many characters. */
const keywordPerSyllable = 0.8;

interface Votes { readonly score: Map<number, number>; readonly words: Map<number, string[]> }

function vote(votes: Votes, service: number, weight: number, word: string): void {
  votes.score.set(service, (votes.score.get(service) ?? 0) + weight);
  const words = votes.words.get(service) ?? [];
  if (word !== "" && !words.includes(word)) votes.words.set(service, [...words, word]);
}

/** Best vote of one part for each service, so that two readings of a part do not count twice. */
function votePart(votes: Votes, part: Part<Word>): void {
  const best = new Map<number, { weight: number; word: string }>();
  for (const hit of part.hits) {
    const sure = hit.weight / Math.max(part.weight, 0.1);
    for (const term of hit.word.terms) {
      const weight = term.weight * sure * (0.6 + keywordPerSyllable * hit.word.text.length * (hit.partial ? 0.5 : 1));
      if (weight > (best.get(term.service)?.weight ?? 0)) best.set(term.service, { weight, word: hit.word.shown });
    }
  }
  for (const [service, { weight, word }] of best) vote(votes, service, weight, word);
}

/** `text` is the normalised line without what named the place; `hints` are concepts known otherwise (the place is a lift). */
export function findServices(index: ServiceIndex, parts: readonly Part<Word>[], text: string, hints: readonly string[]): readonly ServiceCandidate[] {
  const votes: Votes = { score: new Map(), words: new Map() };
  for (const part of parts) votePart(votes, part);
  const concepts = [...new Set([...parts.flatMap((part) => part.hits.flatMap((hit) => hit.word.concepts)), ...hints])];
  for (const feature of [...concepts, ...togetherOf(concepts), ...new Set(pairsOf(text))]) {
    for (const term of index.features.get(feature) ?? []) vote(votes, term.service, term.weight, "");
  }
  return [...votes.score]
    .map(([service, score]) => ({ service, score, words: votes.words.get(service) ?? [] }))
    .toSorted((one, other) => other.score - one.score || one.service - other.service)
    .slice(0, 8);
}
