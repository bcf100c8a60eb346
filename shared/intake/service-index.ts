/**
 * Service types prepared for look-up: their keywords, and for each a profile of what its keywords are about, in concepts of
 * general speech (`thing:ac`, `fault:leak`, both together `ac+leak`) and in pairs of characters. A feature that few
 * service types share says more (inverse document frequency, as in any text index).
 */
import { conceptsIn, togetherOf } from "./concepts.ts";
import { createHearing } from "./hearing.ts";
import type { Hearing } from "./hearing.ts";
import { normalise } from "./normalise.ts";
import type { IntakeService } from "./proposal.ts";
import type { ServiceTerm } from "./vocabulary.ts";

/** How much a feature of each kind says. Assumed, from the tuned set. */
const worth = { thing: 1.1, fault: 0.9, both: 2.4, pair: 0.3 } as const;
/** The last keyword of a list says this much of the first. */
const lastKeyword = 0.6;

export interface ServiceIndex {
  readonly services: readonly IntakeService[];
  readonly positionById: ReadonlyMap<string, number>;
  /** Services by keyword. */
  readonly terms: ReadonlyMap<string, readonly ServiceTerm[]>;
  /** Services by feature, with the weight of that feature for each. */
  readonly features: ReadonlyMap<string, readonly ServiceTerm[]>;
  /** What sayings make of a text. */
  readonly hearing: Hearing;
}

/** Neighbouring characters of a text, as `2:漏水`. */
export function pairsOf(text: string): readonly string[] {
  const pairs: string[] = [];
  for (const run of text.match(/[\u3400-\u9fff]{2,}/g) ?? []) {
    for (let at = 0; at + 1 < run.length; at += 1) pairs.push(`2:${run.slice(at, at + 2)}`);
  }
  return pairs;
}

function featuresOf(keyword: string): ReadonlyMap<string, number> {
  const features = new Map<string, number>();
  const concepts = conceptsIn(keyword);
  for (const one of concepts) features.set(one, one.startsWith("thing:") ? worth.thing : worth.fault);
  for (const one of togetherOf(concepts)) features.set(one, worth.both);
  for (const one of pairsOf(keyword)) features.set(one, worth.pair);
  return features;
}

/** Prepares the service types. */
export function createServiceIndex(services: readonly IntakeService[]): ServiceIndex {
  const terms = new Map<string, ServiceTerm[]>();
  const byFeature = new Map<string, Map<number, number>>();
  services.forEach((service, position) => {
    const keywords = [...new Set([service.name.zh, ...service.keywords].map((one) => normalise(one).replaceAll(" ", "")))];
    keywords.forEach((keyword, at) => {
      const telling = 1 - (1 - lastKeyword) * (at / Math.max(1, keywords.length - 1));
      terms.set(keyword, [...(terms.get(keyword) ?? []), { service: position, weight: telling }]);
      for (const [feature, weight] of featuresOf(keyword)) {
        const known = byFeature.get(feature) ?? new Map<number, number>();
        known.set(position, Math.max(known.get(position) ?? 0, weight * telling));
        byFeature.set(feature, known);
      }
    });
  });
  return {
    services, positionById: new Map(services.map((service, position) => [service.serviceId, position])),
    hearing: createHearing(services), terms: rarer(terms, services.length), features: rarer(asLists(byFeature), services.length),
  };
}

function asLists(byFeature: ReadonlyMap<string, ReadonlyMap<number, number>>): Map<string, ServiceTerm[]> {
  return new Map([...byFeature].map(([feature, found]) => [feature, [...found].map(([service, weight]) => ({ service, weight }))]));
}

/** Weighs each feature by how few service types share it; 1 for one of them, about a third for half of them. */
function rarer(found: ReadonlyMap<string, readonly ServiceTerm[]>, count: number): ReadonlyMap<string, readonly ServiceTerm[]> {
  const most = Math.log(1 + count);
  return new Map([...found].map(([feature, terms]) => {
    const rarity = Math.log(1 + count / terms.length) / most;
    return [feature, terms.map((term) => ({ ...term, weight: term.weight * rarity }))];
  }));
}
