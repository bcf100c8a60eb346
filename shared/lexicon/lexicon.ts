/**
 * The dictionary of a hospital (词典): what operators corrected, counted by phrase. 吊塔 → 医用气体, three times. The intake
 * line reads it with a stated weight (`shared/intake/learned.ts`); anybody can see it in the settings and take a line out.
 * One entry per kind of fact and phrase; its id is both.
 */
import { z } from "zod";
import { crew } from "../crew/crew.ts";
import { refuse } from "../kernel/refusal.ts";
import type { World } from "../kernel/stream.ts";
import { stream, verb } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { place } from "../place/place.ts";
import { service } from "../service/service.ts";

/** Facts that are learned: where, what, who does it, how urgent. */
export const learnedKinds = ["place", "type", "crew", "priority"] as const;
export type LearnedKind = (typeof learnedKinds)[number];

/** Letters and digits as `normalise` leaves them, no spaces. One character alone means too much. */
const phrase = z.string().min(2).max(40).regex(/^[\p{L}\p{N}]+$/u);
/** Phrases that one correction may teach: all that was said of the matter, and what of it no word explained. */
const phrasesMax = 4;

export interface LexiconState {
  readonly kind: LearnedKind;
  readonly phrase: string;
  /** How often it was corrected to what, by id of place, service or crew, or by priority. */
  readonly counts: Readonly<Record<string, number>>;
}

export const lexicon = stream<LexiconState>("lexicon");

const learnedBody = z.strictObject({ kind: z.enum(learnedKinds), phrase, target: id });

export const learned = lexicon.begins("lexicon.learned@1", learnedBody, ({ kind, phrase: said, target }, _meta, state) => ({
  kind, phrase: said, counts: { ...state?.counts, [target]: (state?.counts[target] ?? 0) + 1 },
}));

export const forgotten = lexicon.becomes("lexicon.forgotten@1", z.strictObject({ target: id }), (state, { target }) => ({
  ...state, counts: Object.fromEntries(Object.entries(state.counts).filter(([one]) => one !== target)),
}));

/** Id of an entry. */
export function entryId(kind: LearnedKind, said: string): string {
  return `${kind}:${said}`;
}

function isKnown(kind: LearnedKind, target: string, world: World): boolean {
  switch (kind) {
    case "place": return world.get(place, target) !== undefined;
    case "type": return world.get(service, target) !== undefined;
    case "crew": return world.get(crew, target) !== undefined;
    case "priority": return /^[1-4]$/.test(target);
  }
}

/** Counts a correction for each of its phrases. Refuses `lexicon.target-unknown`. */
export const learnPhrase = verb({
  command: "lexicon.learn",
  body: z.strictObject({ kind: z.enum(learnedKinds), phrases: z.array(phrase).min(1).max(phrasesMax), target: id }),
  events: [learned],
  refusals: ["lexicon.target-unknown"],
  decide({ kind, phrases, target }, _meta, world) {
    if (!isKnown(kind, target, world)) return refuse("lexicon.target-unknown", { target });
    return [...new Set(phrases)].map((one) => learned.of(entryId(kind, one), { kind, phrase: one, target }));
  },
});

/** Takes a line out. Refuses `lexicon.not-learned`. */
export const forgetPhrase = verb({
  command: "lexicon.forget",
  body: z.strictObject({ kind: z.enum(learnedKinds), phrase, target: id }),
  events: [forgotten],
  refusals: ["lexicon.not-learned"],
  decide({ kind, phrase: said, target }, _meta, world) {
    const found = world.get(lexicon, entryId(kind, said));
    return found?.counts[target] === undefined ? refuse("lexicon.not-learned", { phrase: said }) : [forgotten.of(entryId(kind, said), { target })];
  },
});
