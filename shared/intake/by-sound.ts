/**
 * Type-ahead in a short list: characters, full pinyin or initials, anywhere in the text. For pickers; the intake line itself
 * uses the tree of words.
 */
import { match } from "pinyin-pro";

/** Whether what was typed means this text; an empty query means every text. */
export function matchesBySound(text: string, query: string): boolean {
  const asked = query.trim().toLowerCase();
  if (asked === "" || text.toLowerCase().includes(asked)) return true;
  return match(text, asked.replaceAll(" ", ""), { continuous: true }) !== null;
}
