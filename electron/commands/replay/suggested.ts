/** Whom a desk of the replay sends: whom its own screen would suggest first, by what that desk knows at the moment. */
import { suggest } from "../../../shared/ticket/suggest.ts";
import type { PlaceStep } from "../../../shared/ticket/suggest.ts";
import type { CrewRow, PersonRow, PlaceRow, ServiceRow } from "../../../shared/views.ts";
import type { ViewReader } from "../../store/views.ts";

/** Id of the person suggested first, in a list; empty where nobody can go and the job waits for the crew. */
export type Suggester = (views: ViewReader, service: ServiceRow, placeId: string | null) => readonly string[];

/** Reads places and crews once; they do not change in a replay. */
export function createSuggester(views: ViewReader, nowMs: () => number): Suggester {
  // Each view's rows have the shape that `shared/views.ts` gives for its name.
  const places = new Map((views.snapshot("places", {}) as unknown as readonly PlaceRow[]).map((place) => [place.placeId, place]));
  const crews = new Map((views.snapshot("crews", {}) as unknown as readonly CrewRow[]).map((crew) => [crew.crewId, crew]));
  const pathOf = (placeId: string): readonly PlaceStep[] => {
    const place = places.get(placeId);
    return place === undefined ? [] : [{ placeId, kind: place.kind }, ...(place.parentId === null ? [] : pathOf(place.parentId))];
  };
  return (own, { crewId, certificate, skills }, placeId) => {
    const crew = crews.get(crewId);
    const people = own.snapshot("people", {}) as unknown as readonly PersonRow[]; // rows of that view
    const path = placeId === null ? [] : pathOf(placeId);
    return crew === undefined ? [] : suggest(people, { crew, certificate, skills, path, pathOf, ticketIds: [], nowMs: nowMs() }).slice(0, 1).map(({ person }) => person.personId);
  };
}
