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

/** A word of danger outweighs the thing it is said of: 插座打火 is no broken socket. */
const lifeSafety = 1.5;
/** A place with one purpose (a lift, a boiler house) speaks for what concerns its equipment. */
const ownEquipment = 1.5;

interface Votes { readonly score: Map<number, number>; readonly words: Map<number, string[]> }

function vote(votes: Votes, service: number, weight: number, word: string): void {
  votes.score.set(service, (votes.score.get(service) ?? 0) + weight);
  const words = votes.words.get(service) ?? [];
  if (word !== "" && !words.includes(word)) votes.words.set(service, [...words, word]);
}

/** Best vote of one part for each service, so that two readings of a part do not count twice. */
function votePart(votes: Votes, index: ServiceIndex, part: Part<Word>, isLast: boolean): void {
  const best = new Map<number, { weight: number; word: string }>();
  for (const hit of part.hits) {
    if (hit.partial && !isLast) continue; // only what is still being typed may be completed
    for (const term of hit.word.terms) {
      const danger = index.services[term.service]?.lifeSafety === true && !hit.partial ? lifeSafety : 1;
      const weight = term.weight * hit.quality * danger * (0.6 + keywordPerSyllable * hit.word.text.length * (hit.partial ? 0.5 : 1));
      if (weight > (best.get(term.service)?.weight ?? 0)) best.set(term.service, { weight, word: hit.word.shown });
    }
  }
  for (const [service, { weight, word }] of best) vote(votes, service, weight, word);
}

export interface Asked {
  readonly parts: readonly Part<Word>[];
  readonly text: string;
  readonly kinds: readonly string[];
}

/** `text` is the normalised line without what named the place; `kinds` are those of the equipment in a place with one purpose. */
export function findServices(index: ServiceIndex, { parts, text, kinds }: Asked): readonly ServiceCandidate[] {
  const votes: Votes = { score: new Map(), words: new Map() };
  const end = text.length;
  for (const part of parts) votePart(votes, index, part, part.to === end);
  const concepts = [...new Set([...parts.flatMap((part) => part.hits.flatMap((hit) => (hit.partial && part.to !== end ? [] : hit.word.concepts))), ...kinds.flatMap(conceptsOfKind)])];
  for (const feature of [...concepts, ...togetherOf(concepts), ...new Set(pairsOf(text))]) {
    const isFault = feature.startsWith("fault:");
    for (const term of index.features.get(feature) ?? []) {
      const danger = isFault && index.services[term.service]?.lifeSafety === true ? lifeSafety : 1;
      vote(votes, term.service, term.weight * danger, "");
    }
  }
  index.services.forEach((service, position) => {
    if (votes.score.has(position) && service.equipmentKinds.some((kind) => kinds.includes(kind))) vote(votes, position, ownEquipment, "");
  });
  return [...votes.score]
    .map(([service, score]) => ({ service, score, words: votes.words.get(service) ?? [] }))
    .toSorted((one, other) => other.score - one.score || one.service - other.service)
    .slice(0, 8);
}

/** A call from a lift is about the lift, also when nobody says so. */
function conceptsOfKind(kind: string): readonly string[] {
  return kind === "lift" ? ["thing:lift"] : [];
}
