/** What a tool says of a data folder that it cannot work with: a sentence and code 4, never the place in the program. */
import { CannotOpen } from "../store/health-open.ts";
import { troubleOf } from "../store/health-trouble.ts";
import type { Words } from "../words.ts";

/** Code with which a tool or a headless desk ends when its data cannot be used. */
export const cannotOpenCode = 4;

/** Runs a tool's work; a damaged, locked, unwritable or full folder is said in words. Other faults are bugs, and thrown. */
export async function orSayTrouble(words: Words, folder: string, work: () => number | Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (fault) {
    const trouble = fault instanceof CannotOpen ? fault.trouble : troubleOf(fault);
    if (trouble === undefined) throw fault;
    console.error(words.say(trouble === "damaged" ? "tool.damaged" : `health.cannot-open.${trouble}`, { folder }));
    return cannotOpenCode;
  }
}
