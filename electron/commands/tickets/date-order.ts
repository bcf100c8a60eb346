/** Which order day and month have in this file: said beforehand, proved by the file, contradictory in it, or to be asked. */
import type { ColumnReader } from "./column-reader.ts";
import type { DateOrder, Field } from "./map.ts";
import type { TableRow } from "./read-table.ts";
import { orderEvidence } from "./read-date.ts";

const dateFields = ["created", "closed", "due"] as const satisfies readonly Field[];

/** A cell that shows something, with its place. */
export interface DateExample {
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

export type OrderFinding =
  /** `by` proves it; undefined where the file has no date with the year last, or where somebody said so. */
  | { readonly kind: "known"; readonly order: DateOrder; readonly by: DateExample | undefined }
  | { readonly kind: "contradictory"; readonly dmy: DateExample; readonly mdy: DateExample }
  | { readonly kind: "ambiguous"; readonly example: DateExample };

/** `said` is the answer given beforehand, by the map or on the command line. */
export function findDateOrder(rows: readonly TableRow[], columns: ColumnReader, said: DateOrder | undefined): OrderFinding {
  if (said !== undefined) return { kind: "known", order: said, by: undefined };
  const first: { [K in "dmy" | "mdy" | "both"]?: DateExample } = {};
  for (const row of rows) {
    for (const field of dateFields) {
      const value = columns.text(row, field);
      const evidence = orderEvidence(value);
      if (evidence !== "none") first[evidence] ??= { row: row.row, column: columns.name(field), value };
    }
  }
  const { dmy, mdy, both } = first;
  if (dmy !== undefined && mdy !== undefined) return { kind: "contradictory", dmy, mdy };
  if (dmy !== undefined) return { kind: "known", order: "dmy", by: dmy };
  if (mdy !== undefined) return { kind: "known", order: "mdy", by: mdy };
  return both === undefined ? { kind: "known", order: "ymd", by: undefined } : { kind: "ambiguous", example: both };
}
