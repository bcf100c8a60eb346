/**
 * Short forms of buildings: 外科楼 and 外科 for 外科大楼, 科教楼 for 科研教学楼, 医技楼 for 门急诊医技综合楼, A栋 for A座, 西楼 for 住院西楼, 规培公寓 for 规范化培训公寓. Characters in
 * order, the ending kept; a form that two buildings of the hospital share is none. Called once by `place-index.ts`.
 */
import { headsOf, offerTo, unambiguousForms } from "./unambiguous-forms.ts";
import type { ShortForms } from "./unambiguous-forms.ts";

const ending = /(?:综合大楼|综合楼|大楼|大厦|中心|公寓|宿舍|楼)$/;
/** What people call a building by alone, where only one has it in its name. */
const purposes = ["门诊", "急诊", "医技", "住院", "住院部", "外科", "内科", "妇儿", "妇幼", "儿科", "科研", "教学", "行政", "后勤", "感染", "体检", "康复"];

/** How much a form says, of 1; see `spelledFrom`: what only takes single characters is taken as written. */
const says = { core: 0.92, alone: 0.85, pairs: 0.8, begins: 0.92, anyTwo: 0.7, apart: 0.66 } as const;
const coreMax = 10;

/** Every short form with the building's name it stands for, and how much it says. */
export function shortBuildings(names: readonly string[]): ShortForms {
  return unambiguousForms(names, formsOf);
}

function formsOf(name: string): ReadonlyMap<string, number> {
  const forms = new Map<string, number>();
  const [, letter = ""] = /^([a-z]|[东西南北甲乙丙丁])(?:座|栋|幢|楼)$/.exec(name) ?? [];
  if (letter !== "") return new Map(["座", "栋", "幢", "楼", "号楼"].filter((unit) => letter + unit !== name).map((unit) => [letter + unit, says.anyTwo]));
  const core = name.replace(ending, "");
  if (core === name || core.length < 2 || core.length > coreMax || /\d/.test(core)) return forms;
  const offer = offerTo(forms);
  const kind = name.slice(core.length);
  for (const last of new Set(["楼", "大楼", ...(/^(?:中心|公寓|宿舍)$/.test(kind) ? [kind] : [])])) {
    offer(core.slice(0, 2) + last, says.pairs);
    offer(core + last, says.core);
    offer(core.replace(/部$/, "") + last, says.core);
    if (core.length % 2 === 0) offer(headsOf(core) + last, says.pairs);
    for (const one of inOrder(core)) offer(one + last, last === kind ? says.pairs : says.anyTwo);
  }
  for (const side of [/^[新老旧东西南北主]/, /[东西南北前后]$/].flatMap((one) => one.exec(core)?.[0] ?? [])) offer(`${side}楼`, says.pairs);
  offer(core, says.alone);
  for (const one of apartIn(core)) offer(one, says.apart);
  for (const purpose of purposes) if (isInOrder(purpose, core)) offer(purpose, purpose === core ? says.alone : core.startsWith(purpose) ? says.begins : says.pairs);
  return forms;
}

/** All pairs of characters in order, and all runs of three or four. */
function inOrder(core: string): readonly string[] {
  const chars = [...core];
  const pairs = chars.flatMap((one, at) => chars.slice(at + 1).map((other) => one + other));
  const runs = [3, 4].flatMap((length) => chars.slice(length - 1).map((_char, at) => core.slice(at, at + length)));
  return [...pairs, ...runs].filter((one) => one !== core);
}

/** Two characters that do not stand side by side: 规培 of 规范化培训 is no word but this. */
function apartIn(core: string): readonly string[] {
  const chars = [...core];
  return chars.length < 5 ? [] : chars.flatMap((one, at) => chars.slice(at + 2).map((other) => one + other)).filter((one) => !core.includes(one));
}

function isInOrder(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
}
