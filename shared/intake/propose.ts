/**
 * The intake line understood: free text in any order, in characters, pinyin or initials, becomes a proposal of place, type,
 * crew, worker, priority, equipment and promise, each with why. Pure: time, open tickets and corrections come in the context.
 * The index over places and services is built once and kept while their rows stay the same; a key press only reads it.
 * Called by `renderer/rooms/intake` on every change of the line and by `electron/commands/propose.ts`.
 */
import { conceptsIn } from "./concepts.ts";
import { factsOf, faultGround, noFacts } from "./facts.ts";
import { guessPlaces, guessServices } from "./guesses.ts";
import { deskOf } from "./intake-desk.ts";
import type { Indexes, IntakeDesk } from "./intake-desk.ts";
import { phrasesOf, withLearnedPlace, withLearnedService } from "./learned.ts";
import { matterOf } from "./matter.ts";
import { normalise } from "./normalise.ts";
import { spelledFrom, takesNumberAway } from "./numbered-names.ts";
import { callerPlace, findPlaces } from "./place-find.ts";
import type { PlaceCandidate } from "./place-find.ts";
import type { PlaceIndex } from "./place-index.ts";
import { extensionIn, findNumbers } from "./place-numbers.ts";
import { nameOnlyParts, wholeSaid } from "./place-roles.ts";
import type { IntakeCatalogue, IntakeContext, PlaceGuess, Proposal } from "./proposal.ts";
import { sameFault } from "./same-fault.ts";
import { segment } from "./segment.ts";
import type { Part } from "./segment.ts";
import { findServices } from "./service-find.ts";
import { readUnits } from "./syllables.ts";
import type { Unit } from "./syllables.ts";
import type { Hit } from "./term-trie.ts";
import type { Word } from "./vocabulary.ts";

/** Longest line that is read; what is longer is kept as said, but its end does not change the proposal. */
const readMax = 120;
/** A mobile number of mainland China. */
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/;

/** Who rang or is named: 王主任 is no office of a director, 值班医生 no duty room. */
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
const persons = new RegExp(`(?:[${surnames}]|值班|当班|夜班)(?:主任|护士长|大夫|医生|医师|护士|师傅|老师|院长|科长|处长|主管|经理|班长|组长|阿姨)(?!办|值班|休息|室|站|台|房)`, "g");

const plainFrom = 0.9;
/** Things that fill the room which is called after them: a cold store, a boiler room. */
const roomThings: ReadonlySet<string> = new Set(["thing:fridge", "thing:boiler", "thing:oxygen", "thing:medwaste"]);

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
  const text = normalise(line.slice(0, readMax).replace(mobile, " ").replace(persons, " "));
  const units = readUnits(text);
  return { units, parts: segment(units, words.find(units).filter((hit) => isPlain(hit) && !(hit.word.places.length > 0 && takesNumberAway(hit.word.text, text, hit.to))), findNumbers(text, places)) };
}

/** Fillers, words of urgency and rare short forms of places are taken as they are written, never guessed from initials. */
function isPlain({ word, quality }: Hit<Word>): boolean {
  return quality >= plainFrom || word.terms.length + word.concepts.length > 0 || word.places.some(({ factor }) => factor >= spelledFrom) || !(word.filler || word.urgency !== null || word.places.length > 0);
}

function propose(desk: IntakeDesk, line: string, context: IntakeContext): Proposal {
  const { places: placeIndex, services: serviceIndex } = desk.indexes;
  const typed = read(desk.indexes, line);
  const { found, parts } = settle(placeIndex, typed, callerPlace(placeIndex, context));
  const reading = { ...typed, parts };
  const placeParts = new Set(found[0]?.parts ?? []);
  const phrases = phrasesOf(reading, placeParts);
  const { lessons } = context;
  const guessed = guessPlaces(placeIndex, found, reading, context);
  const places = lessons === undefined || context.chosen?.placeId !== undefined ? guessed : withLearnedPlace(guessed, lessons, phrases, (id) => placeIndex.byId.get(id)?.label);
  const [place = null] = places;
  const nameOnly = nameOnlyParts(parts, placeParts, ({ text, terms }) => terms.some((term) => serviceIndex.services[term.service]?.name.zh.includes(text) === true));
  const matter = matterText(reading, placeParts, nameOnly);
  const candidates = findServices(serviceIndex, {
    parts: votingParts(reading, placeParts, nameOnly), text: textWithout(reading, placeParts), matter, kinds: kindsAt(desk, place),
    placeParts: new Set([...placeParts].flatMap((at) => reading.parts[at] ?? [])),
  });
  const heard = guessServices(serviceIndex, candidates, { context, matter, explained: explainedShare(reading, placeParts) });
  const services = lessons === undefined || context.chosen?.serviceId !== undefined ? heard
    : withLearnedService(heard, lessons, phrases, (id) => serviceIndex.services[serviceIndex.positionById.get(id) ?? -1]?.name);
  const [guess = null] = services;
  const servicePosition = guess === null ? -1 : serviceIndex.positionById.get(guess.serviceId) ?? -1;
  const service = serviceIndex.services[servicePosition] ?? null;
  return {
    places, services, place, service: guess, phrases,
    ...(service === null ? noFacts : factsOf(desk, service, { place, parts: reading.parts, context, phrases })),
    matter: line.trim() === "" ? "" : matterOf({ ...reading, placeParts, service, servicePosition, chosen: context.chosen?.serviceId !== undefined }),
    callerPhone: mobile.exec(line)?.[0] ?? extensionOf(parts, placeParts),
    same: sameFault(context.openTickets ?? [], { place, service: guess }, context.nowMs, faultGround(desk)),
  };
}

/**
 * Initials such as `td` may be a corridor (通道) or a power cut (停电). Where the corridor would leave nothing that is the
 * matter, it was the power cut: then those parts are read as matter only.
 */
function settle(index: PlaceIndex, { units, parts }: Reading, callerId: string | null): Settled {
  const whole = wholeSaid(units.map((unit) => unit.char).join(""));
  const found = findPlaces(index, { parts, whole }, callerId);
  const used = new Set(found[0]?.parts ?? []);
  const isDoubtful = (part: Part<Word>) => part.hits.some((hit) => hit.quality < plainFrom && isMatter(hit)) && part.numbers.length === 0;
  const rest = parts.some((part, at) => !used.has(at) && part.hits.some(isMatter));
  if (rest || !parts.some((part, at) => used.has(at) && isDoubtful(part))) return { found, parts };
  const matters = parts.map((part) => (isDoubtful(part) ? { ...part, hits: part.hits.filter(isMatter).map(withoutPlaces) } : part));
  return { found: findPlaces(index, { parts: matters, whole }, callerId), parts: matters };
}

interface Settled { readonly found: readonly PlaceCandidate[]; readonly parts: readonly Part<Word>[] }

function isMatter({ word }: Hit<Word>): boolean {
  return word.terms.length + word.concepts.length > 0;
}

function withoutPlaces(hit: Hit<Word>): Hit<Word> {
  return { ...hit, word: { ...hit.word, places: [] } };
}

/** What named the place still speaks for the matter where it may mean both (厕所堵了). */
function votingParts({ parts }: Reading, placeParts: ReadonlySet<number>, nameOnly: ReadonlySet<number>): readonly Part<Word>[] {
  return parts.filter((part, at) => !placeParts.has(at)
    || !nameOnly.has(at) && part.hits.some((hit) => hit.quality >= plainFrom && (hit.word.terms.length > 0 || hit.word.concepts.length > 0)));
}

function textWithout({ units, parts }: Reading, placeParts: ReadonlySet<number>): string {
  const chars = units.map((unit) => unit.char);
  for (const at of placeParts) for (let index = parts[at]?.from ?? 0; index < (parts[at]?.to ?? 0); index += 1) chars[index] = " ";
  return chars.join("");
}

/** What is left for the matter when all that can only be a place is taken out, also a place that was not meant (送检验科). */
function matterText({ units, parts }: Reading, placeParts: ReadonlySet<number>, nameOnly: ReadonlySet<number>): string {
  const chars = units.map((unit) => unit.char);
  parts.forEach((part, at) => {
    const isPlaceOnly = part.hits.length > 0 ? part.hits.every((hit) => !isMatter(hit) && !hit.word.filler && hit.quality >= plainFrom && hit.word.places.length > 0) : part.numbers.some((one) => one.keys.length > 0);
    const isMatterToo = !nameOnly.has(at) && part.hits.some((hit) => hit.quality >= plainFrom && isMatter(hit));
    if (isPlaceOnly || (placeParts.has(at) && !isMatterToo)) chars.fill(" ", part.from, part.to);
  });
  return chars.join("");
}

/** How much of the letters that are no place was read as whole words: of zzzzzz nothing, of ktls all. */
function explainedShare({ units, parts }: Reading, placeParts: ReadonlySet<number>): number {
  const isLetter = (at: number) => units[at]?.kind === "letter";
  const inPart = (part: Part<Word>) => units.slice(part.from, part.to).filter((unit) => unit.kind === "letter").length;
  const isWhole = ({ from, to }: Part<Word>) => !(isLetter(from - 1) && isLetter(from)) && !(isLetter(to - 1) && isLetter(to));
  const others = parts.filter((_part, at) => !placeParts.has(at));
  const letters = units.filter((unit) => unit.kind === "letter").length - parts.filter((_part, at) => placeParts.has(at)).reduce((sum, part) => sum + inPart(part), 0);
  const explained = others.filter((part) => isWhole(part) && part.hits.some(isMatter)).reduce((sum, part) => sum + inPart(part), 0);
  return letters <= 0 ? 1 : Math.min(1, explained / letters);
}

/** The extension among the parts that named the place. */
function extensionOf(parts: readonly Part<Word>[], placeParts: ReadonlySet<number>): string | null {
  return [...placeParts].map((at) => extensionIn(parts[at])).find((one) => one !== null) ?? null;
}

/** Kinds of the equipment in a lift or plant room, which is there for nothing else. */
function kindsAt(desk: IntakeDesk, place: PlaceGuess | null): readonly string[] {
  const found = place === null ? undefined : desk.indexes.places.byId.get(place.placeId);
  if (found?.kind === "lift") return ["lift"];
  if (found?.kind === "room") return conceptsIn(normalise(found.name.zh)).filter((one) => roomThings.has(one));
  if (found?.kind !== "plant") return [];
  return [...(desk.equipmentByPlace.get(found.placeId) ?? []).map((one) => one.kind), ...conceptsIn(normalise(found.name.zh))];
}
