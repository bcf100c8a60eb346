/** Everything the house knows about people: one line per verb; `extraEvents` are given by ticket verbs. */
import { assigned, definePerson, freed, person, setDuty } from "./person.ts";

export const personStream = { stream: person, verbs: [definePerson, setDuty], extraEvents: [assigned, freed] };
