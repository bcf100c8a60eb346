/** Concepts of general speech in a text, for the profiles of service types, for sayings and for lines alike. */
import { conceptsByWord } from "./speech.ts";

/** Longest word of `speech.ts` that is looked for. Unit: characters. */
const longestWord = 6;

/** Concepts named anywhere in a text, the longest words first, no character used twice. */
export function conceptsIn(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    let step = 1;
    for (let length = Math.min(longestWord, text.length - at); length > 0; length -= 1) {
      const concepts = conceptsByWord.get(text.slice(at, at + length));
      if (concepts === undefined) continue;
      found.push(...concepts.map((one) => `${one.kind}:${one.concept}`));
      step = length;
      break;
    }
    at += step;
  }
  return [...new Set(found)];
}

/** Every thing with every fault: `ac+leak`. */
export function togetherOf(concepts: readonly string[]): readonly string[] {
  const named = (kind: string) => concepts.filter((one) => one.startsWith(kind)).map((one) => one.slice(kind.length));
  return named("thing:").flatMap((thing) => named("fault:").map((fault) => `${thing}+${fault}`));
}
