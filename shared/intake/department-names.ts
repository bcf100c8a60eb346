/**
 * Short forms of departments and rooms by characters in order: 针推科 for 针灸推拿科, 儿保 for 儿童保健科, 胰胃外科 for 胰腺胃肠外科,
 * 纪检室 for 纪检监察室. The ending stays, or becomes 科; only what takes one character of each word stands alone. Called once by
 * `place-index.ts`; names with a number are for `numbered-names.ts`, other rules of shortening for `place-shortened.ts`.
 */
import { headsOf, offerTo, unambiguousForms } from "./unambiguous-forms.ts";
import type { ShortForms } from "./unambiguous-forms.ts";

const parts = /^(\p{Script=Han}{3,8}?)(中心|办公室|[内外]科|科|部|处|办|室|间|区|房)$/u;
/** Words that say nothing of which department it is. */
const idle = /(?<=..)(?:医学|诊疗|诊断|治疗|服务|管理|检查|检测)$/;

/** How much a form says, of 1; see `spelledFrom` of `numbered-names.ts`: only the heads of words are also typed as initials. Assumed, by lines of four hospitals. */
const says = { heads: 0.76, alone: 0.72, anyTwo: 0.65, run: 0.65 } as const;
/** What a form loses when its ending becomes 科: 消内科 is 消化内分泌科 before it is 消化内镜室. Assumed. */
const otherEnding = 0.22;

/** The short forms of the departments and of the rooms; a room is never called without its ending. */
export function shortDepartmentsAndRooms(departments: readonly string[], rooms: readonly string[]): ShortForms {
  const isDepartment = new Set(departments);
  return unambiguousForms([...departments, ...rooms], (name) => (isDepartment.has(name) ? formsOfDepartment(name) : formsOfRoom(name)));
}

function formsOfDepartment(name: string): ReadonlyMap<string, number> {
  const forms = new Map<string, number>();
  const [, whole = "", ending = ""] = parts.exec(name) ?? [];
  const offer = offerTo(forms);
  if (whole === "" && /^\p{Script=Han}{4}$/u.test(name)) offer(headsOf(name), says.alone); // 儿急 for 儿科急诊
  const side = /^[内外]科$/.test(ending) ? ending.slice(0, 1) : "";
  for (const stem of whole === "" ? [] : new Set([whole, whole.replace(idle, "")])) {
    for (const [form, factor] of stem.length < whole.length ? [[stem, says.heads] as const, ...shorter(stem)] : shorter(stem)) {
      offer(form + ending, factor);
      offer(`${form}科`, factor - otherEnding);
      if (side !== "") offer(form + side, factor);
      if (form === headsOf(stem)) offer(form, says.alone);
    }
  }
  return forms;
}

function formsOfRoom(name: string): ReadonlyMap<string, number> {
  const [, stem = "", ending = ""] = parts.exec(name) ?? [];
  return new Map(stem === "" ? [] : [stem.slice(0, 2), headsOf(stem)].map((form) => [form + ending, says.alone] as const));
}

/** One character of each word, also without the first word; the first with any other; a run from the beginning or to the end; all but the second. */
function shorter(stem: string): readonly (readonly [form: string, factor: number])[] {
  if (stem.length < 3) return [];
  const [first = "", ...others] = stem;
  const runs = stem.length < 4 ? [] : [...(stem.length < 6 ? [] : [headsOf(stem.slice(2))]), stem.slice(0, 3), stem.slice(-2), stem.slice(-3), first + stem.slice(2)];
  return [[headsOf(stem), says.heads], ...others.map((other) => [first + other, says.anyTwo] as const), ...runs.map((run) => [run, says.run] as const)];
}
