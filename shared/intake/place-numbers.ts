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
/** Nothing but a number and its unit: such a place is found by its number alone. J3 is a bed put in (加3床), not bed 3. */
const wholeNames: Partial<Record<PlaceKind, RegExp>> = {
  building: /^(\d+)号?(?:楼|大楼|栋|幢|座)?$/,
  floor: /^(负|地下|b)?第?[flp]?(\d+)(?:f|l|楼|层|层楼|楼层)?$/,
  bed: /^[a-ik-z]?(\d+)号?(?:床|床位|病床|机位|机|位)?$/,
  lift: /^(\d+)号?(?:电梯|梯)?$/,
  room: /^(\d+)号?(?:室|房|房间|病房)?$/,
};

/** The same with words beside it (住院2号楼, 4号手术间, 客梯3号, 牙椅5号, 三楼 手术部): found by number and by name. */
const partNames: Partial<Record<PlaceKind, RegExp>> = {
  building: /(\d+)(?:号|栋|幢)[^\d]{0,2}楼?/,
  floor: /^(负|地下|b)?第?[flp]?(\d+)(?:f|l|楼|层)/,
  bed: /^(?:\D{0,3}[椅机位台舱座箱])?(\d+)号?(?:\D{0,2}[椅机位台舱座箱])?$/,
  lift: /^(?!.*扶梯)\D*(\d+)\D*$/,
  room: /^\D{0,6}(\d+)\D{0,5}$/,
};

/** A letter with a number (电梯E5, A23床, C305) is a name that nobody else has. */
const code = /(?<![a-z])([a-z])0*(\d{1,4})(?![a-z\d])/;
const codeKinds: Partial<Record<PlaceKind, RegExp>> = { lift: code, bed: code, floor: /^([ac-eg-z])0*(\d{1,2})(?:楼|层)?$/, room: new RegExp(`^\\D{0,3}${code.source}\\D{0,3}$`) };

/** A building by one letter or side: b座妇产楼, 北楼. Said with a number behind it, both are meant: b7 is its 7th floor, 北5 too. */
const block = /^(?:([a-z])(?:座|栋|幢|楼|区|$)|([东西南北前后老新主])(?:座|栋|幢|楼|区))/;
const blockSaid = /(?<![a-z\d])[a-z](?=\s|\d)|[东西南北前后老新主](?=\d)/g;
const blockWeight = 1.4;
const perCharacter = 0.4;
/** A bare number of four digits that is a room here is hardly anything else. */
const longRoom = 2.6;

/** `block:b` of a building called B座, by any of its names. */
export function blockOf(name: string): readonly string[] {
  const [, letter, side] = block.exec(name) ?? [];
  return letter === undefined && side === undefined ? [] : [`block:${letter ?? side}`];
}

/** The numbers in a place's normalised name as `kind:value`, basements below zero, and whether it needs no other name. */
export function numbersOfPlace(kind: PlaceKind, name: string): { readonly keys: readonly string[]; readonly isWhole: boolean } {
  const numberKind = kindOfPlace[kind];
  if (numberKind === undefined) return { keys: [], isWhole: false };
  const [, lower, upper] = (kind === "lift" ? /^(\d+)\D{0,2}(\d+)[层楼]\D*扶梯$/.exec(name) : null) ?? [];
  if (lower !== undefined) return { keys: [`steps:${lower}`, `steps:${upper}`], isWhole: false };
  const whole = wholeNames[kind]?.exec(name) ?? null;
  const found = whole ?? partNames[kind]?.exec(name) ?? null;
  const value = found === null ? [] : [`${numberKind}:${Number(found.at(-1)) * (found.length > 2 && found[1] !== undefined ? -1 : 1)}`];
  const coded = codeKinds[kind]?.exec(name) ?? null;
  return { keys: coded === null ? value : [...value, `code:${coded[1]}${coded[2]}`], isWhole: whole !== null && kind !== "lift" };
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
  ["号床位", ["bed"], 3.2], ["号床", ["bed"], 3.2], ["床位", ["bed"], 3], ["床", ["bed"], 2.4], ["号机位", ["bed", "room"], 3.2], ["机位", ["bed", "room"], 2.6], ["号机", ["bed", "room"], 2.6], ["机", ["bed"], 1.6], ["号椅", ["bed", "room"], 2.6], ["号病床", ["bed"], 3.2], ["hc", ["bed"], 2.2], ["haochuang", ["bed"], 3], ["chuang", ["bed"], 2.4], ["ch", ["bed"], 1.5], ["c", ["bed", "floor"], 1.4],
  ["号客梯", ["lift"], 3.4], ["号货梯", ["lift"], 3.4], ["号梯", ["lift"], 3], ["ht", ["lift"], 2.2], ["梯", ["lift"], 2.4],
  ["号房间", ["room"], 3.2], ["号病房", ["room"], 3.2], ["房间", ["room"], 3], ["号间", ["room"], 3], ["间", ["room"], 1], ["号房", ["room"], 3], ["病房", ["room"], 2.8], ["室", ["room"], 2.2], ["房", ["room"], 2.2], ["fj", ["room"], 1.8], ["s", ["room"], 1.1],
  ["号", any, 1.8], ["hao", any, 1.8], ["h", ["building", "bed", "lift", "room"], 1.3],
] as const satisfies readonly Rule[]).toSorted((one, other) => other[0].length - one[0].length);

const liftAhead = /^(号|h|hao|号的)?\s?((?:电|直|客|货|病床?|医用?|医护|手术|消防|洁|污物?)?梯|dt(?!qs|t|[jk](?![a-z]))|dianti(?!qianshi|ting|jian|kou))(?![前厅间口门])/;
const liftBehind = /((?:电|直|客|货|病床?|医用?|医护|消防)梯|dt|dianti)\s?$/;
/** 电梯5楼不停: the number has a unit of its own. */
const ownUnit = /^\s?号?(楼|层|床|l(?![a-z])|lou|ceng|c(?![a-z])|f(?![a-z])|房|室|个|台|人|次|天|分|点)/;
const bedAhead = /^(号)?床头/;
/** A number of things, not of a place: 2台, 3个人. */
const quantity = /^\s?(台|个|张|把|次|人|位|天|套|份|袋|小时|分钟|分|点|盏|扇|块|根|只|件|箱|桶|瓶|遍|度|样|管|支|辆|筐|车|单|米|公斤|斤|元|成|多|几|岁|本|条|顿|餐|盒|月|日|年|部|床被|名|副|双|车|趟|回|卷|听|壶|碗|粒|片|排|组)/;
/** The same in letters, glued to the number: 2zhang. */
const quantityInLetters = /^(tai|ge|zhang|ba|ci|ren|wei|tian|tao|fen|dai|xiaoshi|fenzhong|zhan|shan|kuai|gen|zhi|jian|xiang|tong|ping|bao|tiao|ben|liang|dan|g)(?![a-z])/;
/** The basement without a number. */
const cellar = /地下室|地下层|dixiashi/g;
const basement = /(负|地下|dixia|fu|dx)\s?$/;

/** What exists: extensions, and places by `kind:value`. */
interface KnownNumbers {
  readonly byExtension: ReadonlyMap<string, unknown>;
  readonly byNumber: ReadonlyMap<string, unknown>;
}

/** Every reading of every number of a normalised line. */
export function findNumbers(line: string, known: KnownNumbers): readonly NumberHit[] {
  const hits: NumberHit[] = [];
  for (const found of line.matchAll(cellar)) hits.push({ from: found.index, to: found.index + found[0].length, keys: ["floor:-1"], weight: 2.4 });
  for (const found of line.matchAll(blockSaid)) {
    const key = `block:${found[0]}`;
    const isNumber = found[0] === "b" && known.byNumber.has(`building:${Number(/^\s?(\d+)/.exec(line.slice(found.index + 1))?.[1] ?? "0")}`); // b3 where there is a building 3
    if (known.byNumber.has(key) && !isNumber) hits.push({ from: found.index, to: found.index + 1, keys: [key], weight: blockWeight });
  }
  for (const found of line.matchAll(/\d+/g)) {
    if (found[0].length > 6) continue;
    hits.push(...readingsAt(line, found.index, found[0], known), ...codesAt(line, found.index, found[0], known), ...wordsAhead(line, found.index, known));
  }
  return line.includes("扶梯") ? hits.map(alsoSteps) : hits;
}

/** A building by its short name right before a number: 外科7. */
function wordsAhead(line: string, at: number, { byNumber }: KnownNumbers): readonly NumberHit[] {
  const [han = ""] = /\p{Script=Han}{2,4}$/u.exec(line.slice(0, at)) ?? [];
  return [4, 3, 2].filter((length) => length <= han.length && byNumber.has(`block:${han.slice(-length)}`)).slice(0, 1)
    .map((length) => ({ from: at - length, to: at, keys: [`block:${han.slice(-length)}`], weight: blockWeight + length * perCharacter }));
}

/** From 1楼 to 2楼 goes the escalator that is called so. */
function alsoSteps(hit: NumberHit): NumberHit {
  return { ...hit, keys: [...hit.keys, ...hit.keys.flatMap((key) => (key.startsWith("floor:") ? [key.replace("floor", "steps")] : []))] };
}

function keysOf(kinds: readonly NumberKind[], value: number): readonly string[] {
  return kinds.map((kind) => `${kind}:${value}`);
}

function readingsAt(line: string, at: number, digits: string, { byExtension, byNumber }: KnownNumbers): readonly NumberHit[] {
  const before = line.slice(0, at);
  const after = line.slice(at + digits.length);
  const value = Number(digits);
  const end = at + digits.length;
  const own = (kinds: readonly NumberKind[], weight: number, back = 0, ahead = 0): NumberHit =>
    ({ from: at - back, to: end + ahead, keys: keysOf(kinds, value), weight });
  const isRoomApart = digits.length > 2 && after.startsWith(" ") && byNumber.has(`room:${value}`); // 503 人走空了
  if ((quantity.test(after) && !isRoomApart) || quantityInLetters.test(after)) return [own([], 1)];
  const extension: readonly NumberHit[] = byExtension.has(digits) ? [{ ...own(["room"], 3.5), keys: [`extension:${digits}`, `room:${value}`] }] : [];
  const letter = /(?:^|[^a-z])([bf])$/.exec(before)?.[1];
  const hits: NumberHit[] = [...extension];
  if (letter === "b") hits.push({ ...own([], 2.4, 1), keys: [`building:${value}`, `floor:${-value}`] });
  if (letter === "f") hits.push(own(["floor"], 2.2, 1));
  const lift = digits.length > 2 || (letter === "b" && !/^[号h]/.test(after)) ? null : liftWeight(before, after); // b3 dt: the lift of building 3
  if (lift !== null) return [...hits, own(["lift"], lift, 0, /^(号|h(?!ao))/.test(after) ? 1 : 0)];
  hits.push(own(bareKinds(digits), digits.length > 3 && byNumber.has(`room:${value}`) ? longRoom : 1));
  const below = basement.exec(before);
  if (below !== null) hits.push(...belowGround(line, at - below[0].length, end, value));
  if (bedAhead.test(after)) hits.push(own(["bed"], 2.2));
  return [...hits, ...suffixedAt(after, own([], 0), value)];
}

/** Who says 5号电梯 or 电梯5 means a lift, never a floor or a bed: somebody may be trapped. Null where nothing speaks of a lift. */
function liftWeight(before: string, after: string): number | null {
  if (liftAhead.test(after)) return 2.6;
  return liftBehind.test(before) && !ownUnit.test(after) ? 1.5 : null;
}

/** E5 where something is called so; E 5 with a gap only beside a word for a lift. */
function codesAt(line: string, at: number, digits: string, { byNumber }: KnownNumbers): readonly NumberHit[] {
  const [said, letter] = /(?<![a-z])([a-z])\s?$/.exec(line.slice(0, at)) ?? [];
  if (said === undefined || !byNumber.has(`code:${letter}${Number(digits)}`)) return [];
  const after = line.slice(at + digits.length);
  if (said.length > 1 && !liftAhead.test(after) && !liftBehind.test(line.slice(0, at - said.length))) return [];
  return [{ from: at - said.length, to: at + digits.length, keys: [`code:${letter}${Number(digits)}`], weight: liftAhead.test(after) ? 4 : 3.2 }];
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
