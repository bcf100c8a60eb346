/**
 * Candidates put into guesses: how sure, and why. A guess is sure when it explains what was said and no other one comes near;
 * what the operator chose is always sure and stands first, the guesses stay behind it as alternatives.
 */
import { callerPlace } from "./place-find.ts";
import type { PlaceCandidate } from "./place-find.ts";
import type { PlaceIndex } from "./place-index.ts";
import { extensionIn } from "./place-numbers.ts";
import { sureFrom, why } from "./proposal.ts";
import type { IntakeContext, IntakePlace, IntakeService, PlaceGuess, ServiceGuess, Why } from "./proposal.ts";
import type { Reading } from "./propose.ts";
import type { Part } from "./segment.ts";
import type { ServiceCandidate } from "./service-find.ts";
import type { ServiceIndex } from "./service-index.ts";
import type { Unit } from "./syllables.ts";
import type { Word } from "./vocabulary.ts";

/** The best and three alternatives. */
const guessMax = 4;

/** Places, best first. Without any named place it is where the call comes from. */
export function guessPlaces(index: PlaceIndex, found: readonly PlaceCandidate[], { units, parts }: Reading, context: IntakeContext): readonly PlaceGuess[] {
  const chosen = context.chosen?.placeId === undefined ? undefined : index.byId.get(context.chosen.placeId);
  const caller = callerPlace(index, context);
  const guesses = found.slice(0, guessMax).flatMap((candidate, at): readonly PlaceGuess[] => {
    const place = index.byId.get(candidate.placeId);
    if (place === undefined) return [];
    const typed = candidate.parts.toSorted((one, other) => one - other).map((part) => textOf(units, parts[part])).join(" ");
    const extension = candidate.parts.map((part) => extensionIn(parts[part])).find((one) => one !== null);
    const named = extension === undefined ? why("typed", { text: typed }) : why("extension", { extension });
    const reasons = [named, ...(candidate.nearCaller ? [why("nearCaller")] : [])];
    return [placeGuess(place, at === 0 ? confidenceOf(candidate, found, index) : 0.3, reasons)];
  });
  if (guesses.length === 0 && caller !== null) {
    const place = index.byId.get(caller);
    const reason = context.extension === undefined ? why("caller") : why("extension", { extension: context.extension });
    if (place !== undefined) guesses.push(placeGuess(place, 0.9, [reason]));
  }
  if (chosen === undefined) return guesses;
  return [placeGuess(chosen, 1, [why("chosen")]), ...guesses.filter((one) => one.placeId !== chosen.placeId)].slice(0, guessMax);
}

function textOf(units: readonly Unit[], part: Part<Word> | undefined): string {
  return part === undefined ? "" : units.slice(part.from, part.to).map((unit) => unit.char).join("");
}

function placeGuess(place: IntakePlace, confidence: number, reasons: readonly Why[]): PlaceGuess {
  return { placeId: place.placeId, label: place.label, confidence, sure: confidence >= sureFrom, why: reasons };
}

/** High where the place explains all the line says about places and no other one comes near. */
function confidenceOf(best: PlaceCandidate, found: readonly PlaceCandidate[], index: PlaceIndex): number {
  const path = index.pathOf(best.placeId);
  const rival = found.find((one) => one !== best && !path.includes(one.placeId));
  const lead = rival === undefined ? 1 : Math.min(1, (best.score - rival.score) / Math.max(0.1, best.score) * 4);
  const strength = Math.min(1, best.score / 2);
  return Math.max(0.05, best.coverage * strength * (0.45 + 0.55 * lead));
}

interface ServiceGround {
  readonly context: IntakeContext;
  /** Share of the typed letters that were understood. */
  readonly explained: number;
  /** The line without anything that can only be a place. */
  readonly matter: string;
}

/** Service types, best first. */
export function guessServices(index: ServiceIndex, found: readonly ServiceCandidate[], { context, explained, matter }: ServiceGround): readonly ServiceGuess[] {
  const [first, second] = found;
  const lead = first === undefined || second === undefined ? 1 : Math.min(1, (first.score - second.score) / first.score * 4);
  const best = first === undefined ? 0 : Math.min(1, first.plainness) * (0.5 + 0.5 * lead) * (0.4 + 0.6 * explained);
  const guesses = found.slice(0, guessMax).flatMap((candidate): readonly ServiceGuess[] => {
    const service = index.services[candidate.service];
    if (service === undefined || first === undefined) return [];
    const confidence = candidate === first ? best : Math.min(best, 0.3) * candidate.score / first.score;
    const words = candidate.words.length > 0 ? candidate.words.slice(0, 3) : index.hearing.wordsFor(matter, candidate.service);
    return [serviceGuess(service, confidence, [words.length > 0 ? why("words", { words: words.join(" ") }) : why("sounds")])];
  });
  const chosen = index.services[index.positionById.get(context.chosen?.serviceId ?? "") ?? -1];
  if (chosen === undefined) return guesses;
  return [serviceGuess(chosen, 1, [why("chosen")]), ...guesses.filter((one) => one.serviceId !== chosen.serviceId)].slice(0, guessMax);
}

function serviceGuess(service: IntakeService, confidence: number, reasons: readonly Why[]): ServiceGuess {
  return { serviceId: service.serviceId, name: service.name, confidence, sure: confidence >= sureFrom, why: reasons };
}
