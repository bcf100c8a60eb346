/**
 * Everything a proposal is made from, prepared. The costly part (readings of all names) depends on places and services only
 * and is kept as long as their rows are the very same arrays; people and crews change with every dispatch and cost nothing.
 */
import { createPlaceIndex } from "./place-index.ts";
import type { PlaceIndex } from "./place-index.ts";
import type { IntakeCatalogue, IntakeEquipment, IntakePlace, IntakeService } from "./proposal.ts";
import { createServiceIndex } from "./service-index.ts";
import type { ServiceIndex } from "./service-index.ts";
import type { TermTrie } from "./term-trie.ts";
import { createVocabulary } from "./vocabulary.ts";
import type { Word } from "./vocabulary.ts";

export interface Indexes {
  readonly places: PlaceIndex;
  readonly services: ServiceIndex;
  readonly words: TermTrie<Word>;
}

export interface IntakeDesk {
  readonly catalogue: IntakeCatalogue;
  readonly indexes: Indexes;
  readonly equipmentByPlace: ReadonlyMap<string, readonly IntakeEquipment[]>;
}

interface Kept { readonly services: readonly IntakeService[]; readonly indexes: Indexes }

const keptByPlaces = new WeakMap<readonly IntakePlace[], Kept>();

function indexesOf({ places, services }: IntakeCatalogue): Indexes {
  const kept = keptByPlaces.get(places);
  if (kept?.services === services) return kept.indexes;
  const placeIndex = createPlaceIndex(places);
  const serviceIndex = createServiceIndex(services);
  const indexes = { places: placeIndex, services: serviceIndex, words: createVocabulary(placeIndex, serviceIndex) };
  keptByPlaces.set(places, { services, indexes });
  return indexes;
}

/** Prepares a catalogue. */
export function deskOf(catalogue: IntakeCatalogue): IntakeDesk {
  const equipmentByPlace = new Map<string, IntakeEquipment[]>();
  for (const one of catalogue.equipment) {
    const known = equipmentByPlace.get(one.placeId);
    if (known === undefined) equipmentByPlace.set(one.placeId, [one]);
    else known.push(one);
  }
  return { catalogue, indexes: indexesOf(catalogue), equipmentByPlace };
}
