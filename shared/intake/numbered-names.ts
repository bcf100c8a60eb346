/**
 * Names with a number in them, in the ways people say them: 心内一病区 is also 心内一, 心内2区 or xne; 3号手术间 is 手术间3;
 * a lift 电梯E5 is E5电梯. The number is what tells one sibling from the other, so it stays in every form. Called by
 * `place-index.ts` with normalised names; how people shorten what stands before the number is for `place-synonyms.ts`.
 */

/** One number with what stands before and behind it; `12a` and `e5` are numbers too, the 1 of `ct1` is not `t1`. */
const withNumber = /^第?(\D*?)((?:(?<![a-z])[a-z])?\d{1,3}(?:[a-z](?![a-z]))?)号?(\D*)$/;
const wardEnding = /^(?:病区|护理单元|单元|病房|病室|区|科)$/;
const wardEndings = ["病区", "区", "科", "护理单元"] as const;
const numerals = "零一二三四五六七八九";

/** How much a form says, of 1. Assumed, from the tuned set. */
const says = { whole: 0.95, withoutEnding: 0.9, withoutNumber: 0.8, rare: 0.72 } as const;
/** Forms that say less than this are taken as they are written only: as initials they could be anything. */
export const spelledFrom = 0.75;

/** 12 as people write it: 十二. Up to 99; null above. */
function numeralOf(value: number): string | null {
  if (value < 1 || value > 99) return null;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens > 1 ? numerals[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 ? numerals[ones] : ""}`;
}

function writingsOf(number: string): readonly string[] {
  const numeral = /^\d+$/.test(number) ? numeralOf(Number(number)) : null;
  return numeral === null ? [number] : [String(Number(number)), numeral];
}

type Offer = (form: string, factor: number) => void;
type FormsOf = (stem: string) => readonly string[];

interface Numbered { readonly stem: string; readonly number: string; readonly ending: string }

/** Offers the other ways to say a numbered name; `formsOf` gives those of what stands before the number. */
export function offerNumbered(name: string, formsOf: FormsOf, offer: Offer): void {
  const [, stem = "", number = "", ending = ""] = lettered(name) ?? withNumber.exec(name) ?? [];
  if (number === "") return;
  const isWard = wardEnding.test(ending) || (ending === "" && /(?:科|[^院]内|外|病房|病区)$/.test(stem));
  if (isWard) offerWard({ stem, number, ending: ending === "" ? "病区" : ending }, formsOf, offer);
  else offerRoom({ stem, number, ending }, formsOf, offer);
}

/** A lift, a window or half a ward may have a letter for its number: 扶梯B, B梯, 骨科A区. */
function lettered(name: string): RegExpExecArray | null {
  return /^(.*(?:梯|窗口))([a-z])$/.exec(name) ?? /^()([a-z])号?(.*(?:梯|窗口))$/.exec(name) ?? /^(\D*\p{Script=Han})([a-f])(病?区)$/u.exec(name);
}

function offerWard({ stem, number, ending }: Numbered, formsOf: FormsOf, offer: Offer): void {
  const bare = stem.replace(/科$|(?<=..)(?:病房|病区|中心)$/, "");
  const stems = stem === "" ? [] : [...new Set([stem, bare, `${bare}科`, ...formsOf(stem), ...formsOf(`${bare}科`)])];
  for (const form of stems) offer(form, says.withoutNumber);
  for (const writing of writingsOf(number)) {
    for (const one of [ending, ...wardEndings]) {
      if (stem === "" && (one === ending || one !== "科")) offer(writing + one, says.whole);
      for (const form of stems) offer(form + writing + one, says.whole);
      if (stem.length > 1) offer(stem.slice(0, 1) + writing + one, says.rare);
    }
    for (const form of stems) offer(form + writing, form.length > 1 ? says.withoutEnding : says.rare);
    if (stem.length > 1) offer(stem.slice(0, 1) + writing, says.rare);
  }
  if (stem === "" && /[a-z]/.test(number)) offer(number, says.withoutEnding);
}

function offerRoom({ stem, number, ending }: Numbered, formsOf: FormsOf, offer: Offer): void {
  const value = /^\d+$/.test(number) ? String(Number(number)) : number;
  const what = stem + ending;
  if (what === "") return;
  const lifts = what.endsWith("梯") && /[a-z]/.test(value) ? ["梯", ...(what.endsWith("扶梯") ? [] : ["电梯"])] : [];
  const plain = what.replace(/(?<=..)检查(?=室)/, "");
  for (const one of [what, plain, ...formsOf(what), ...lifts]) {
    for (const writing of writingsOf(value).slice(1)) {
      offer(one + writing, says.rare);
      for (const form of [writing + one, `第${writing}${one}`]) offer(form, says.withoutNumber);
    }
    for (const form of [`${value}号${one}`, `${value}${one}`, `${one}${value}`, `${one}${value}号`]) offer(form, says.whole);
  }
  const [, head = "", tail = ""] = /^(.{2,}?)(窗口|窗|诊室|诊区|室|间|区|台|座|诊疗椅|椅)$/.exec(plain) ?? [];
  for (const one of windowsOf(tail)) {
    for (const form of [`${head}${value}号${one}`, `${head}${value}${one}`]) offer(form, says.whole);
    offer(`${value}号${one}`, says.withoutNumber);
  }
  if (stem === "") return;
  for (const one of [stem, ...formsOf(stem)]) for (const form of [`${one}${value}${ending}`, `${one}${value}号${ending}`]) offer(form, says.whole);
  for (const writing of ending === "间" ? writingsOf(value).slice(1) : []) offer(stem + writing + ending, says.whole);
  offer(stem + value, says.withoutEnding);
}

function windowsOf(tail: string): readonly string[] {
  return tail === "" ? [] : tail.startsWith("窗") ? ["窗口", "窗"] : [tail];
}

const lastNumerals: ReadonlySet<string> = new Set("0123456789一二三四五六七八九十");
const unitBehind = /^(?:号?(?:床|楼|层)|栋|幢|c(?![a-z])|ch(?![a-z])|chuang|l(?![a-z])|lou|ceng|f(?![a-z])|台|个|张|把|次|人|瓶|袋)/;
const countBehind = /^[个张台把次位瓶袋床件份根条只点直下些样般起]/;

/** 心内2 does not take the 2 from 心内2床, nor 普外一 the 一 from 普外一个病人: then the number belongs to what follows at `to`. */
export function takesNumberAway(form: string, line: string, to: number): boolean {
  const last = form.slice(-1);
  if (!lastNumerals.has(last)) return false;
  const after = line.slice(to, to + 8);
  return last >= "0" && last <= "9" ? unitBehind.test(after) : countBehind.test(after);
}
