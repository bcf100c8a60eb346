/** Finds the columns that a map names in a table, and reads a row's cells by what they mean. */
import type { ColumnName, Field, ImportMap } from "./map.ts";
import { fileProblem } from "./problem.ts";
import type { FileProblem } from "./problem.ts";
import type { Table, TableRow } from "./read-table.ts";

export interface ColumnReader {
  /** How many cells a whole row has. */
  readonly width: number;
  /** Text of a field; its columns joined, what is empty left out. */
  text(row: TableRow, field: Field, joint?: string): string;
  /** Long text of a field as it stands, its columns below each other. */
  whole(row: TableRow, field: Field): string;
  /** Text of the last column of a field, as it stands. */
  last(row: TableRow, field: Field): string;
  /** How the file calls the column of a field, for reports. */
  name(field: Field): string;
}

/** The reader, or which columns the file does not have. */
export function readColumns(table: Table, map: ImportMap): ColumnReader | FileProblem {
  const indexes = new Map<Field, readonly number[]>();
  const missing: string[] = [];
  const width = table.head?.length ?? mostCommon(table.rows.map(({ cells }) => cells.length));
  for (const [field, names] of Object.entries(map.columns) as [Field, readonly ColumnName[] | undefined][]) { // the schema's own keys
    const found = (names ?? []).map((name) => indexOf(name, table.head, width));
    missing.push(...(names ?? []).filter((_name, at) => found[at] === -1).map(String));
    if (names !== undefined) indexes.set(field, found);
  }
  if (missing.length > 0) return fileProblem("columns-missing", { columns: missing, has: (table.head ?? []).slice(0, 60) });
  const at = (field: Field) => indexes.get(field) ?? [];
  return {
    width,
    text: (row, field, joint = ", ") => at(field).map((index) => (row.cells[index] ?? "").trim()).filter((cell) => cell !== "").join(joint),
    whole: (row, field) => at(field).map((index) => row.cells[index] ?? "").filter((cell) => cell.trim() !== "").join("\n"),
    last: (row, field) => row.cells[at(field).at(-1) ?? -1] ?? "",
    name: (field) => at(field).map((index) => table.head?.[index] ?? String(index + 1)).join(" + "),
  };
}

function indexOf(name: ColumnName, head: readonly string[] | null, width: number): number {
  if (typeof name === "string") return head?.indexOf(name) ?? -1;
  return name <= width ? name - 1 : -1;
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}
