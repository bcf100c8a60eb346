/**
 * The places of a catalogue, prepared once for look-up: by name and other names (into the tree of words), by number, by
 * extension, and each with the path of places above it. Used by `place-find.ts`; 20,000 places are no more than 20,000 rows.
 */
import type { IntakePlace } from "./proposal.ts";
import { normalise } from "./normalise.ts";
import { isBareNumber, numberOfPlace } from "./place-numbers.ts";
import { aliasesOf } from "./place-synonyms.ts";

export interface PlaceIndex {
  readonly byId: ReadonlyMap<string, IntakePlace>;
  /** Place ids by every name a place may be called, with how telling that name is (1 = its own). */
  readonly byName: ReadonlyMap<string, readonly NamedPlaces[]>;
  /** Place ids by `kind:value`. */
  readonly byNumber: ReadonlyMap<string, readonly string[]>;
  readonly byExtension: ReadonlyMap<string, string>;
  /** The place itself, then what it lies in, up to the campus. */
  pathOf(placeId: string): readonly string[];
}

/** All places of one name. */
export interface NamedPlaces {
  readonly ids: readonly string[];
  readonly factor: number;
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Prepares the places. */
export function createPlaceIndex(places: readonly IntakePlace[]): PlaceIndex {
  const byId = new Map(places.map((place) => [place.placeId, place]));
  const idsByOwnName = new Map<string, string[]>();
  const byNumber = new Map<string, string[]>();
  const byExtension = new Map<string, string>();
  for (const place of places) {
    const name = normalise(place.name.zh);
    const number = numberOfPlace(place.kind, name);
    if (number !== null) push(byNumber, number, place.placeId);
    if (number === null || place.kind === "room" || (place.kind === "lift" && !isBareNumber(name))) push(idsByOwnName, name.replaceAll(" ", ""), place.placeId);
    for (const extension of place.extensions) byExtension.set(extension, place.placeId);
  }
  for (const placeId of onlyLifts(places)) push(idsByOwnName, "电梯", placeId);
  const paths = new Map<string, readonly string[]>();
  return { byId, byName: namesOf(idsByOwnName), byNumber, byExtension, pathOf: (placeId) => pathOf(placeId, byId, paths) };
}

/** Where a building has one lift nobody says its number. */
function onlyLifts(places: readonly IntakePlace[]): readonly string[] {
  const byParent = new Map<string | null, string[]>();
  for (const place of places) if (place.kind === "lift") byParent.set(place.parentId, [...(byParent.get(place.parentId) ?? []), place.placeId]);
  return [...byParent.values()].filter((lifts) => lifts.length === 1).flat();
}

function namesOf(idsByOwnName: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly NamedPlaces[]> {
  const byName = new Map<string, NamedPlaces[]>();
  for (const [name, ids] of idsByOwnName) {
    push(byName, name, { ids, factor: 1 });
    for (const [alias, factor] of aliasesOf(name)) push(byName, alias, { ids, factor });
  }
  return byName;
}

function pathOf(placeId: string, byId: ReadonlyMap<string, IntakePlace>, known: Map<string, readonly string[]>): readonly string[] {
  const before = known.get(placeId);
  if (before !== undefined) return before;
  const path: string[] = [];
  for (let at: string | null = placeId; at !== null && path.length < 12; at = byId.get(at)?.parentId ?? null) path.push(at);
  known.set(placeId, path);
  return path;
}
