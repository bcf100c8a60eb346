/**
 * Text that was UTF-8 and was once taken for Latin-1 on its way: `â` and two control characters where an apostrophe stood
 * (seen in New York's data). The control characters prove it, and what was meant is certain, so it is put right here and
 * the row is reported; without the repair such a cell could not be kept, since it cannot be printed.
 */

const sequence = /[\u00C2-\u00DF][\u0080-\u00BF]|[\u00E0-\u00EF][\u0080-\u00BF]{2}|[\u00F0-\u00F4][\u0080-\u00BF]{3}/gu;
const control = /[\u0080-\u009F]/u;
const decoder = new TextDecoder("utf-8", { fatal: true });

/** The text as it was meant; the very same text where nothing is to be put right. */
export function decodedOnce(text: string): string {
  return control.test(text) ? text.replace(sequence, (found) => (control.test(found) ? decoded(found) : found)) : text;
}

function decoded(found: string): string {
  try {
    return decoder.decode(Buffer.from(found, "latin1"));
  } catch {
    return found; // No UTF-8 after all: it stays, and is refused as unprintable.
  }
}
