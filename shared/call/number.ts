/**
 * A telephone number as exchanges send it. Signs that only make it readable are taken out; a caller who hides the number and a
 * text that is no number both give an empty one. What was sent is kept beside it by the call. Pure; for devices and verbs.
 */

/** Longest number: E.164 has 15 digits; exchanges put their own prefixes before it. */
const digitsMax = 24;

/** How exchanges write a caller who does not want to be known (after SIP RFC 3323, caller-ID boxes' P and O, CLIR of PBXs). */
const withheldWords: ReadonlySet<string> = new Set(["", "anonymous", "private", "withheld", "restricted", "unknown", "unavailable", "clir", "p", "o", "-", "null", "none"]);

/** The number to ring back: digits, a leading +, * and #; empty where there is none. */
export function readNumber(given: string): string {
  const address = /^(?:sips?|tel):([^@;>]*)/i.exec(given.trim())?.[1] ?? given.trim();
  const bare = toHalfWidth(address).replace(/[\s().\-/]/g, "");
  return /^\+?[\d*#]+$/.test(bare) && /\d/.test(bare) && bare.length <= digitsMax ? bare : "";
}

/** The caller does not want to be known; other texts without a number are garbage of the exchange. */
export function isWithheld(given: string): boolean {
  const address = /^(?:sips?):([^@;>]*)/i.exec(given.trim())?.[1] ?? given.trim();
  return withheldWords.has(address.toLowerCase());
}

function toHalfWidth(text: string): string {
  return text.replace(/[\uFF03\uFF0A\uFF0B\uFF10-\uFF19]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}
