/**
 * What follows once place and type are known: crew, worker, priority, equipment, the time to promise. And what "same fault?"
 * asks of the catalogue. Nothing here reads the line again except for words of urgency.
 */
import type { IntakeDesk } from "./intake-desk.ts";
import { learnedCrew, learnedPriority } from "./learned.ts";
import type { Phrases } from "./learned.ts";
import { why } from "./proposal.ts";
import type { IntakeContext, IntakeEquipment, IntakePlace, IntakeService, PlaceGuess, Proposal } from "./proposal.ts";
import type { FaultGround } from "./same-fault.ts";
import type { Part } from "./segment.ts";
import { proposePriority } from "./urgency.ts";
import type { Word } from "./vocabulary.ts";
import { suggestWorkers } from "./worker.ts";

export type Facts = Pick<Proposal, "crew" | "worker" | "workers" | "priority" | "equipment" | "promiseMinutes">;

/** While the type is not known nothing follows. */
export const noFacts: Facts = { crew: null, worker: null, workers: [], priority: null, equipment: null, promiseMinutes: null };

interface Known {
  readonly place: PlaceGuess | null;
  readonly parts: readonly Part<Word>[];
  readonly context: IntakeContext;
  readonly phrases: Phrases;
}

/** Everything that follows from the type and, where it is known, the place. */
export function factsOf(desk: IntakeDesk, service: IntakeService, { place, parts, context, phrases }: Known): Facts {
  const path = place === null ? [] : pathOf(desk, place.placeId);
  const chosen = context.chosen?.crewId;
  const taught = context.lessons === undefined || chosen !== undefined ? null : learnedCrew(context.lessons, phrases);
  const own = desk.catalogue.crews.find((one) => one.crewId === (chosen ?? service.crewId)) ?? null;
  const crew = desk.catalogue.crews.find((one) => one.crewId === taught?.crewId) ?? own;
  const workers = crew === null ? [] : suggestWorkers(desk.catalogue.people, crew, service, { path, pathOf: (placeId) => pathOf(desk, placeId), nowMs: context.nowMs });
  const priority = priorityOf(service, { place, parts, context, phrases }, path);
  return {
    crew: crew === null ? null : { crewId: crew.crewId, name: crew.name, why: crew !== own && taught !== null ? taught.why : [why(chosen === undefined ? "serviceCrew" : "chosen")] },
    worker: workers[0] ?? null, workers,
    priority, equipment: equipmentAt(desk, path, service),
    promiseMinutes: priority === null ? null : service.levels[priority.priority].arriveMinutes,
  };
}

/** A learned priority takes the place of the type's own, never of what endangers somebody nor of what the caller said. */
function priorityOf(service: IntakeService, { parts, context, phrases }: Known, path: readonly IntakePlace[]): Proposal["priority"] {
  const usual = proposePriority(service, parts, path);
  const isSettled = service.lifeSafety || (usual?.why.length ?? 0) > 1;
  return (isSettled || context.lessons === undefined ? null : learnedPriority(context.lessons, phrases)) ?? usual;
}

function pathOf({ indexes }: IntakeDesk, placeId: string): readonly IntakePlace[] {
  return indexes.places.pathOf(placeId).flatMap((id) => indexes.places.byId.get(id) ?? []);
}

/** The piece of the kinds that the service concerns: in the place itself, else in its room or department, not further. */
function equipmentAt(desk: IntakeDesk, path: readonly IntakePlace[], service: IntakeService): Proposal["equipment"] {
  for (const place of path.filter((one) => one.kind !== "building" && one.kind !== "campus")) {
    const found = firstOfKinds(desk.equipmentByPlace.get(place.placeId) ?? [], service.equipmentKinds);
    const here = place === path[0] ? why("equipmentHere") : why("equipmentNear", { place: place.name.zh });
    if (found !== null) return { equipmentId: found.equipmentId, code: found.code, name: found.name, why: [here] };
    if (place.kind === "floor") break;
  }
  return null;
}

function firstOfKinds(all: readonly IntakeEquipment[], kinds: readonly string[]): IntakeEquipment | null {
  for (const kind of kinds) {
    const found = all.find((one) => one.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

/** The catalogue as `same-fault.ts` asks for it. */
export function faultGround(desk: IntakeDesk): FaultGround {
  const serviceOf = (serviceId: string) => desk.indexes.services.services[desk.indexes.services.positionById.get(serviceId) ?? -1];
  return {
    roomOf(placeId) {
      const { byId, pathOf: idsUp } = desk.indexes.places;
      const ofKind = (kind: string) => idsUp(placeId).find((id) => byId.get(id)?.kind === kind);
      return ofKind("department") ?? ofKind("floor") ?? null;
    },
    groupOf(serviceId) {
      const service = serviceOf(serviceId);
      return service === undefined ? null : `${service.group}/${service.crewId}`;
    },
    upstreamOf(placeId, serviceId) {
      const service = serviceOf(serviceId);
      const own = service === undefined ? null : firstOfKinds(desk.equipmentByPlace.get(placeId) ?? [], service.equipmentKinds);
      return own?.upstreamId ?? null;
    },
  };
}
