/** Everything the house knows about people: one line per verb; `extraEvents` are given by ticket verbs. */
import { assigned, definePerson, freed, person, setDuty } from "./person.ts";
import { noteFailures, setBadge, setPin } from "./secret.ts";

export const personStream = { stream: person, verbs: [definePerson, setDuty, setPin, setBadge, noteFailures], extraEvents: [assigned, freed] };
