/**
 * Text as people and files bring it. What is accepted is kept byte for byte; what cannot be kept, shown or printed
 * (control characters, broken surrogate pairs) is refused with its place. Lengths and
 * places are counted in Unicode code points, as zod counts them and people do (nearly): 😀 is one.
 */
import { z } from "zod";

/** Longest free text of one field. Assumed: two printed pages; longer belongs into an attachment. */
export const longTextMax = 4_000;
/** Longest name, label or code. */
export const nameMax = 200;

// C0 without tab, line feed and carriage return; DEL; C1; lone surrogates.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/u;

/** Position (from 1) of the first character that cannot be kept, or 0. */
export function unprintableAt(value: string): number {
  const found = unprintable.exec(value);
  return found === null ? 0 : [...value.slice(0, found.index)].length + 1;
}

function printable(value: string): boolean {
  return unprintableAt(value) === 0;
}

/** Free text, may be empty. */
export const longText = z.string().max(longTextMax).refine(printable, "control-character");
/** A name, label or short answer; not empty. */
export const name = z.string().min(1).max(nameMax).refine(printable, "control-character");
/** A short text that may be empty. */
export const shortText = z.string().max(nameMax).refine(printable, "control-character");
/** Chinese with its English name beside it. */
export const bilingual = z.strictObject({ zh: name, en: name });
export type Bilingual = z.infer<typeof bilingual>;
/** Ids: ours are UUIDs, the catalogue's are short codes such as `b3-f7-r12`. */
export const id = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,99}$/u, "id");
/** UTC epoch milliseconds between 1970 and 2200. */
export const timeMs = z.number().int().min(0).max(7_258_118_400_000);

/** Text as it may stand in a page that we write ourselves. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
