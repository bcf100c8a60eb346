/**
 * Keyboard-wedge scanners: a box that types what it reads, very fast, and ends with Enter. Told from a hand by its speed and
 * by what it types: nothing but our own codes, so that no text of a person is ever taken for a scan. Pure; `scanner.ts`
 * feeds it with keys. A burst typed through an input method arrives as letters all the same: keys count, not texts.
 *
 *   YZ:T:261122-2-0042   a ticket (slips)     YZ:E:FCU-3-0712   a piece of equipment (labels)
 *   YZ:P:b3-f7-bed12     a place (door, bed)  YZ:B:…            a badge; only who it is for can tell
 */

/** Longest mean pause between the characters of a scan. Scanners type at 1–10 ms a character; nobody types a code at 35. Unit: ms. */
export const scanGapMs = 35;
/** Longest single pause: a busy machine hands keys on late, a hand that stops so long has stopped. Unit: ms. */
const longestGapMs = 100;
/** Shortest code: `YZ:E:` and one character. */
const shortest = 6;
const longest = 120;

export type ScannedKind = "ticket" | "equipment" | "place" | "badge";

export interface Scanned {
  readonly kind: ScannedKind;
  readonly code: string;
  /** How many characters of it a text field has got: they are taken out again. */
  readonly length: number;
}

export interface Stroke {
  /** `KeyboardEvent.key`: one character, or `Enter`. */
  readonly key: string;
  /** `KeyboardEvent.code`, where an input method hides the character (`key` is `Process`). */
  readonly code: string;
  readonly shift: boolean;
  readonly atMs: number;
}

const kinds: Readonly<Record<string, ScannedKind>> = { T: "ticket", E: "equipment", P: "place", B: "badge" };

/** What a text means, or null where it is none of our codes. */
export function readCode(text: string): Omit<Scanned, "length"> | null {
  const [, letter = "", code = ""] = /^YZ[:：;；]([TEPB])[:：;；]([\p{L}\p{N}._:/-]{1,100})$/iu.exec(text) ?? [];
  const kind = kinds[letter.toUpperCase()];
  return kind === undefined ? null : { kind, code };
}

export interface ScanReader {
  /** Takes a key; answers the scan where this key, an Enter, ended one. */
  take(stroke: Stroke): Scanned | null;
}

/** The character of a key, also where an input method swallowed it. */
function charOf({ key, code, shift }: Stroke): string {
  if (key.length === 1) return key;
  const [, letter, digit] = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code) ?? [];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  if (digit !== undefined && !shift) return digit;
  return { Semicolon: shift ? ":" : ";", Minus: shift ? "_" : "-", Period: ".", NumpadSubtract: "-", Slash: "/" }[code] ?? "";
}

/** A reader with an empty memory. */
export function createScanReader(): ScanReader {
  let burst: { readonly char: string; readonly atMs: number }[] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    take(stroke) {
      if (stroke.atMs - lastMs > longestGapMs) burst = [];
      lastMs = stroke.atMs;
      if (stroke.key === "Shift") return null;
      if (stroke.key === "Enter") {
        const ended = burst;
        burst = [];
        return found(ended.map((one) => one.char).join(""), ended.map((one) => one.atMs), stroke.atMs);
      }
      const char = charOf(stroke);
      burst = char === "" || burst.length >= longest ? [] : [...burst, { char, atMs: stroke.atMs }];
      return null;
    },
  };
}

/** A code at the end of the burst, typed fast enough: a hand may have typed a letter just before. */
function found(text: string, atMs: readonly number[], enterMs: number): Scanned | null {
  const at = text.toUpperCase().lastIndexOf("YZ");
  const read = at < 0 || text.length - at < shortest ? null : readCode(text.slice(at));
  const length = text.length - at;
  const meanMs = (enterMs - (atMs[at] ?? Number.NEGATIVE_INFINITY)) / length;
  return read === null || meanMs > scanGapMs ? null : { ...read, length };
}
