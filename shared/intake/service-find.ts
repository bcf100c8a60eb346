/**
 * Which service type a line means: every part of the line votes by its keywords and concepts, the words that were not
 * understood as a whole by their pairs of characters. Returns all that got a vote, best first.
 */
import { togetherOf } from "./concepts.ts";
import type { Part } from "./segment.ts";
import type { ServiceIndex } from "./service-index.ts";
import { pairsOf } from "./service-index.ts";
import { conceptsByWord } from "./speech.ts";
import type { Word } from "./vocabulary.ts";

export interface ServiceCandidate {
  readonly service: number;
  readonly score: number;
  /** How plainly it was said, 1 for a keyword in full or for sayings that are sure of it; no guess where it is near 0. */
  readonly plainness: number;
  /** The words that spoke for it. */
  readonly words: readonly string[];
}

/** A keyword says more the longer it is; up to this many characters. */
const keywordPerSyllable = 0.8;

/** A keyword of no other type, of this many characters and said as it is written: the hospital's own word holds against what is said elsewhere. By the tuned set. */
const ownFrom = 3;
const ownKeyword = 1;

/** A word of danger outweighs the thing it is said of: 插座打火 is no broken socket. */
const lifeSafety = 1.5;
const lifeSafetyFault = 3.2;
/** A fault that more service types than this know is no sign of danger by itself. */
const tellingUpTo = 5;
/** What a concept is worth by the length of the word that named it. */
const shortest = 0.55;
const perCharacter = 0.2;
/** A place with one purpose (a lift, a boiler house) speaks for what concerns its equipment. */
const ownEquipment = 1.5;

const initialsBelow = 0.85;
/** Likelihood of a word behind initials. Assumed, from the tuned set; most calls are repairs. */
const rareWord = 0.6;
const perService = 0.12;
const repairPrior = 1.25;
const ofPlace = 0.5;
/** What a service type keeps of its votes when the thing that was named plainly is none of its own. */
const stranger = 0.75;

/** What sayings that are certain add, about two plain keywords; others by the logarithm of their share. By cross-validation. */
const ofSayings = 7;
const leastShare = 0.01;

/** Votes of a matter that was said plainly. Assumed. */
const plainVotes = 2;

interface Votes { readonly score: Map<number, number>; readonly words: Map<number, string[]> }

function vote(votes: Votes, service: number, weight: number, word: string): void {
  votes.score.set(service, (votes.score.get(service) ?? 0) + weight);
  const words = votes.words.get(service) ?? [];
  if (word !== "" && !words.includes(word)) votes.words.set(service, [...words, word]);
}

/** Best vote of one part for each service, so that two readings of a part do not count twice. */
function votePart(votes: Votes, index: ServiceIndex, part: Part<Word>, { isLast, share }: { readonly isLast: boolean; readonly share: number }): void {
  const best = new Map<number, { weight: number; word: string }>();
  const likely = likelihoods(part, index);
  for (const hit of part.hits) {
    if (hit.partial && !isLast) continue; // only what is still being typed may be completed
    for (const term of hit.word.terms) {
      const danger = index.services[term.service]?.lifeSafety === true && hit.quality > 0.8 && !hit.partial ? lifeSafety : 1;
      const own = hit.quality === 1 && !hit.partial && hit.word.terms.length === 1 && hit.word.text.length >= ownFrom ? ownKeyword : 0;
      const weight = own + term.weight * (likely.get(hit.word) ?? 1) * hit.quality ** 2 * danger * (0.6 + keywordPerSyllable * hit.word.text.length * (hit.partial ? 0.5 : 1));
      if (weight > (best.get(term.service)?.weight ?? 0)) best.set(term.service, { weight, word: hit.word.shown });
    }
  }
  for (const [service, { weight, word }] of best) vote(votes, service, weight * share, word);
}

export interface Asked {
  readonly parts: readonly Part<Word>[];
  readonly text: string;
  /** The normalised line without anything that can only be a place, for the sayings. */
  readonly matter: string;
  readonly kinds: readonly string[];
  /** Parts that named the place: they speak for the matter less. */
  readonly placeParts: ReadonlySet<Part<Word>>;
}

/** `text` is the normalised line without what named the place; `kinds` are those of the equipment in a place with one purpose. */
export function findServices(index: ServiceIndex, { parts, text, matter, kinds, placeParts }: Asked): readonly ServiceCandidate[] {
  const votes: Votes = { score: new Map(), words: new Map() };
  const end = text.length;
  for (const part of parts) votePart(votes, index, part, { isLast: part.to === end, share: placeParts.has(part) ? ofPlace : 1 });
  const said = conceptsSaid(parts.filter((part) => part.to === end || part.hits.some((hit) => !hit.partial)), kinds, index);
  const features = [...[...said].map(([concept, { strength }]) => [concept, strength] as const), ...bothSaid(said), ...[...new Set(pairsOf(text))].map((pair) => [pair, 1] as const)];
  for (const [feature, strength] of features) {
    const found = index.features.get(feature) ?? [];
    const isTelling = said.get(feature)?.plain === true && feature.startsWith("fault:") && found.length <= tellingUpTo;
    const danger = (service: number) => (isTelling && index.services[service]?.lifeSafety === true ? lifeSafetyFault : 1);
    for (const term of found) vote(votes, term.service, term.weight * strength * danger(term.service), "");
  }
  index.services.forEach((service, position) => {
    if (votes.score.has(position) && service.equipmentKinds.some((kind) => kinds.includes(kind))) vote(votes, position, ownEquipment, "");
  });
  forgetStrangers(votes, index, said);
  const shares = index.hearing.sharesOf(matter);
  const evidence = new Map(votes.score);
  for (const [service, share] of shares) vote(votes, service, ofSayings * Math.log1p(share / leastShare) / Math.log1p(1 / leastShare), "");
  return [...votes.score]
    .map(([service, score]) => ({
      service, score, plainness: (evidence.get(service) ?? 0) / plainVotes + (shares.get(service) ?? 0), words: votes.words.get(service) ?? [],
    }))
    .toSorted((one, other) => other.score - one.score || one.service - other.service)
    .slice(0, 8);
}

/** A concept as it was said: how plainly (a long word in characters more than two initials), and in which parts. */
interface Said {
  readonly strength: number;
  readonly parts: readonly number[];
  /** Not guessed from initials. */
  readonly plain: boolean;
}

function conceptsSaid(parts: readonly Part<Word>[], kinds: readonly string[], index: ServiceIndex): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>(kinds.flatMap((kind) => conceptsOfKind(kind).map((concept) => [concept, { strength: 1, parts: [-1], plain: true }] as const)));
  parts.forEach((part, at) => {
    const likely = likelihoods(part, index);
    for (const hit of part.hits) {
      for (const concept of hit.word.concepts) {
        const strength = hit.quality * (shortest + perCharacter * hit.word.text.length) * (likely.get(hit.word) ?? 1);
        const known = said.get(concept);
        said.set(concept, { strength: Math.max(known?.strength ?? 0, strength), parts: [...(known?.parts ?? []), at], plain: known?.plain === true || hit.quality >= initialsBelow });
      }
    }
  });
  return said;
}

/** 空调往下滴水 is about the air conditioner, although 往下滴水 alone would be the ceiling. */
function forgetStrangers(votes: Votes, index: ServiceIndex, said: ReadonlyMap<string, Said>): void {
  const things = [...said].filter(([concept, { plain }]) => plain && concept.startsWith("thing:")).map(([concept]) => concept);
  if (things.length === 0) return;
  const own = new Set(things.flatMap((thing) => (index.features.get(thing) ?? []).map((term) => term.service)));
  for (const [service, score] of votes.score) if (!own.has(service)) votes.score.set(service, score * stranger);
}

/** Thing and fault together, but never one part of the line as both (dl is 地漏 or 堵了). */
function bothSaid(said: ReadonlyMap<string, Said>): readonly (readonly [string, number])[] {
  return togetherOf([...said.keys()]).flatMap((both) => {
    const [thing = "", fault = ""] = both.split("+");
    const [one, other] = [said.get(`thing:${thing}`), said.get(`fault:${fault}`)];
    if (one === undefined || other === undefined) return [];
    const apart = one.parts.some((part) => other.parts.some((each) => each !== part));
    return apart ? [[both, Math.sqrt(one.strength * other.strength)] as const] : [];
  });
}

/**
 * Which word a few initials most likely stand for: what many service types know (ls is 漏水 before 老鼠), what heads its line of
 * general speech, what breaks. Shares of the likeliest one; empty where the part was written out.
 */
function likelihoods(part: Part<Word>, index: ServiceIndex): ReadonlyMap<Word, number> {
  const guessed = part.hits.filter((hit) => hit.quality < initialsBelow);
  const raw = guessed.map(({ word }) => [word, likelihood(word, index)] as const);
  const most = Math.max(...raw.map(([, value]) => value), 0.01);
  return new Map(raw.map(([word, value]) => [word, value / most]));
}

function likelihood(word: Word, index: ServiceIndex): number {
  const general = Math.max(rareWord, ...(conceptsByWord.get(word.text) ?? []).map((one) => one.telling));
  const isRepair = word.terms.some((term) => index.services[term.service]?.group === "repair");
  return general * (1 + perService * Math.min(5, word.terms.length)) * (isRepair ? repairPrior : 1);
}

/** A call from a lift is about the lift, also when nobody says so. */
function conceptsOfKind(kind: string): readonly string[] {
  return kind === "lift" ? ["thing:lift"] : kind.startsWith("thing:") ? [kind] : [];
}
