/**
 * A normalised text as a row of units for matching: Chinese characters with their reading, letters, digits, gaps.
 * Readings come from pinyin-pro, which knows words with several readings (血液 xueye, 重症 zhongzheng).
 */
import { pinyin } from "pinyin-pro";

export type UnitKind = "han" | "letter" | "digit" | "gap";

export interface Unit {
  readonly kind: UnitKind;
  readonly char: string;
  /** Reading without tone; the character itself for letters and digits. */
  readonly reading: string;
}

function kindOf(char: string): UnitKind {
  if (char === " ") return "gap";
  if (char >= "0" && char <= "9") return "digit";
  return char >= "a" && char <= "z" ? "letter" : "han";
}

/** Splits a normalised text into units. */
export function readUnits(text: string): readonly Unit[] {
  const chars = [...text];
  const readings: readonly string[] = pinyin(text, { toneType: "none", type: "array", v: true });
  return chars.map((char, at) => ({
    kind: kindOf(char), char,
    reading: readings.length === chars.length ? (readings[at] ?? char).toLowerCase() : char,
  }));
}

const softer: readonly [RegExp, string][] = [[/^zh/, "z"], [/^ch/, "c"], [/^sh/, "s"], [/([aei])ng$/, "$1n"]];

/** A reading as people who do not tell zh from z, or -ng from -n, say and type it. */
export function softReading(reading: string): string {
  return softer.reduce((text, [from, to]) => text.replace(from, to), reading);
}

/** How a syllable's beginning is typed: `s` and `sh` for shui. */
export function initialsOf(reading: string): readonly string[] {
  const first = reading.slice(0, 1);
  return /^[zcs]h/.test(reading) ? [first, reading.slice(0, 2)] : [first];
}
