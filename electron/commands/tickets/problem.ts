/**
 * What stands in the way of an import, or is odd about it: a code and its parameters, put into words by the tool
 * (`resources/words`, key `import.problem.<code>`, and `import.mend.<code>` for how to mend it). Files and rows are read
 * into values; nothing here is thrown.
 */
import type { WordParams } from "../../words.ts";

/** Concerns the whole file: nothing of it goes in. */
export interface FileProblem {
  readonly code: string;
  readonly params: WordParams;
}

/** Concerns one row. */
export interface RowProblem extends FileProblem {
  /** Row as a spreadsheet counts it, the head included; from 1. */
  readonly row: number;
  /** Column as the file calls it, or its number; empty where it is the whole row. */
  readonly column: string;
}

export function fileProblem(code: string, params: WordParams = {}): FileProblem {
  return { code, params };
}

/** Tells a problem from what was wanted. */
export function isProblem(value: object): value is FileProblem {
  return "code" in value && "params" in value;
}
