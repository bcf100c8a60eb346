/**
 * The rules by which people shorten and vary names of places, whatever hospital: 神经外科 → 神外, 骨科一病区 → 骨一, 外科大楼 → 外科楼,
 * A座 → A栋, 电梯E5 → E5梯, CT1室 → CT 1. Used by `place-synonyms.ts`, which knows the names that follow no rule.
 */

/** A variant with how much less it says than the name itself. */
export type Variant = readonly [name: string, factor: number];

/** Assumed: a shortened name is nearly the name; one that leaves out the number of the ward fits its sisters as well. */
const nearly = 0.88;
const unnumbered = 0.6; // and an end of a long name fits others as well

/** Endings that people leave out. */
const endings = /(医学科|科室|科|中心|部|处|办公室|办|诊室|楼)$/;
const hanDigits = "零一二三四五六七八九";

/** All variants of a normalised name by rule; `otherNames` are what the stem of a numbered ward is called besides. */
export function variantsOf(name: string, otherNames: (stem: string) => readonly string[]): readonly Variant[] {
  if (/(楼|座|栋|幢)$/.test(name)) return buildings(name);
  const plain = name.replace(/自动|专用/, "");
  const near = [...branches(name), ...cut(name), ...numbered(plain), ...coded(name), ...extraBeds(name), ...(plain === name ? [] : [plain])];
  return [...wards(name, otherNames), ...near.map((one) => [one, nearly] as const), ...ends(name).map((one) => [one, unnumbered] as const)];
}

function branches(name: string): readonly string[] {
  const found = /^(\p{Script=Han}{2,5})(内|外)科$/u.exec(name);
  if (found === null) return [];
  const [, stem = "", side = ""] = found;
  return [stem + side, `${stem.slice(0, 1)}${side}`, `${stem.slice(0, 1)}${side}科`, `${stem}科`, stem];
}

function cut(name: string): readonly string[] {
  const stem = name.replace(endings, "");
  const ordinal = /^第(.+)$/.exec(name)?.[1];
  return [
    ...(stem !== name && stem.length >= 2 ? [stem, `${stem}科`, `${stem}病房`, `${stem}病区`] : []),
    ...(name.endsWith("科") ? [`${name}病房`, `${name}病区`] : []), ...(ordinal === undefined ? [] : [ordinal]),
  ];
}

/** 8号手术间, 诊室2, CT1室: the number before, behind and inside. */
function numbered(name: string): readonly string[] {
  const before = /^(\d+)号?(\D+)$/.exec(name);
  if (before !== null) return bothWays(before[2] ?? "", before[1] ?? "");
  const behind = /^(\D+?)(\d+)号?$/.exec(name);
  if (behind !== null) return bothWays(behind[1] ?? "", behind[2] ?? "");
  const inside = /^(\D{1,6}?)(\d+)(室|间|房|区)$/.exec(name);
  if (inside === null || inside[3] === "区") return [];
  const [, stem = "", number = "", unit = ""] = inside;
  return [`${stem}${number}`, `${stem}${number}号`, ...bothWays(stem + unit, number), ...(/[a-z]$/.test(stem) ? [`${number}号${stem}`] : [])];
}

function bothWays(stem: string, number: string): readonly string[] {
  return [`${number}${stem}`, `${number}号${stem}`, `${stem}${number}`, `${stem}${number}号`];
}

/** 加2床 is 加床2. */
function extraBeds(name: string): readonly string[] {
  const number = /^加(\d+)床$/.exec(name)?.[1];
  return number === undefined ? [] : [`加床${number}`, `加床${number}号`, `加${number}`, `加${number}号`, `加${number}号床`];
}

/** 楼顶停机坪 is 停机坪: the end of a long name, but not of a room, where the beginning tells it from others. */
function ends(name: string): readonly string[] {
  return /^\p{Script=Han}{4,}[^室间房科处站心部诊]$/u.test(name) ? [3, 4].filter((length) => length <= name.length - 2).map((length) => name.slice(-length)) : [];
}

/** 电梯E5 is E5, E5梯, E5电梯. */
function coded(name: string): readonly string[] {
  const [, before = "", code = "", behind = ""] = /^(\p{Script=Han}*)([a-z]\d{1,3})号?(\p{Script=Han}*)$/u.exec(name) ?? [];
  const stem = before + behind;
  if (code === "" || stem === "") return [];
  return [code, `${code}${stem}`, `${code}号${stem}`, `${stem}${code}`, ...(stem.endsWith("梯") ? [`${code}梯`, `${code}号梯`, `梯${code}`] : [])];
}

/** 外科大楼 → 外科楼; 急诊综合楼 → 急诊楼; 科研教学楼 → 科教楼; A座 → A栋. */
function buildings(name: string): readonly Variant[] {
  const [, stem = "", unit = ""] = /^(.+?)(?:综合|医技)?(大楼|号楼|楼|座|栋|幢)$/.exec(name) ?? [];
  const units = unit.endsWith("楼") ? ["楼", "大楼"] : ["座", "栋", "楼", "号楼", "幢"];
  const pair = /^(\p{Script=Han}{2})(\p{Script=Han}{2})$/u.exec(stem);
  const stems = [stem, ...(pair === null ? [] : [stem.slice(0, 1) + stem.slice(2, 3), pair[1] ?? "", pair[2] ?? ""])];
  const found = stems.flatMap((one) => units.map((each): Variant => [one + each, nearly]));
  return /^\p{Script=Han}{2,}$/u.test(stem) ? [...found, [stem, unnumbered]] : found;
}

/** 骨科一病区 → 骨一, 骨科一, 骨一科; the ward without its number fits its sisters as well. */
function wards(name: string, otherNames: (stem: string) => readonly string[]): readonly Variant[] {
  const [, named = "", digits = ""] = /^(\D*?)第?(\d+)病?区$/.exec(name) ?? [];
  if (digits === "") return [];
  if (named === "") return ["病区", "区", "病房"].map((unit) => [`${digits}${unit}`, nearly]);
  const bare = named.replace(/科$/, "");
  const numbers = [digits, hanDigits[Number(digits)] ?? ""].filter((one) => one !== "");
  const stems = [...new Set([named, bare, `${bare}科`, ...otherNames(named), ...otherNames(`${bare}科`)])];
  return stems.flatMap((stem): Variant[] => [
    [stem, unnumbered], ...numbers.flatMap((number) => ["", "科", "区", "病区", "病房"].map((unit): Variant => [`${stem}${number}${unit}`, nearly])),
  ]);
}
