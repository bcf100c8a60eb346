/** The way from a place outwards, as the rules of `ticket/suggest.ts` want it. Pure; used by intake and drawer. */
import type { PlaceStep } from "../../shared/ticket/suggest.ts";
import type { PlaceRow } from "../../shared/views.ts";

/** Deeper than any hospital is built; ends a loop that no place should have. */
const depthMax = 12;

/** The place itself, then what it is in; empty where it is not known. */
export function placeSteps(places: ReadonlyMap<string, Pick<PlaceRow, "placeId" | "kind" | "parentId">>, placeId: string): readonly PlaceStep[] {
  const steps: PlaceStep[] = [];
  for (let at = places.get(placeId); at !== undefined && steps.length < depthMax; at = at.parentId === null ? undefined : places.get(at.parentId)) {
    steps.push({ placeId: at.placeId, kind: at.kind });
  }
  return steps;
}
