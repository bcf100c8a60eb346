/**
 * Which place a line means. Every part of the line marks the places it may name; a candidate is a marked place, and it is
 * as good as all marks on its path up the tree together (3号楼 + 7层 + 12床). So the order of words does not matter, and
 * what may be a floor or a bed (`7c`) is settled by what exists.
 */
import type { IntakeContext } from "./proposal.ts";
import type { PlaceIndex } from "./place-index.ts";
import type { Part } from "./segment.ts";
import type { Word } from "./vocabulary.ts";

/** Weights: assumed, from the tuned set. */
const unmatchedNumber = 0.5;
const unmatchedName = 0.35;
const nearCaller = { department: 1.6, building: 0.35 } as const;
const inOrder = 0.25;

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

function markPart(marks: Marks, index: PlaceIndex, part: Part<Word>, at: number): void {
  for (const number of part.numbers) {
    for (const key of number.keys) {
      if (key.startsWith("extension:")) markExtension(marks, index, key.slice(10), at, number.weight);
      else for (const placeId of index.byNumber.get(key) ?? []) mark(marks, placeId, at, number.weight);
    }
  }
  for (const hit of part.hits) {
    for (const named of hit.word.places) for (const placeId of named.ids) mark(marks, placeId, at, hit.weight * named.factor);
  }
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

/** What a part is worth where it does not fit; words that may also be about the matter cost nothing. */
function costOf(part: Part<Word>): number {
  const onlyPlace = part.hits.length > 0 && part.hits.every((hit) => hit.word.places.length > 0 && hit.word.concepts.length === 0 && hit.word.terms.length === 0);
  if (onlyPlace) return part.weight * unmatchedName;
  return part.hits.length === 0 && part.weight > 1.5 ? part.weight * unmatchedNumber : 0;
}

/** The place the call comes from, by extension or because somebody knows. */
export function callerPlace(index: PlaceIndex, context: IntakeContext): string | null {
  if (context.callerPlaceId !== undefined && index.byId.has(context.callerPlaceId)) return context.callerPlaceId;
  return context.extension === undefined ? null : index.byExtension.get(context.extension) ?? null;
}

/** Candidates, best first; empty when the line names no place. */
export function findPlaces(index: PlaceIndex, parts: readonly Part<Word>[], callerId: string | null): readonly PlaceCandidate[] {
  const marks: Marks = new Map();
  parts.forEach((part, at) => { markPart(marks, index, part, at); });
  const costs = parts.map(costOf);
  const near = callerId === null ? null : nearOf(index, callerId);
  const candidates = [...marks.keys()].map((placeId) => candidateOf(placeId, { index, marks, costs, near }));
  return candidates.toSorted((one, other) => other.score - one.score || one.placeId.length - other.placeId.length).slice(0, 6);
}

interface Near { readonly department: string | null; readonly building: string | null; readonly own: string }

function nearOf(index: PlaceIndex, callerId: string): Near {
  const path = index.pathOf(callerId);
  const ofKind = (kind: string) => path.find((placeId) => index.byId.get(placeId)?.kind === kind) ?? null;
  return { department: ofKind("department"), building: ofKind("building"), own: callerId };
}

interface Ground { readonly index: PlaceIndex; readonly marks: Marks; readonly costs: readonly number[]; readonly near: Near | null }

function candidateOf(placeId: string, { index, marks, costs, near }: Ground): PlaceCandidate {
  const path = index.pathOf(placeId);
  const byPart = new Map<number, number>();
  const order: number[] = [];
  for (const above of path) {
    for (const [part, weight] of marks.get(above) ?? []) {
      if ((byPart.get(part) ?? 0) >= weight) continue;
      if (!byPart.has(part)) order.push(part);
      byPart.set(part, weight);
    }
  }
  const matched = [...byPart.values()].reduce((sum, weight) => sum + weight, 0);
  const missed = costs.reduce((sum, cost, part) => sum + (byPart.has(part) ? 0 : cost), 0);
  const descending = order.length > 1 && order.every((part, at) => at === 0 || part < (order[at - 1] ?? 0));
  const close = near === null ? 0 : closeness(path, near);
  return {
    placeId, score: matched - missed + close + (descending ? inOrder : 0),
    coverage: matched / (matched + missed * 2), parts: order, nearCaller: close > 1,
  };
}

function closeness(path: readonly string[], near: Near): number {
  if (near.department !== null && path.includes(near.department)) return nearCaller.department + (path[0] === near.own ? 0.1 : 0);
  return near.building !== null && path.includes(near.building) ? nearCaller.building : 0;
}
