/**
 * Which place a line means. Every part of the line marks the places it may name; a candidate is a marked place, and it is
 * as good as all marks on its path up the tree together (3号楼 + 7层 + 12床). So the order of words does not matter, and
 * what may be a floor or a bed (`7c`) is settled by what exists.
 */
import type { IntakeContext } from "./proposal.ts";
import type { PlaceIndex } from "./place-index.ts";
import { isAboutPlace, rolesOf } from "./place-roles.ts";
import type { PlaceRole } from "./place-roles.ts";
import type { PlaceKind } from "../place/place.ts";
import type { Part } from "./segment.ts";
import type { Word } from "./vocabulary.ts";

/** Weights: assumed, from the tuned set. */
const unmatchedNumber = 0.9;
const unmatchedName = 0.6;
const nearCaller = { department: 1.6, building: 0.35 } as const;
const inOrder = 0.25;
const candidateMax = 6;
/** Of 12床 and the room it stands in, both of which 12床 names, the bed is meant. */
const itself = 0.01;
/** A department stands for its floor, a room for its department, by this much. */
const oneUp = 0.6;
/** A number without unit that does not follow other words of place: more likely a count. */
const bareNumber = 1;
const strayNumber = 0.1;
/** 整栋楼 makes up for a toilet that is named as well. */
const allOfIt = 2.5;
/** A place named inside a word of the matter (走廊灯, 厕所堵) counts by this much. */
const inMatter = 0.9;
/** Initials that spell a place and also a matter (dsj: 电视机, 打水间) are more likely the matter. */
const orMatter = 0.5;
const initialsBelow = 0.85;
/** Says nothing of which lift. */
const anyLift = "电梯";

export interface PlaceCandidate {
  readonly placeId: string;
  readonly score: number;
  /** Share of what the line says about places that this place explains. */
  readonly coverage: number;
  /** Positions of the parts that named it. */
  readonly parts: readonly number[];
  readonly nearCaller: boolean;
}

type Marks = Map<string, Map<number, number>>;

function mark(marks: Marks, placeId: string, part: number, weight: number): void {
  const known = marks.get(placeId) ?? new Map<number, number>();
  if ((known.get(part) ?? 0) < weight) known.set(part, weight);
  marks.set(placeId, known);
}

/** The line as it is searched. */
interface Said { readonly index: PlaceIndex; readonly parts: readonly Part<Word>[]; readonly roles: readonly PlaceRole[] }

function markPart(marks: Marks, { index, parts, roles }: Said, at: number): void {
  const part = parts[at];
  const { own, above } = roles[at] ?? { own: 1, above: 1 };
  for (const number of part?.numbers ?? []) {
    const weight = number.weight <= bareNumber && !isAboutPlace(parts[at - 1]) && at > 0 ? number.weight * strayNumber : number.weight * own;
    for (const key of number.keys) {
      if (key.startsWith("extension:")) markExtension(marks, index, key.slice(10), at, weight);
      else for (const placeId of index.byNumber.get(key) ?? []) markNumbered(marks, index, placeId, { at, weight });
    }
  }
  for (const hit of part?.inner ?? []) {
    if (hit.quality < 1 && part?.hits.some(({ word }) => word.text.startsWith(hit.word.text)) !== true) continue; // dt of dtkr only as 电梯 of 电梯困人
    for (const named of hit.word.places) for (const placeId of named.ids) mark(marks, placeId, at, hit.weight * named.factor * inMatter * own);
  }
  for (const hit of part?.hits ?? []) {
    const doubtful = hit.quality < initialsBelow && part?.hits.some(isAboutMatter) === true;
    for (const { ids, factor } of hit.word.places) {
      for (const placeId of ids) mark(marks, placeId, at, hit.weight * factor * own * (doubtful ? orMatter : 1));
      if (!doubtful) for (const placeId of ids) markAbove(marks, index, placeId, at, hit.weight * factor * above * oneUp);
    }
  }
}

/** Who says 5床卫生间 means that of the room in which the bed stands. */
function markNumbered(marks: Marks, index: PlaceIndex, placeId: string, { at, weight }: { readonly at: number; readonly weight: number }): void {
  mark(marks, placeId, at, weight);
  const place = index.byId.get(placeId);
  if (place?.kind !== "bed" || place.parentId === null || weight <= bareNumber) return;
  if (index.byId.get(place.parentId)?.kind === "room") mark(marks, place.parentId, at, weight * oneUp);
}

function isAboutMatter({ word }: Part<Word>["hits"][number]): boolean {
  return word.terms.length > 0 || word.concepts.length > 0;
}

/** Who says 呼吸内科走廊 means the corridor of its floor; who says 留观室 15床 means a bed of that department. */
function markAbove(marks: Marks, index: PlaceIndex, placeId: string, at: number, weight: number): void {
  const place = index.byId.get(placeId);
  if (place === undefined || place.parentId === null) return;
  const inDepartment = place.kind === "room" && index.byId.get(place.parentId)?.kind === "department";
  if (place.kind === "department" || inDepartment) mark(marks, place.parentId, at, weight);
}

/** The number rings at one place, but a bed of the same department is as near. */
function markExtension(marks: Marks, index: PlaceIndex, extension: string, at: number, weight: number): void {
  const placeId = index.byExtension.get(extension);
  if (placeId === undefined) return;
  mark(marks, placeId, at, weight + 0.5);
  for (const above of index.pathOf(placeId).slice(1)) {
    if (index.byId.get(above)?.kind === "department") mark(marks, above, at, weight);
  }
}

/** What a part is worth where it does not fit; words that may also be about the matter cost nothing, but for the name of a building or a lift. */
function costOf(part: Part<Word>, index: PlaceIndex): number {
  const isBuilding = part.hits.some(({ word, quality }) => quality === 1 && word.places.some(({ ids }) => ids.length === 1 && index.byId.get(ids[0] ?? "")?.kind === "building"));
  if (isBuilding) return part.weight;
  const isLift = part.hits.some(({ word, quality }) => quality === 1 && word.text !== anyLift && word.places.some(({ ids, factor }) => factor === 1 && index.byId.get(ids[0] ?? "")?.kind === "lift"));
  const onlyPlace = isLift || part.hits.length > 0 && part.hits.every((hit) => hit.word.places.length > 0 && hit.word.concepts.length === 0 && hit.word.terms.length === 0);
  if (onlyPlace) return part.weight * unmatchedName;
  return part.hits.length === 0 && part.weight > 1.5 ? part.weight * unmatchedNumber : 0;
}

/** The place the call comes from, by extension or because somebody knows. */
export function callerPlace(index: PlaceIndex, context: IntakeContext): string | null {
  if (context.callerPlaceId !== undefined && index.byId.has(context.callerPlaceId)) return context.callerPlaceId;
  return context.extension === undefined ? null : index.byExtension.get(context.extension) ?? null;
}

/** The parts of a line, and the kind of place of which it means all (整栋楼). */
export interface PlacesSaid { readonly parts: readonly Part<Word>[]; readonly whole: PlaceKind | null }

/** Candidates, best first; empty when the line names no place. */
export function findPlaces(index: PlaceIndex, { parts, whole }: PlacesSaid, callerId: string | null): readonly PlaceCandidate[] {
  const marks: Marks = new Map();
  const roles = rolesOf(parts);
  parts.forEach((_part, at) => { markPart(marks, { index, parts, roles }, at); });
  const costs = parts.map((part, at) => costOf(part, index) * (roles[at]?.missed ?? 1));
  const near = callerId === null ? null : nearOf(index, callerId);
  const candidates = [...marks.keys()].map((placeId) => candidateOf(placeId, { index, marks, parts, costs, near, whole }));
  return bestOf(candidates);
}

/** The best few without sorting the thousands. */
function bestOf(candidates: readonly PlaceCandidate[]): readonly PlaceCandidate[] {
  const best: PlaceCandidate[] = [];
  for (const one of candidates) {
    const last = best[candidateMax - 1];
    if (last !== undefined && !isBefore(one, last)) continue;
    const at = best.findIndex((other) => isBefore(one, other));
    best.splice(at < 0 ? best.length : at, 0, one);
    best.length = Math.min(best.length, candidateMax);
  }
  return best;
}

/** Of equals the one that was named first: callers say who they are before they say whom they ask for. */
function isBefore(one: PlaceCandidate, other: PlaceCandidate): boolean {
  if (one.score !== other.score) return one.score > other.score;
  const first = Math.min(...one.parts) - Math.min(...other.parts);
  return first < 0 || (first === 0 && one.placeId.length < other.placeId.length);
}

interface Near { readonly department: string | null; readonly building: string | null; readonly own: string }

function nearOf(index: PlaceIndex, callerId: string): Near {
  const path = index.pathOf(callerId);
  const ofKind = (kind: string) => path.find((placeId) => index.byId.get(placeId)?.kind === kind) ?? null;
  return { department: ofKind("department"), building: ofKind("building"), own: callerId };
}

interface Ground { readonly index: PlaceIndex; readonly marks: Marks; readonly parts: readonly Part<Word>[]; readonly costs: readonly number[]; readonly near: Near | null; readonly whole: PlaceKind | null }

/** One number names a place once: in `2楼 2号楼` the building takes one of them and leaves the other to the floor. */
function onePerNumber(marked: ReadonlyMap<number, number> | undefined, parts: readonly Part<Word>[], used: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  const all = [...(marked ?? [])];
  const numbers = all.filter(([part]) => parts[part]?.hits.length === 0 && !used.has(part));
  if (numbers.length < 2) return all;
  const best = numbers.reduce((one, other) => (other[1] > one[1] ? other : one));
  return all.filter((one) => one === best || !numbers.includes(one));
}

function candidateOf(placeId: string, { index, marks, parts, costs, near, whole }: Ground): PlaceCandidate {
  const path = index.pathOf(placeId);
  const byPart = new Map<number, number>();
  const order: number[] = [];
  for (const above of path) {
    const marked = index.byId.get(above)?.kind === "lift" ? marks.get(above) ?? [] : onePerNumber(marks.get(above), parts, byPart); // an escalator has two floors
    for (const [part, weight] of marked) {
      if ((byPart.get(part) ?? 0) >= weight) continue;
      if (!byPart.has(part)) order.push(part);
      byPart.set(part, weight);
    }
  }
  const matched = [...byPart.values()].reduce((sum, weight) => sum + weight, 0);
  const missed = costs.reduce((sum, cost, part) => sum + (byPart.has(part) ? 0 : cost), 0);
  const descending = order.length > 1 && order.every((part, at) => at === 0 || part < (order[at - 1] ?? 0));
  const meant = whole !== null && index.byId.get(placeId)?.kind === whole ? allOfIt : 0;
  const close = near === null ? 0 : closeness(path, near);
  return {
    placeId, score: matched - missed + close + meant + (descending ? inOrder : 0) + ownWeight(marks.get(placeId)) * itself,
    coverage: matched / (matched + missed * 2), parts: order, nearCaller: close > 1,
  };
}

function ownWeight(marked: ReadonlyMap<number, number> | undefined): number {
  let most = 0;
  for (const weight of marked?.values() ?? []) most = Math.max(most, weight);
  return most;
}

function closeness(path: readonly string[], near: Near): number {
  if (near.department !== null && path.includes(near.department)) return nearCaller.department + (path[0] === near.own ? 0.1 : 0);
  return near.building !== null && path.includes(near.building) ? nearCaller.building : 0;
}
