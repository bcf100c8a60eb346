/**
 * Cuts a line into the parts that together explain most of it: words from the tree and numbers, none overlapping.
 * Readings of one and the same part stay side by side; which of them holds is for the place and the service to settle.
 */
import type { NumberHit } from "./place-numbers.ts";
import type { Unit } from "./syllables.ts";
import type { Hit } from "./term-trie.ts";

/** One explained part of the line, units `[from, to)`. */
export interface Part<T> {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly hits: readonly Hit<T>[];
  readonly numbers: readonly NumberHit[];
  /** Shorter words at the beginning of this part: 走廊 of 走廊灯, also as initials. */
  readonly inner: readonly Hit<T>[];
}

/** A reading much weaker than the best one of the same part is dropped; initials leave more room for doubt. */
const besideBest = { written: 0.75, initials: 0.6 } as const;
const initialsBelow = 0.85;
/** Spelled in full, characters or whole syllables; not so few that they may as well be initials. */
const writtenFrom = 0.9;
const fullFrom = 6;

interface Open<T> { readonly from: number; readonly to: number; weight: number; readonly hits: Hit<T>[]; readonly numbers: NumberHit[] }

function gather<T>(hits: readonly Hit<T>[], numbers: readonly NumberHit[]): readonly Open<T>[] {
  const bySpan = new Map<number, Open<T>>();
  const openAt = (from: number, to: number): Open<T> => {
    const key = from * 4096 + to;
    const known = bySpan.get(key) ?? { from, to, weight: 0, hits: [], numbers: [] };
    bySpan.set(key, known);
    return known;
  };
  for (const hit of hits) {
    const part = openAt(hit.from, hit.to);
    part.weight = Math.max(part.weight, hit.weight);
    part.hits.push(hit);
  }
  for (const number of numbers) {
    const part = openAt(number.from, number.to);
    part.weight = Math.max(part.weight, number.weight);
    part.numbers.push(number);
  }
  return [...bySpan.values()];
}

/** A letter that nothing explains costs this: `chanke` is chan ke as a whole before it is c, h and nke. By lines of nine hospitals. */
const strayLetter = 0.3;

/** The best row of parts, from left to right. */
export function segment<T>(units: readonly Unit[], hits: readonly Hit<T>[], numbers: readonly NumberHit[]): readonly Part<T>[] {
  const { length } = units;
  const endingAt = new Map<number, Open<T>[]>();
  for (const part of gather(hits, numbers)) endingAt.set(part.to, [...(endingAt.get(part.to) ?? []), part]);
  const best: { worth: number; part: Open<T> | null }[] = [{ worth: 0, part: null }];
  for (let to = 1; to <= length; to += 1) {
    let choice: { worth: number; part: Open<T> | null } = { worth: (best[to - 1]?.worth ?? 0) - (units[to - 1]?.kind === "letter" ? strayLetter : 0), part: null };
    for (const part of endingAt.get(to) ?? []) {
      const worth = (best[part.from]?.worth ?? 0) + part.weight;
      if (worth > choice.worth) choice = { worth, part };
    }
    best.push(choice);
  }
  return backwards(best, length).map((part) => strongest(part, hits));
}

function backwards<T>(best: readonly { part: Open<T> | null }[], length: number): Open<T>[] {
  const parts: Open<T>[] = [];
  for (let at = length; at > 0;) {
    const part = best[at]?.part ?? null;
    if (part !== null) parts.unshift(part);
    at = part === null ? at - 1 : part.from;
  }
  return parts;
}

function strongest<T>(part: Open<T>, all: readonly Hit<T>[]): Part<T> {
  const inFull = part.to - part.from >= fullFrom && part.hits.some((hit) => hit.quality >= writtenFrom && !hit.partial); // shenneike is no 神内科二 by an initial
  const asWritten = part.hits.some((hit) => !hit.byEar && !hit.partial);
  const least = (hit: Hit<T>) => part.weight * (hit.quality < initialsBelow ? besideBest.initials : besideBest.written);
  const inner = all.filter((hit) => hit.from === part.from && hit.to < part.to && hit.to - hit.from > 1 && !hit.byEar && !hit.partial);
  return { ...part, inner, hits: part.hits.filter((hit) => hit.weight >= least(hit) && !(asWritten && hit.byEar) && !(inFull && hit.quality < initialsBelow)) };
}
