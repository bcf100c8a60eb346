/**
 * The intake line understood: free text in any order, in characters, pinyin or initials, becomes a proposal of place, type,
 * crew, worker, priority, equipment and promise, each with why. Pure: time, open tickets and corrections come in the context.
 * The index over places and services is built once and kept while their rows stay the same; a key press only reads it.
 * Called by `renderer/rooms/intake` on every change of the line and by `electron/commands/propose.ts`.
 */
import { factsOf, faultGround, noFacts } from "./facts.ts";
import { guessPlaces, guessServices } from "./guesses.ts";
import { deskOf } from "./intake-desk.ts";
import type { Indexes, IntakeDesk } from "./intake-desk.ts";
import { matterOf } from "./matter.ts";
import { normalise } from "./normalise.ts";
import { callerPlace, findPlaces } from "./place-find.ts";
import { findNumbers } from "./place-numbers.ts";
import type { IntakeCatalogue, IntakeContext, PlaceGuess, Proposal } from "./proposal.ts";
import { sameFault } from "./same-fault.ts";
import { segment } from "./segment.ts";
import type { Part } from "./segment.ts";
import { findServices } from "./service-find.ts";
import { readUnits } from "./syllables.ts";
import type { Unit } from "./syllables.ts";
import type { Word } from "./vocabulary.ts";

/** Longest line that is read; what is longer is kept as said, but its end does not change the proposal. */
const readMax = 120;
/** A mobile number of mainland China. */
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/;

export interface Proposer {
  /** What the line means as far as it is typed. */
  propose(line: string, context: IntakeContext): Proposal;
}

/** Prepares a catalogue. Cheap when only people, crews or equipment changed since the last time. */
export function createProposer(catalogue: IntakeCatalogue): Proposer {
  const desk = deskOf(catalogue);
  return { propose: (line, context) => propose(desk, line, context) };
}

/** A line cut into parts. */
export interface Reading {
  readonly units: readonly Unit[];
  readonly parts: readonly Part<Word>[];
}

function read({ words, places }: Indexes, line: string): Reading {
  const text = normalise(line.slice(0, readMax).replace(mobile, " "));
  const units = readUnits(text);
  return { units, parts: segment(units.length, words.find(units), findNumbers(text, places.byExtension)) };
}

function propose(desk: IntakeDesk, line: string, context: IntakeContext): Proposal {
  const { places: placeIndex, services: serviceIndex } = desk.indexes;
  const reading = read(desk.indexes, line);
  const found = findPlaces(placeIndex, reading.parts, callerPlace(placeIndex, context));
  const places = guessPlaces(placeIndex, found, reading, context);
  const [place = null] = places;
  const placeParts = new Set(found[0]?.parts ?? []);
  const candidates = findServices(serviceIndex, {
    parts: votingParts(reading, placeParts), text: textWithout(reading, placeParts), kinds: kindsAt(desk, place),
  });
  const services = guessServices(serviceIndex, candidates, context);
  const [guess = null] = services;
  const servicePosition = guess === null ? -1 : serviceIndex.positionById.get(guess.serviceId) ?? -1;
  const service = serviceIndex.services[servicePosition] ?? null;
  return {
    places, services, place, service: guess,
    ...(service === null ? noFacts : factsOf(desk, service, { place, parts: reading.parts, context })),
    matter: line.trim() === "" ? "" : matterOf({ ...reading, placeParts, service, servicePosition }),
    callerPhone: mobile.exec(line)?.[0] ?? null,
    same: sameFault(context.openTickets ?? [], { place, service: guess }, context.nowMs, faultGround(desk)),
  };
}

/** What named the place still speaks for the matter where it may mean both (厕所堵了). */
function votingParts({ parts }: Reading, placeParts: ReadonlySet<number>): readonly Part<Word>[] {
  return parts.filter((part, at) => !placeParts.has(at) || part.hits.some((hit) => hit.word.terms.length > 0 || hit.word.concepts.length > 0));
}

function textWithout({ units, parts }: Reading, placeParts: ReadonlySet<number>): string {
  const chars = units.map((unit) => unit.char);
  for (const at of placeParts) for (let index = parts[at]?.from ?? 0; index < (parts[at]?.to ?? 0); index += 1) chars[index] = " ";
  return chars.join("");
}

/** Kinds of the equipment in a lift or plant room, which is there for nothing else. */
function kindsAt(desk: IntakeDesk, place: PlaceGuess | null): readonly string[] {
  const found = place === null ? undefined : desk.indexes.places.byId.get(place.placeId);
  if (found?.kind === "lift") return ["lift"];
  return found?.kind === "plant" ? (desk.equipmentByPlace.get(found.placeId) ?? []).map((one) => one.kind) : [];
}
