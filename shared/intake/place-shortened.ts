/**
 * The rules by which people shorten names of places, whatever hospital: 神经外科 → 神外, 预检分诊台 → 分诊台, 男卫生间 → 男厕,
 * 加床1 → 加1床. Used by `place-synonyms.ts`, which knows the names that follow no rule; names with a number are for
 * `numbered-names.ts`, buildings for `building-names.ts`.
 */

/** How much another name says, of 1. Assumed, from the tuned set. */
const says = { short: 0.88, tail: 0.74, otherUnit: 0.8, otherSex: 0.77, eitherSex: 0.8, ownToilet: 0.95, plainToilet: 0.92 } as const;

/** Endings that people leave out. */
const endings = /(医学科|科室|科|中心|部|处|办公室|办|诊室|门诊|诊区|病区|病房|楼)$/;

/** Offers the shorter forms of a name with how much each says, of 1. */
export function offerShortened(name: string, offer: (form: string, factor: number) => void): void {
  for (const form of [...shortDepartments(name), ...otherOrders(name)]) offer(form, says.short);
  for (const [form, factor] of toiletsOf(name)) offer(form, factor);
  const [, room = ""] = /^(\p{Script=Han}{2,})[间室房]$/u.exec(name) ?? [];
  for (const unit of room === "" ? [] : ["间", "室", "房"]) offer(room + unit, says.otherUnit);
  for (const form of tailsOf(name)) offer(form, says.tail);
}

/** 神经外科 → 神外, 神外科; 康复医学科 → 康复, 康复病区; 消化血液内科 → 消化内科, 消化血液. */
export function shortDepartments(name: string): readonly string[] {
  const found: string[] = [];
  const branch = /^(\p{Script=Han}{2,5})(内|外)科$/u.exec(name);
  if (branch !== null) {
    const [, stem = "", side = ""] = branch;
    found.push(stem + side, `${stem.slice(0, 1)}${side}`, `${stem.slice(0, 1)}${side}科`, `${stem}科`, stem);
  }
  const cut = name.replace(endings, "");
  if (cut !== name && cut.length >= 2 && /\D/.test(cut)) found.push(cut, `${cut}科`, `${cut}病房`, `${cut}病区`);
  const [, one = "", other = "", side = ""] = /^(\p{Script=Han}{2})(\p{Script=Han}{2})([内外]科)$/u.exec(name) ?? [];
  if (side !== "") found.push(one + side, other + side, one + other, `${one}${other}科`);
  return name.endsWith("科") ? [...found, `${name}病房`, `${name}病区`] : found;
}

/** 加床1, J1床 → 加1床; 东侧电梯 → 东边电梯, 东侧梯; 第一会议室 → 一会议室. */
function otherOrders(name: string): readonly string[] {
  const found: string[] = [];
  const extra = /^(?:加床?|j)0?(\d{1,2})(?:号?床)?$/.exec(name)?.[1];
  if (extra !== undefined) found.push(`加${extra}床`, `加床${extra}`, `加${extra}号床`, `加${extra}`, `加${extra}号`, `加床${extra}号`);
  const lift = /^(.{2,}?)电?梯$/.exec(name)?.[1];
  if (lift !== undefined) for (const form of [lift, lift.replace(/侧$/, "边"), lift.replace(/侧$/, "头")]) found.push(`${form}梯`, `${form}电梯`);
  const special = /^(.{2,})专用(?:电梯|梯)$/.exec(name)?.[1];
  if (special !== undefined) found.push(`${special}梯`, `${special}电梯`);
  if (/.扶梯$/.test(name)) found.push("扶梯", "自动扶梯");
  const ordinal = /^第(.+)$/.exec(name)?.[1];
  if (ordinal !== undefined) found.push(ordinal);
  return found;
}

const toilet = /^([男女公]?)[共用]?(?:卫生间|厕所|洗手间|厕|卫)$/;
const toilets = { plain: ["卫生间", "厕所", "洗手间"], public: ["公共卫生间", "公厕", "公共厕所", "公卫", "公用卫生间"], sexed: ["卫生间", "厕所", "洗手间", "厕", "卫", "公厕"] } as const;

/** 男厕 and 男卫 for 男卫生间, 厕所 for any; where the floor has no other, 男厕 and 公厕 for 卫生间. */
function toiletsOf(name: string): readonly (readonly [string, number])[] {
  const [, whose = null] = toilet.exec(name) ?? [];
  if (whose === null) return [];
  const all = (forms: readonly string[], factor: number) => forms.map((form) => [form, factor] as const);
  const sexed = (sexes: readonly string[], factor: number) => all(sexes.flatMap((one) => toilets.sexed.map((room) => one + room)), factor);
  if (whose === "公") return [...all(toilets.public, says.ownToilet), ...all(toilets.plain, says.plainToilet)];
  if (whose === "") return [...all(toilets.public, says.eitherSex), ...sexed(["男", "女"], says.otherSex)];
  return [...sexed([whose], says.ownToilet), ...all([...toilets.plain, ...toilets.public], says.eitherSex)];
}

/** What kind of room it is stands at the end: 分诊台 of 预检分诊台, icu of 综合icu; and the last character goes first: 急诊ct. */
function tailsOf(name: string): readonly string[] {
  const tail = /^.{2,}(\p{Script=Han}{3}|前台|柜台|机房|库房|大厅)$/u.exec(name)?.[1] ?? /\p{Script=Han}([a-z]{2,}室?)$/u.exec(name)?.[1];
  const cut = /^(.{2,}[^诊])[室间]$/u.exec(name)?.[1];
  return [tail, cut].flatMap((one) => one ?? []);
}
