/** Everything the house knows about what was learned: one line per verb. */
import { forgetPhrase, learnPhrase, lexicon } from "./lexicon.ts";

export const lexiconStream = { stream: lexicon, verbs: [learnPhrase, forgetPhrase] };
