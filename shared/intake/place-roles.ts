/**
 * What part a named place plays in the line: where the work is, where something only goes (到放射科, 送检验科), or by what it is
 * told (护士站对面的楼梯间). Only where another place is named as well: 到3号楼修灯 alone is about building 3. Used by `place-find.ts`.
 */
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
