/**
 * The files of a catalogue folder as text and as numbered rows. Used by `read-catalog.ts` only. Takes what Excel writes in
 * a Chinese office: UTF-8 with or without a byte order mark, else GB18030. Spaces around a cell are dropped, further
 * columns are left unread, empty lines keep their number. A file that cannot be read is a problem, never a fault.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import Papa from "papaparse";
import type { RefusalParam } from "../../shared/kernel/refusal.ts";

/** What of a catalogue could not go in, and where somebody finds it. Words: `catalog.problem.<code>`. */
export interface CatalogProblem {
  readonly file: string;
  /** Line as a spreadsheet counts it (1 is the head); 0 means the whole file, and always in JSON. */
  readonly row: number;
  /** Column head, or the path inside a JSON file; empty where no single one is to blame. */
  readonly column: string;
  readonly code: string;
  readonly params: Readonly<Record<string, RefusalParam>>;
}

export type Report = (problem: CatalogProblem) => void;

/** One line of a table, by column head. */
export interface TableRow {
  readonly file: string;
  readonly row: number;
  readonly cell: (column: string) => string;
}

/** Text of a file whatever its encoding; undefined, and reported, where there is no such file. */
export function readText(folder: string, file: string, report: Report): string | undefined {
  try {
    return decode(readFileSync(join(folder, file)));
  } catch (cause) {
    report(unreadable(file, cause));
    return undefined;
  }
}

/** The problem of a file or folder that the disk does not give. */
export function unreadable(file: string, cause: unknown): CatalogProblem {
  return { file, row: 0, column: "", code: "file-unreadable", params: { reason: cause instanceof Error ? cause.message : "" } };
}

// Valid UTF-8 is practically never GB18030 by accident, so UTF-8 is tried first; TextDecoder drops the byte order mark.
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, "gb18030");
  }
}

/** Value of a JSON file; undefined, and reported, where it is none. */
export function readJson(folder: string, file: string, report: Report): unknown {
  const text = readText(folder, file, report);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    report({ ...unreadable(file, cause), code: "json-broken" });
    return undefined;
  }
}

/** Rows of a table that has all of `columns`; none, and reported, where one is missing. */
export function readTable(folder: string, file: string, columns: readonly string[], report: Report): TableRow[] {
  const text = readText(folder, file, report);
  if (text === undefined) return [];
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ",", skipEmptyLines: false });
  const broken = new Set(errors.map((one) => (one.row ?? 0) + 1));
  const head = (data[0] ?? []).map((cell) => cell.trim());
  const missing = columns.filter((column) => !head.includes(column));
  for (const column of missing) report({ file, row: 1, column, code: "column-missing", params: {} });
  if (missing.length > 0) return [];
  const rows = data
    .map((cells, index) => rowOf(file, index + 1, head, cells))
    .filter((row) => row.row > 1 && columns.some((column) => row.cell(column) !== ""));
  for (const row of rows.filter((one) => broken.has(one.row))) report({ file, row: row.row, column: "", code: "quote-open", params: {} });
  return rows.filter((row) => !broken.has(row.row));
}

function rowOf(file: string, row: number, head: readonly string[], cells: readonly string[]): TableRow {
  return { file, row, cell: (column) => (cells[head.indexOf(column)] ?? "").trim() };
}
