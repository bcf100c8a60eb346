/**
 * Which matters a text is about, learnt from sayings: a naive Bayes model over the features of `saying-features.ts`. Every
 * feature speaks for a matter by how much more often that matter's sayings have it than all do (the logarithm of the two
 * shares, smoothed so that one stray pair decides nothing); the sum is turned into shares of 1. Nothing but counts: what spoke
 * for a matter can be shown. Built once, whatever the catalogue; `matter-services.ts` joins it to one.
 */
import { normalise } from "./normalise.ts";
import { featuresOf } from "./saying-features.ts";
import type { Matter } from "./sayings.ts";

/** How many average matters' worth of a feature is added to each count, and the least share of sayings. By cross-validation. */
const smoothing = 0.5;
const leastShare = 0.002;
/** Features overlap (a character, its pair, its sound), so the sum is too sure of itself by about this factor. */
const overlap = 4;

interface Voice { readonly matter: number; readonly worth: number }

export interface MatterModel {
  readonly matters: readonly Matter[];
  /** Share of each matter, in the order of `matters`; null where nothing in the text was ever said. */
  sharesOf(text: string): readonly number[] | null;
  /** The stretches of the text that spoke most for a matter, the longest first. */
  wordsFor(text: string, matter: number): readonly string[];
}

/** Counts the sayings. */
export function createMatterModel(matters: readonly Matter[]): MatterModel {
  const voices = weigh(countFeatures(matters), matters.length);
  return {
    matters,
    sharesOf(text) {
      const sums = new Array<number>(matters.length).fill(0);
      let heard = false;
      for (const { key, weight } of featuresOf(text)) {
        for (const { matter, worth } of voices.get(key) ?? []) { sums[matter] = (sums[matter] ?? 0) + worth * weight; heard = true; }
      }
      return heard ? toShares(sums) : null;
    },
    wordsFor(text, matter) {
      const spoke = featuresOf(text).flatMap(({ key, weight, shown }) => {
        const worth = voices.get(key)?.find((one) => one.matter === matter)?.worth ?? 0;
        return shown.length > 1 && worth > 0 ? [{ shown, worth: worth * weight }] : [];
      });
      return apart(spoke.toSorted((one, other) => other.worth - one.worth).map((one) => one.shown)).slice(0, 3);
    },
  };
}

/** Words that share no character with a better one. */
function apart(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => !words.slice(0, at).some((better) => [...better].some((char) => word.includes(char))));
}

/** For each feature the share of each matter's sayings that have it. */
function countFeatures(matters: readonly Matter[]): ReadonlyMap<string, Map<number, number>> {
  const counts = new Map<string, Map<number, number>>();
  matters.forEach(({ title, sayings }, matter) => {
    const each = 1 / (sayings.length + 1);
    for (const saying of [title, ...sayings]) {
      for (const { key } of featuresOf(normalise(saying))) {
        const known = counts.get(key) ?? new Map<number, number>();
        known.set(matter, (known.get(matter) ?? 0) + each);
        counts.set(key, known);
      }
    }
  });
  return counts;
}

function weigh(counts: ReadonlyMap<string, ReadonlyMap<number, number>>, matters: number): ReadonlyMap<string, readonly Voice[]> {
  return new Map([...counts].map(([key, byMatter]) => {
    const usual = [...byMatter.values()].reduce((sum, share) => sum + share, 0) / matters * smoothing + leastShare;
    return [key, [...byMatter].map(([matter, share]) => ({ matter, worth: Math.log1p(share / usual) }))];
  }));
}

function toShares(sums: readonly number[]): readonly number[] {
  const most = Math.max(...sums);
  const raised = sums.map((sum) => Math.exp((sum - most) / overlap));
  const total = raised.reduce((sum, one) => sum + one, 0);
  return raised.map((one) => one / total);
}
