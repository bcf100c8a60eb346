/**
 * All words a line is searched for, from three sources in one tree: names of places, words of service types, general speech.
 * A word knows everything it may mean; what it means in a line is settled later by place and service.
 */
import { normalise } from "./normalise.ts";
import type { NamedPlaces, PlaceIndex } from "./place-index.ts";
import type { ServiceIndex } from "./service-index.ts";
import { conceptsByWord, fillerWords, urgencyByWord } from "./speech.ts";
import { createTermTrie } from "./term-trie.ts";
import type { TermTrie } from "./term-trie.ts";

export interface Word {
  /** Normalised. */
  readonly text: string;
  /** As people write it, for the board. */
  readonly shown: string;
  readonly places: readonly NamedPlaces[];
  /** Positions of service types that have this as a keyword, with how telling it is. */
  readonly terms: readonly ServiceTerm[];
  /** Concepts of general speech, `thing:ac` or `fault:leak`. */
  readonly concepts: readonly string[];
  readonly urgency: 1 | 2 | null;
  readonly filler: boolean;
}

export interface ServiceTerm {
  readonly service: number;
  readonly weight: number;
}

/** Assumed: a place's own name, and what others of the trade call it. */
const completedFrom = 1;

type Draft = { -readonly [K in keyof Word]: Word[K] };

/** Concepts of a general word, as service profiles name them. */
export function conceptsOf(text: string): readonly string[] {
  return (conceptsByWord.get(text) ?? []).map((one) => `${one.kind}:${one.concept}`);
}

/** The tree of all words; built once per catalogue. */
export function createVocabulary(places: PlaceIndex, services: ServiceIndex): TermTrie<Word> {
  const drafts = new Map<string, Draft>();
  const draftOf = (written: string, text = normalise(written).replaceAll(" ", "")): Draft => {
    const known = drafts.get(text) ?? {
      text, shown: written, places: [], terms: [], concepts: conceptsOf(text), urgency: null, filler: false,
    };
    drafts.set(text, known);
    return known;
  };
  for (const [name, named] of places.byName) draftOf(name, name).places = named; // 五病区 beside 5病区
  for (const [term, found] of services.terms) Object.assign(draftOf(term), { terms: found, shown: term });
  for (const word of conceptsByWord.keys()) draftOf(word);
  for (const [word, urgency] of urgencyByWord) draftOf(word).urgency = urgency;
  for (const word of fillerWords) draftOf(word).filler = true;
  const trie = createTermTrie<Word>();
  for (const draft of drafts.values()) if (draft.text !== "") trie.add(draft.text, draft, isCompleted(draft));
  return trie;
}

/** Whether the beginning is enough: a place's own name while it is typed, but not the dozens of short forms that follow from it. */
function isCompleted({ places, terms, concepts }: Word): boolean {
  return places.length === 0 || terms.length + concepts.length > 0 || places.some(({ factor }) => factor >= completedFrom);
}
