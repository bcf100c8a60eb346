/**
 * Which matters a text is about, learnt from sayings: a naive Bayes model over the features of `saying-features.ts`. Every
 * feature speaks for a matter by how much more often that matter's sayings have it than all do (the logarithm of the two
 * shares, smoothed so that one stray pair decides nothing); the sum is turned into shares of 1. Nothing but counts: what spoke
 * for a matter can be shown. Built once, whatever the catalogue, in steps that a window can take while nobody types;
 * `hearing.ts` joins it to a catalogue.
 */
import { normalise } from "./normalise.ts";
import { eachFeature, eachInitials, featuresOf } from "./saying-features.ts";
import type { Feature } from "./saying-features.ts";
import type { Matter } from "./sayings.ts";

/** How many average matters' worth of a feature is added to each count, and the least share of sayings. By cross-validation. */
const smoothing = 0.5;
const leastShare = 0.002;
/** A matter of fewer sayings, as a catalogue's own are, counts as if it had this many: of one alone each character would be certain. */
const leastSayings = 10;
/** Features overlap (a character, its pair, its sound), so the sum is too sure of itself by about this factor. */
const overlap = 4;

interface Voice { readonly matter: number; readonly worth: number }
/** A matter and its share of sayings, and so on, in a row: a third of the memory that a list of pairs takes. */
type Shares = readonly number[];

export interface MatterModel {
  readonly matters: readonly Matter[];
  /** Counts the sayings of the next matter; false when all are counted. Until then nothing may be asked. */
  countNext(): boolean;
  /** Share of each matter, in the order of `matters`; null where nothing in the text was ever said. */
  sharesOf(text: string): readonly number[] | null;
  /** The same with further matters behind its own: those of one catalogue. To be asked for when all are counted. */
  with(more: readonly Matter[]): MatterModel;
  /** The stretches of the text that spoke most for a matter, the strongest first. */
  wordsFor(text: string, matter: number): readonly string[];
}

/** A model that has counted nothing yet. */
export function createMatterModel(matters: readonly Matter[]): MatterModel {
  return modelOver(matters, { matters: [], shares: () => [] });
}

/** What was counted before, to build on. */
interface Counted { readonly matters: readonly Matter[]; readonly shares: (key: string) => Shares }

function modelOver(fresh: readonly Matter[], before: Counted): MatterModel {
  const matters = [...before.matters, ...fresh];
  const counts = new Map<string, number[]>();
  const weighed = new Map<string, readonly Voice[]>();
  let counted = before.matters.length;
  const countedFor = (key: string): Shares => {
    const own = counts.get(key);
    return own === undefined ? before.shares(key) : [...before.shares(key), ...own];
  };
  const voicesOf = (key: string): readonly Voice[] => {
    const known = weighed.get(key);
    if (known !== undefined) return known;
    const voices = weigh(countedFor(key), matters.length);
    if (voices.length > 0) weighed.set(key, voices);
    return voices;
  };
  const hear = onceInARow((text: string): Heard => {
    const features = featuresOf(text);
    const sums = new Array<number>(matters.length).fill(0);
    for (const { key, weight } of features) for (const { matter, worth } of voicesOf(key)) sums[matter] = (sums[matter] ?? 0) + worth * weight;
    return { features, shares: sums.some((sum) => sum > 0) ? toShares(sums) : null };
  });
  return {
    matters,
    countNext() {
      const next = matters[counted];
      if (next === undefined) return false;
      count(next, counted, counts);
      counted += 1;
      return counted < matters.length;
    },
    sharesOf: (text) => hear(text).shares,
    with(more) {
      const model = modelOver(more, { matters, shares: countedFor });
      while (model.countNext());
      return model;
    },
    wordsFor(text, matter) {
      const spoke = hear(text).features.flatMap(({ key, weight, shown }) => {
        const worth = shown.length > 1 ? voicesOf(key).find((one) => one.matter === matter)?.worth ?? 0 : 0;
        return worth > 0 ? [{ shown, worth: worth * weight }] : [];
      });
      return apart(spoke.toSorted((one, other) => other.worth - one.worth).map((one) => one.shown)).slice(0, 3);
    },
  };
}

interface Heard { readonly features: readonly Feature[]; readonly shares: readonly number[] | null }

/** One text is asked about several times by one key press. */
function onceInARow<T>(read: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly read: T } | null = null;
  return (text) => {
    last = last?.text === text ? last : { text, read: read(text) };
    return last.read;
  };
}

/** Words that share no character with a better one. */
function apart(words: readonly string[]): readonly string[] {
  return words.filter((word, at) => !words.slice(0, at).some((better) => [...better].some((char) => word.includes(char))));
}

/** For each feature how often it is in a saying of this matter. */
function count({ title, sayings }: Matter, matter: number, counts: Map<string, number[]>): void {
  const found = new Map<string, number>();
  for (const saying of [title, ...sayings]) {
    const text = normalise(saying);
    const add = (key: string) => void found.set(key, (found.get(key) ?? 0) + 1);
    eachFeature(text, add);
    eachInitials(text, add);
  }
  for (const [key, times] of found) {
    const share = times / (Math.max(sayings.length, leastSayings) + 1);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, [matter, share]);
    else known.push(matter, share);
  }
}

/** From shares of sayings to what the feature is worth for each matter. */
function weigh(shares: Shares, matters: number): readonly Voice[] {
  let sum = 0;
  for (let at = 1; at < shares.length; at += 2) sum += shares[at] ?? 0;
  const usual = sum / matters * smoothing + leastShare;
  const voices: Voice[] = [];
  for (let at = 0; at < shares.length; at += 2) voices.push({ matter: shares[at] ?? 0, worth: Math.log1p((shares[at + 1] ?? 0) / usual) });
  return voices;
}

function toShares(sums: readonly number[]): readonly number[] {
  const most = Math.max(...sums);
  const raised = sums.map((sum) => Math.exp((sum - most) / overlap));
  const total = raised.reduce((sum, one) => sum + one, 0);
  return raised.map((one) => one / total);
}
