/**
 * How urgent: the default of the service type, raised by what the caller says (急, 抢救) and by where it is: in theatres,
 * intensive care and the emergency room nothing merely waits its turn.
 */
import type { Priority } from "../service/service.ts";
import type { IntakePlace, IntakeService, Proposal, Why } from "./proposal.ts";
import { why } from "./proposal.ts";
import type { Part } from "./segment.ts";
import type { Word } from "./vocabulary.ts";

/** Departments where a normal repair becomes urgent. Assumed until a hospital says otherwise. */
const acute = /手术|icu|重症|抢救|急诊|新生儿|产房|透析|监护/i;

/** The proposed priority with every reason that had a part in it. */
export function proposePriority(service: IntakeService, parts: readonly Part<Word>[], path: readonly IntakePlace[]): Proposal["priority"] {
  const reasons: Why[] = [why("serviceDefault")];
  let priority: Priority = service.priority;
  for (const hit of parts.flatMap((part) => part.hits)) {
    const { urgency, places } = hit.word;
    if (urgency === null || hit.partial || places.length > 0 || hit.weight < 0.9 || urgency >= priority) continue;
    priority = urgency;
    reasons.push(why("urgentWord", { word: hit.word.shown }));
  }
  const ward = path.find((place) => acute.test(place.name.zh));
  if (ward !== undefined && priority === 3 && service.group === "repair") {
    priority = 2;
    reasons.push(why("acutePlace", { place: ward.name.zh }));
  }
  return { priority, why: reasons };
}
