/**
 * A typed line brought into one shape before anything is looked up: half-width, lower case, Chinese numerals before a
 * unit as digits (三号楼 → 3号楼), what parts words as one space. Names of places go through the same function, so both
 * sides agree. What the operator typed is kept elsewhere, untouched.
 */

const digitOf: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 幺: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};

// A numeral counts as one when a unit of places follows; 一床被子 is a quilt, not a bed.
const numeralBeforeUnit = /(?<![加换要多铺])[零〇一幺二两三四五六七八九十百]+(?=号|楼|栋|幢|层|床(?![被棉单罩垫毛])|室|病室|[a-z]?病区|[ab](?![a-z0-9])|护理单元|单元|诊室|区|电梯|梯|科|窗口|检查室|机位|手术间)/g;
const spokenNumber = /[零〇一幺二三四五六七八九]{3,}/g;

/** The same in syllables, at the beginning of a word or behind 地下 and 负: sanhaolou, dixiayiceng. */
const syllableOf: Readonly<Record<string, string>> = { yi: "一", er: "二", san: "三", si: "四", wu: "五", liu: "六", qi: "七", ba: "八", jiu: "九", shi: "十" };
const syllablesBeforeUnit = /(?<![a-z])((?:dixia|fu)?)((?:yi|er|san|si|wu|liu|qi|ba|jiu|shi)+) ?(?=hao ?(?:lou|dianti|chuang)|lou(?!shui|ti|le)|ceng|chuang(?!hu|lian|dan))/g;

function syllablesToNumber(syllables: string): number {
  return numeralToNumber((syllables.match(/yi|er|san|si|wu|liu|qi|ba|jiu|shi/g) ?? []).map((one) => syllableOf[one] ?? "").join(""));
}

/** 二十三 is 23; digits read one by one (幺二零) are 120. */
export function numeralToNumber(numeral: string): number {
  if (!/[十百]/.test(numeral)) return Number([...numeral].map((one) => digitOf[one] ?? 0).join(""));
  let total = 0;
  let pending = 0;
  for (const one of numeral) {
    if (one === "百") { total += (pending || 1) * 100; pending = 0; }
    else if (one === "十") { total += (pending || 1) * 10; pending = 0; }
    else pending = digitOf[one] ?? 0;
  }
  return total + pending;
}

/** One shape for lines and names. */
export function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(syllablesBeforeUnit, (_all, below: string, syllables: string) => `${below}${syllablesToNumber(syllables)}`)
    .replace(/(?<![\d.])0\.\d+/g, " ") // a pressure, no place
    .replace(spokenNumber, (numeral) => String(numeralToNumber(numeral)))
    .replace(numeralBeforeUnit, (numeral) => String(numeralToNumber(numeral)))
    .replace(/\+(?=\s*\d+\s*[床c号])/g, "加")
    .replace(/(\d)\s*#楼?/g, (_all, digit: string) => `${digit}号`)
    .replace(/(?<![a-z0-9])[-\u2212\u2013](?=\d\s*(?:[层楼f]|c\b))/g, " 负")
    .replace(/[^\u3400-\u9fffa-z0-9]+/g, " ")
    .trim();
}
