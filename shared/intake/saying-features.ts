/**
 * What a saying is compared by: its characters, their pairs, the same by sound without tone, and the concepts of general speech
 * in it. By sound 空掉漏水 and `kongtiaoloushui` meet 空调漏水. Letters that spell no syllables are initials, compared two and three
 * at a time with those of the sayings: `hcd` is in 换床单. Used by `matter-model.ts` for sayings and for lines alike.
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

/** Weights by kind: by cross-validation over the first three writers of the sayings; of initials, by lines of nine hospitals. */
const worth = { char: 1.5, pair: 0.8, sound: 0.6, soundPair: 0.2, concept: 0.5, two: 1, three: 2 } as const;

/** Characters that are in every saying. */
const silent = new Set("的了啊呢吧吗哦嗯哎呀个们我你您他她它这那就都也还很又再把给请麻烦谢师傅帮忙看下一点儿");

/** Readings that the word 空调 has and its single character has not, and others of the trade. */
const readingInTrade: Readonly<Record<string, string>> = { 调: "tiao", 重: "zhong", 血: "xue", 都: "dou", 地: "di", 得: "de", 着: "zhe", 行: "xing", 长: "chang", 乐: "yue", 盛: "cheng", 便: "bian", 单: "dan", 卡: "ka" };

/** Sounds are numbered from the private area on: one short key for each, which 150,000 look-ups at the start notice. */
const firstSound = 0xe000;
const soundByReading = new Map<string, string>();
const soundByChar = new Map<string, string>();
const syllables = new Set<string>();

function soundOf(reading: string): string {
  const soft = softReading(reading);
  const known = soundByReading.get(soft) ?? String.fromCharCode(firstSound + soundByReading.size);
  soundByReading.set(soft, known);
  return known;
}

/** Sound of one character, the same in sayings and lines whatever stands beside it. */
function soundOfChar(char: string): string {
  const known = soundByChar.get(char);
  if (known !== undefined) return known;
  const reading = readingInTrade[char] ?? pinyin(char, { toneType: "none", v: true }).toLowerCase();
  syllables.add(reading).add(softReading(reading));
  initials.set(char, reading.slice(0, 1));
  const sound = soundOf(reading);
  soundByChar.set(char, sound);
  return sound;
}

interface Spoken { readonly sound: string; readonly shown: string; readonly kind: "han" | "syllable" | "initials" }

/** Takes one feature; the same one may come more than once. */
type Take = (key: string, weight: number, shown: string) => void;

/** All features of a normalised text, each once. */
export function featuresOf(text: string): readonly Feature[] {
  const found = new Map<string, Feature>();
  eachFeature(text, (key, weight, shown) => { if (!found.has(key)) found.set(key, { key, weight, shown }); });
  return [...found.values()];
}

/** Of a saying its initials: what was typed in letters is compared with them. */
export function eachInitials(text: string, take: Take): void {
  for (const stretch of text.match(/[\u3400-\u9fff]{2,}/g) ?? []) takeInitials([...stretch].map((char) => initialOf(char)).join(""), take);
}

const initials = new Map<string, string>();
function initialOf(char: string): string {
  soundOfChar(char);
  return initials.get(char) ?? "?";
}

/** Two and three at a time. */
function takeInitials(letters: string, take: Take): void {
  for (let at = 0; at + 1 < letters.length; at += 1) {
    take(`\u0001${letters.slice(at, at + 2)}`, worth.two, letters.slice(at, at + 2));
    if (at + 2 < letters.length) take(`\u0001${letters.slice(at, at + 3)}`, worth.three, letters.slice(at, at + 3));
  }
}

/** Hands out all features of a normalised text. */
export function eachFeature(text: string, take: Take): void {
  for (const run of spokenIn(text)) {
    for (let at = 0; at < run.length; at += 1) {
      const [one, next] = [run[at], run[at + 1]];
      if (one !== undefined) takeAt(one, next, take);
      if (one?.kind === "initials") takeInitials(one.shown.replace(/([zcs])h/g, "$1"), take);
    }
  }
  const concepts = conceptsIn(text);
  for (const one of concepts) take(one, worth.concept, "");
  for (const one of togetherOf(concepts)) take(one, worth.concept, "");
}

function takeAt(one: Spoken, next: Spoken | undefined, take: Take): void {
  if (one.kind !== "han" || !silent.has(one.shown)) {
    take(one.sound, worth.sound, one.shown);
    if (one.kind === "han") take(one.shown, worth.char, one.shown);
  }
  if (next === undefined) return;
  take(one.sound + next.sound, worth.soundPair, one.shown + next.shown);
  if (one.kind === "han" && next.kind === "han") take(one.shown + next.shown, worth.pair, one.shown + next.shown);
}

/** Stretches of syllables: characters, and letters that spell nothing but syllables, else as they are (EMS, CT). */
function spokenIn(text: string): readonly (readonly Spoken[])[] {
  return (text.match(/[\u3400-\u9fffa-z]+/g) ?? []).map((stretch) => {
    const spoken: Spoken[] = [];
    for (const piece of stretch.match(/[a-z]+|[^a-z]/g) ?? []) {
      if (piece > "z") spoken.push({ sound: soundOfChar(piece), shown: piece, kind: "han" });
      else spoken.push(...(spell(piece)?.map((one) => ({ sound: soundOf(one), shown: one, kind: "syllable" as const })) ?? [{ sound: piece, shown: piece, kind: "initials" as const }]));
    }
    return spoken;
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
