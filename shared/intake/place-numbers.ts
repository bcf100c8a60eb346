/**
 * Numbers that mean places: 3号楼, b3, 7层, 7c, 12床, 3号电梯, 712, 负一层. One function reads the number out of a place's name,
 * the other finds the numbers of a line with every kind of place they may mean; which one holds is settled by the tree.
 */
import type { PlaceKind } from "../place/place.ts";

export type NumberKind = "building" | "floor" | "bed" | "lift" | "room" | "extension";

/** A number of the line, units `[from, to)`. */
export interface NumberHit {
  readonly from: number;
  readonly to: number;
  /** What it may mean, as `kind:value`. */
  readonly keys: readonly string[];
  /** How plainly it was said: 3号楼 more than a bare 3. */
  readonly weight: number;
}

const kindOfPlace: Partial<Record<PlaceKind, NumberKind>> = {
  building: "building", floor: "floor", bed: "bed", lift: "lift", room: "room",
};
const bareName = /^(负|地下|b)?(\d+)(?:号)?(?:楼|大楼|楼层|层|f|床|床位|电梯|梯|室|房|房间|病房)?$/;

/** 4号手术间, 检查室2: also found by its number alone. */
const numberedRoom = /^\D{0,5}?()(\d+)\D{0,5}$/;

/** The number in a place's normalised name, as `kind:value`; basements count below zero. */
export function numberOfPlace(kind: PlaceKind, name: string): string | null {
  const numberKind = kindOfPlace[kind];
  const found = bareName.exec(name) ?? (kind === "room" || kind === "lift" ? numberedRoom.exec(name) : null);
  if (numberKind === undefined || found === null) return null;
  return `${numberKind}:${Number(found[2]) * (found[1] ? -1 : 1)}`;
}

/** Whether a normalised name is nothing but a number with its unit: 3号电梯, but not 电梯E3. */
export function isBareNumber(name: string): boolean {
  return bareName.test(name);
}

/** The extension that a part of a line was read as, or null. */
export function extensionIn(part: { readonly numbers: readonly NumberHit[] } | undefined): string | null {
  return part?.numbers.flatMap((one) => one.keys).find((key) => key.startsWith("extension:"))?.slice("extension:".length) ?? null;
}

type Rule = readonly [suffix: string, kinds: readonly NumberKind[], weight: number];

const any: readonly NumberKind[] = ["bed", "room", "building", "lift"];
/** What may stand behind a number, the longest first. Weights: assumed, from the tuned set. */
const suffixes: readonly Rule[] = ([
  ["号住院楼", ["building"], 3.6], ["号大楼", ["building"], 3.4], ["号楼", ["building"], 3.2], ["栋楼", ["building"], 3.2], ["栋", ["building"], 2.4], ["幢", ["building"], 2.4],
  ["haolou", ["building"], 3], ["hlou", ["building"], 2.6], ["hl", ["building"], 2.2], ["dong", ["building"], 2.4], ["d", ["building"], 1.2],
  ["楼层", ["floor"], 2.6], ["层楼", ["floor"], 2.6], ["层", ["floor"], 2.2], ["楼", ["floor", "building"], 2.2], ["ceng", ["floor"], 2.2], ["lou", ["floor", "building"], 2.2], ["l", ["floor", "building"], 1.2], ["f", ["floor", "room"], 1.4],
  ["号床位", ["bed"], 3.2], ["号床", ["bed"], 3.2], ["床位", ["bed"], 3], ["床", ["bed"], 2.4], ["号病床", ["bed"], 3.2], ["hc", ["bed"], 2.2], ["haochuang", ["bed"], 3], ["chuang", ["bed"], 2.4], ["ch", ["bed"], 1.5], ["c", ["bed", "floor"], 1.4],
  ["号客梯", ["lift"], 3.4], ["号货梯", ["lift"], 3.4], ["号梯", ["lift"], 3], ["ht", ["lift"], 2.2], ["梯", ["lift"], 2.4],
  ["号房间", ["room"], 3.2], ["号病房", ["room"], 3.2], ["房间", ["room"], 3], ["号房", ["room"], 3], ["病房", ["room"], 2.8], ["室", ["room"], 2.2], ["房", ["room"], 2.2], ["号间", ["room"], 2.4], ["间", ["room"], 1.6], ["fj", ["room"], 1.8], ["s", ["room"], 1.1],
  ["号", any, 1.8], ["hao", any, 1.8], ["h", ["building", "bed", "lift", "room"], 1.3],
] as const satisfies readonly Rule[]).toSorted((one, other) => other[0].length - one[0].length);

const liftAhead = /^(号|h|hao|号的)?\s?(电梯|客梯|货梯|病梯|dt|dianti)/;
/** 电梯3: the number behind. */
const liftBehind = /(梯|dianti|dt)\s?$/;
const bedAhead = /^(号)?床头/;
/** A number of things, not of a place: 2台, 3个人. */
const quantity = /^\s?(台|个|张|把|次|人|位|天|套|份|袋|小时|分钟|分|点|盏|扇|块|根|只|件|箱|桶|瓶|遍|度|样|管|支|辆|筐|车|单|米|公斤|斤|元|成|多|几|岁|本|条|顿|餐|盒|月|日|年|部|床被|名|副|双|车|趟|回|卷|听|壶|碗|粒|片|排|组)/;
/** The same in letters, glued to the number: 2zhang. */
const quantityInLetters = /^(tai|ge|zhang|ba|ci|ren|wei|tian|tao|fen|dai|xiaoshi|fenzhong|zhan|shan|kuai|gen|zhi|jian|xiang|tong|ping|bao|tiao|ben|liang|dan)(?![a-z])/;
/** The basement without a number. */
const cellar = /地下室|地下层|dixiashi/g;
const basement = /(负|地下|dixia|fu|dx)\s?$/;

/** Every reading of every number of a normalised line. */
export function findNumbers(line: string, extensions: ReadonlyMap<string, unknown>): readonly NumberHit[] {
  const hits: NumberHit[] = [];
  for (const found of line.matchAll(cellar)) hits.push({ from: found.index, to: found.index + found[0].length, keys: ["floor:-1"], weight: 2.4 });
  for (const found of line.matchAll(/\d+/g)) {
    if (found[0].length > 6) continue;
    hits.push(...readingsAt(line, found.index, found[0], extensions));
  }
  return hits;
}

function keysOf(kinds: readonly NumberKind[], value: number): readonly string[] {
  return kinds.map((kind) => `${kind}:${value}`);
}

function readingsAt(line: string, at: number, digits: string, extensions: ReadonlyMap<string, unknown>): readonly NumberHit[] {
  const before = line.slice(0, at);
  const after = line.slice(at + digits.length);
  const value = Number(digits);
  const end = at + digits.length;
  const own = (kinds: readonly NumberKind[], weight: number, back = 0, ahead = 0): NumberHit =>
    ({ from: at - back, to: end + ahead, keys: keysOf(kinds, value), weight });
  if (quantity.test(after) || quantityInLetters.test(after)) return [own([], 1)];
  const hits: NumberHit[] = [own(bareKinds(digits), 1)];
  if (extensions.has(digits)) hits.push({ ...own(["room"], 3.5), keys: [`extension:${digits}`, `room:${value}`] });
  const letter = /(?:^|[^a-z])([bf])$/.exec(before)?.[1];
  if (letter === "b") hits.push({ ...own([], 2.4, 1), keys: [`building:${value}`, `floor:${-value}`] });
  if (letter === "f") hits.push(own(["floor"], 2.2, 1));
  const below = basement.exec(before);
  if (below !== null) hits.push(...belowGround(line, at - below[0].length, end, value));
  if (liftBehind.test(before) && !/^\s?[层楼f床]/.test(after)) hits.push(own(["lift"], 1.55, 0, after.startsWith("号") ? 1 : 0));
  if (liftAhead.test(after)) hits.push(own(["lift"], 2.6, 0, /^(号|h(?!ao))/.test(after) ? 1 : 0));
  if (bedAhead.test(after)) hits.push(own(["bed"], 2.2));
  return [...hits, ...suffixedAt(after, own([], 0), value)];
}

/** Also the floor above ground, for less: where there is no second basement, 3号楼-2层 was a dash. */
function belowGround(line: string, from: number, end: number, value: number): readonly NumberHit[] {
  const unit = /^(楼层|层|楼|ceng|lou|c|l|f)/.exec(line.slice(end))?.[0] ?? "";
  const span = { from, to: end + unit.length };
  return [{ ...span, keys: keysOf(["floor"], -value), weight: 3.4 }, { ...span, keys: keysOf(["floor"], value), weight: 1.8 }];
}

/** The two longest units behind the number; a letter unit that is glued to more letters counts less. */
function suffixedAt(after: string, bare: NumberHit, value: number): readonly NumberHit[] {
  const gap = after.startsWith(" ") ? 1 : 0;
  const behind = after.slice(gap);
  const isWhole = (suffix: string) => gap === 0 || !/^[a-z]/.test(behind.slice(suffix.length));
  const fitting = suffixes.filter(([suffix]) => behind.startsWith(suffix) && isWhole(suffix)).slice(0, 2);
  return fitting.map(([suffix, kinds, weight]) => {
    const glued = /^[a-z]/.test(suffix) && /^[a-z]/.test(behind.slice(suffix.length));
    return { ...bare, to: bare.to + gap + suffix.length, keys: keysOf(kinds, value), weight: glued ? weight - 0.45 : weight };
  });
}

function bareKinds(digits: string): readonly NumberKind[] {
  return digits.length >= 3 ? ["room", "bed"] : ["bed", "building", "floor", "room", "lift"];
}
