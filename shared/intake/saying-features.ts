/**
 * What a saying is compared by: its characters, their pairs, the same by sound without tone, and the concepts of general speech
 * in it. By sound 空掉漏水 and `kongtiaoloushui` meet 空调漏水. Letters that spell no syllables say nothing here: initials are read
 * by the tree of words. Used by `matter-model.ts` for sayings and for lines alike.
 */
import { pinyin } from "pinyin-pro";
import { conceptsIn, togetherOf } from "./concepts.ts";
import { softReading } from "./syllables.ts";

/** A feature with how much its kind counts, and the text that showed it (empty for concepts). */
export interface Feature {
  readonly key: string;
  readonly weight: number;
  readonly shown: string;
}

/** Weights by kind: by cross-validation over the three writers of the sayings. */
const worth = { char: 1.5, pair: 0.8, sound: 0.6, soundPair: 0.2, concept: 0.5 } as const;

/** Characters that are in every saying. */
const silent = new Set("的了啊呢吧吗哦嗯哎呀个们我你您他她它这那就都也还很又再把给请麻烦谢师傅帮忙看下一点儿");

/** Readings that the word 空调 has and its single character has not, and others of the trade. */
const readingInTrade: Readonly<Record<string, string>> = { 调: "tiao", 重: "zhong", 血: "xue", 都: "dou", 地: "di", 得: "de", 着: "zhe", 行: "xing", 长: "chang", 乐: "yue", 盛: "cheng", 便: "bian", 单: "dan", 卡: "ka" };

const readings = new Map<string, string>();
const syllables = new Set<string>();

/** Reading of one character, the same in sayings and lines whatever stands beside it. */
function readingOf(char: string): string {
  const known = readings.get(char);
  if (known !== undefined) return known;
  const typed = readingInTrade[char] ?? pinyin(char, { toneType: "none", v: true }).toLowerCase();
  syllables.add(typed).add(softReading(typed));
  readings.set(char, softReading(typed));
  return readings.get(char) ?? "";
}

interface Sound { readonly reading: string; readonly shown: string; readonly isHan: boolean }

/** All features of a normalised text, each once. */
export function featuresOf(text: string): readonly Feature[] {
  const found = new Map<string, Feature>();
  const add = (key: string, weight: number, shown = "") => { if (!found.has(key)) found.set(key, { key, weight, shown }); };
  for (const run of soundsIn(text)) {
    run.forEach((one, at) => {
      const next = run[at + 1];
      if (one.isHan && !silent.has(one.shown)) add(one.shown, worth.char, one.shown);
      if (!one.isHan || !silent.has(one.shown)) add(one.reading, worth.sound, one.shown);
      if (next === undefined) return;
      add(`${one.reading} ${next.reading}`, worth.soundPair, one.shown + next.shown);
      if (one.isHan && next.isHan) add(one.shown + next.shown, worth.pair, one.shown + next.shown);
    });
  }
  const concepts = conceptsIn(text);
  for (const one of [...concepts, ...togetherOf(concepts)]) add(one, worth.concept);
  return [...found.values()];
}

/** Stretches of syllables: characters, and letters that spell nothing but syllables, else as they are (EMS, CT). */
function soundsIn(text: string): readonly (readonly Sound[])[] {
  return (text.match(/[\u3400-\u9fffa-z]+/g) ?? []).flatMap((stretch) => {
    const sounds: Sound[] = [];
    for (const [piece] of stretch.matchAll(/[a-z]+|[^a-z]/g)) {
      if (piece > "z") sounds.push({ reading: readingOf(piece), shown: piece, isHan: true });
      else sounds.push(...(spell(piece) ?? [piece]).map((one) => ({ reading: softReading(one), shown: one, isHan: false })));
    }
    return [sounds];
  });
}

/** `kongtiaoloushui` → kong tiao lou shui: the fewest syllables that spell all of it; null for initials. */
export function spell(letters: string): readonly string[] | null {
  const best: (readonly string[] | null)[] = [[]];
  for (let to = 1; to <= letters.length; to += 1) {
    let choice: readonly string[] | null = null;
    for (let from = Math.max(0, to - 6); from < to; from += 1) {
      const before = best[from] ?? null;
      if (before === null || !syllables.has(letters.slice(from, to)) || (choice !== null && before.length + 1 >= choice.length)) continue;
      choice = [...before, letters.slice(from, to)];
    }
    best.push(choice);
  }
  const whole = best[letters.length] ?? null;
  return whole !== null && whole.length * 2 <= letters.length ? whole : null;
}
