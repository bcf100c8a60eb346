/**
 * What a logged form teaches: each fact that the operator corrected, if it differs from what the line alone would have said.
 * Pure; `use-logging.ts` sends it after the ticket stands, and nobody waits for it.
 */
import type { CommandBodies } from "../../../shared/house.ts";
import type { Proposal } from "../../../shared/intake/proposal.ts";
import type { Chosen } from "./intake-form.ts";

export type Lesson = CommandBodies["lexicon.learn"];

/** Lessons of one form. `alone` is the proposal of the line without any correction and without the dictionary's help on it. */
export function lessonsFrom(chosen: Chosen, alone: Proposal): readonly Lesson[] {
  const { whole, runs, place } = alone.phrases;
  const matter = [...new Set([whole, ...runs])].filter((phrase) => phrase !== "");
  const lessons: Lesson[] = [];
  const teach = (kind: Lesson["kind"], target: string | undefined, proposed: string | undefined, phrases: string[]) => {
    if (target !== undefined && target !== proposed && phrases.length > 0) lessons.push({ kind, target, phrases });
  };
  teach("place", chosen.placeId, alone.place?.placeId, place === "" ? [...runs] : [place]);
  teach("type", chosen.serviceId, alone.service?.serviceId, matter);
  // Crew and urgency belong to the type: where that was corrected too, they follow from it the next time.
  if (chosen.serviceId === undefined || chosen.serviceId === alone.service?.serviceId) {
    teach("crew", chosen.crewId, alone.crew?.crewId, whole === "" ? [] : [whole]);
    teach("priority", chosen.priority === undefined ? undefined : String(chosen.priority), alone.priority === null ? undefined : String(alone.priority.priority), whole === "" ? [] : [whole]);
  }
  return lessons;
}
