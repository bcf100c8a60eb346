/** Everything the house knows about crews: one line per verb. */
import { crew, defineCrew } from "./crew.ts";

export const crewStream = { stream: crew, verbs: [defineCrew] };
