/**
 * The places of a catalogue, prepared once for look-up: by name and other names (into the tree of words), by number, by
 * extension, and each with the path of places above it. Used by `place-find.ts`; 20,000 places are no more than 20,000 rows.
 */
import type { IntakePlace } from "./proposal.ts";
import { shortBuildings } from "./building-names.ts";
import { shortDepartmentsAndRooms } from "./department-names.ts";
import { normalise, numeralToNumber } from "./normalise.ts";
import { blockOf, numbersOfPlace } from "./place-numbers.ts";
import { aliasesOf } from "./place-synonyms.ts";
import { conceptsByWord } from "./speech.ts";
import type { ShortForms } from "./unambiguous-forms.ts";

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

/** A short form of a building that says no more than this is left to what else is called so: 急诊 is the department. */
const sharedBelow = 0.8;

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
  const known = new Map<string, string>();
  for (const place of places) {
    const name = normalisedName(place.name.zh, known);
    const parent = normalisedName(byId.get(place.parentId ?? "")?.name.zh ?? "", known);
    const { keys, isWhole } = numbersOfPlace(place.kind, withoutParent(name, parent));
    const names = ownNames(place, name, parent);
    for (const key of [...keys, ...(place.kind === "building" ? new Set(names.flatMap(blockOf)) : [])]) push(byNumber, key, place.placeId);
    if (!isWhole) for (const own of names) if (!numbersOfPlace(place.kind, own).isWhole) push(idsByOwnName, own, place.placeId);
    for (const extension of place.extensions) byExtension.set(extension, place.placeId);
  }
  for (const [name, placeId] of onlyLifts(places)) push(idsByOwnName, name, placeId);
  const named = (kind: IntakePlace["kind"]) => [...idsByOwnName].flatMap(([name, ids]) => (ids.some((id) => byId.get(id)?.kind === kind) ? [name] : []));
  const shortened = { buildings: shortBuildings(named("building")), others: shortDepartmentsAndRooms(named("department"), named("room")) };
  for (const [form, [name]] of shortened.buildings) {
    if (/^\p{Script=Han}{2,4}$/u.test(form)) for (const id of idsByOwnName.get(name) ?? []) push(byNumber, `block:${form}`, id);
  }
  const paths = new Map<string, readonly string[]>();
  return { byId, byName: namesOf(idsByOwnName, shortened), byNumber, byExtension, pathOf: (placeId) => pathOf(placeId, byId, paths) };
}

/** Most places share their names with others (护士站): each is brought into shape once. */
function normalisedName(written: string, known: Map<string, string>): string {
  const before = known.get(written);
  if (before !== undefined) return before;
  const name = normalise(numeralAtEnd(written).replace(/^\+(?=\d)/, "加"));
  known.set(written, name);
  return name;
}

/** 诊室一, 神经内科(二), 手术三间: a numeral at the end of a name is a number like any other. */
function numeralAtEnd(written: string): string {
  return written.replace(/(?<=[^第])[(（]?([一二三四五六七八九十]{1,3})[)）]?(?=间?$)/, (_all, numeral: string) => String(numeralToNumber(numeral)));
}

/** 骨科一病区(脊柱) is also called by what stands before the bracket, and by what stands in it: 脊柱病区; B座妇产楼 by its halves; 分院大门 of 中医分院 by what is its own. */
function ownNames(place: IntakePlace, name: string, parent: string): readonly string[] {
  const halves = place.kind === "building" ? /^([a-z][座栋幢区])\s?(.{2,}楼)$/.exec(name)?.slice(1) ?? [] : [];
  return [...new Set([...bracketNames(place, name), ...halves, ...afterParent(name, parent)])];
}

/** What a name says beyond the end of the name of what it lies in. */
function afterParent(name: string, parent: string): readonly string[] {
  for (let shared = name.length - 2; shared > 1; shared -= 1) if (parent.endsWith(name.slice(0, shared))) return [name.slice(shared)];
  return [];
}

function bracketNames(place: IntakePlace, name: string): readonly string[] {
  const [, main = "", aside = ""] = /^(.+?)\s*[(（]\s*(\p{Script=Han}{2,}|[A-Za-z]{2,})\s*[)）]$/u.exec(place.name.zh) ?? [];
  if (aside === "" || place.kind === "room") return [name.replaceAll(" ", "")];
  const [first, second] = [normalise(main).replaceAll(" ", ""), normalise(aside)];
  const kind = /(?:病区|楼|科|室|中心)$/.exec(first)?.[0] ?? "";
  return [...new Set([name.replaceAll(" ", ""), first, second, second.endsWith(kind) ? second : second + kind])];
}

/** 留观5床 in 留观室 is bed 5 of it. */
function withoutParent(name: string, parent: string): string {
  const [, stem = ""] = /^(\D{2,})\d+/.exec(name) ?? [];
  return stem !== "" && parent.startsWith(stem) ? name.slice(stem.length) : name;
}

/** Where a building has one lift, or one of a kind, nobody says its number. */
function onlyLifts(places: readonly IntakePlace[]): readonly (readonly [name: string, placeId: string])[] {
  const byKind = new Map<string, string[]>();
  for (const { kind, parentId, name, placeId } of places) {
    const what = kind === "lift" ? /[扶客货病医污洁]?[物用]?梯/.exec(name.zh)?.[0] : undefined;
    if (what === undefined) continue;
    if (what !== "扶梯") push(byKind, `${parentId} 电梯`, placeId);
    if (what !== "梯") push(byKind, `${parentId} ${what}`, placeId);
  }
  return [...byKind].flatMap(([key, [placeId = "", ...others]]) => (others.length > 0 ? [] : [[key.slice(key.lastIndexOf(" ") + 1), placeId] as const]));
}

interface Shortened { readonly buildings: ShortForms; readonly others: ShortForms }

/** What a place is called in full, or by a rule that holds everywhere, comes before what is only short for another here. */
function namesOf(idsByOwnName: ReadonlyMap<string, readonly string[]>, { buildings, others }: Shortened): ReadonlyMap<string, readonly NamedPlaces[]> {
  const byName = new Map<string, NamedPlaces[]>();
  for (const [name, ids] of idsByOwnName) {
    push(byName, name, { ids, factor: 1 });
    for (const [alias, factor] of aliasesOf(name)) push(byName, alias, { ids, factor });
  }
  for (const [form, [name, factor]] of buildings) if (factor > sharedBelow || !byName.has(form)) push(byName, form, { ids: idsByOwnName.get(name) ?? [], factor });
  for (const [form, [name, factor]] of others) if (!byName.has(form) && !conceptsByWord.has(form)) push(byName, form, { ids: idsByOwnName.get(name) ?? [], factor });
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
