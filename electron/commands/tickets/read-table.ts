/**
 * A file of requests as rows of text cells, whatever it is: CSV, TSV, JSON, XLSX. Rows keep the number a spreadsheet
 * would give them; empty ones are left out. What cannot be read as a whole is a problem, never half a table.
 */
import Papa from "papaparse";
import { readSheet } from "read-excel-file/node";
import { z } from "zod";
import { decodeText } from "./decode-text.ts";
import type { FileBytes } from "./file-bytes.ts";
import { fileProblem, isProblem } from "./problem.ts";
import type { FileProblem } from "./problem.ts";

export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** What it is, for the report: CSV, UTF-8. */
  readonly form: readonly string[];
  /** Column heads; null where the file has none. */
  readonly head: readonly string[] | null;
  readonly rows: readonly TableRow[];
}

export interface TableOptions {
  readonly header: boolean;
  /** Undefined: found out from the text. */
  readonly delimiter?: string | undefined;
}

export async function readTable(file: FileBytes, options: TableOptions): Promise<Table | FileProblem> {
  const table = file.kind === "xlsx" ? await readWorkbook(file, options) : readText(file, options);
  if (isProblem(table)) return table;
  return table.rows.length === 0 ? fileProblem("no-rows", { file: file.name }) : table;
}

function readText(file: FileBytes, options: TableOptions): Table | FileProblem {
  const decoded = decodeText(file.bytes, file.name);
  if (isProblem(decoded)) return decoded;
  const form = [file.kind.toUpperCase(), decoded.encoding];
  return file.kind === "json" ? readJson(decoded.text, file.name, form) : readSeparated(decoded.text, file, { ...options, form });
}

function readSeparated(text: string, file: FileBytes, { header, delimiter, form }: TableOptions & { readonly form: readonly string[] }): Table | FileProblem {
  const looksLikeJson = /^\s*[[{]\s*["{[]/u.test(text);
  if (looksLikeJson) return fileProblem("is-json", { file: file.name });
  const { data, errors, meta } = Papa.parse<string[]>(text, {
    delimiter: delimiter ?? (file.kind === "tsv" ? "\t" : ""), delimitersToGuess: [",", ";", "\t", "|"], skipEmptyLines: false,
  });
  const open = errors.find((error) => error.code === "MissingQuotes");
  if (open !== undefined) return fileProblem("quote-open", { file: file.name, row: (open.row ?? 0) + 1 });
  const rows = data.map((cells, index) => ({ row: index + 1, cells }));
  const separator = meta.delimiter === "," ? [] : [meta.delimiter === "\t" ? "Tab" : meta.delimiter];
  return asTable(rows, header, [...form, ...separator]);
}

function asTable(rows: readonly TableRow[], header: boolean, form: readonly string[]): Table {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const [first, ...rest] = filled;
  if (!header || first === undefined) return { form, head: null, rows: filled };
  return { form, head: first.cells.map((cell) => cell.trim()), rows: rest };
}

const record = z.record(z.string(), z.unknown());
const records = z.union([z.array(z.unknown()), z.looseObject({ data: z.array(z.unknown()) }).transform(({ data }) => data)]);

function readJson(text: string, file: string, form: readonly string[]): Table | FileProblem {
  const value = parseJson(text);
  if (value === undefined) return fileProblem(/[\]}]\s*$/u.test(text) ? "json-broken" : "json-cut", { file });
  const list = records.safeParse(value.parsed);
  if (!list.success) return fileProblem("json-no-list", { file });
  const objects = list.data.map((one) => record.safeParse(one).data);
  const head = [...new Set(objects.flatMap((one) => Object.keys(one ?? {})))];
  // What is no object becomes an empty row, which is then reported as one without a key.
  const rows = objects.map((one, index) => ({ row: index + 1, cells: head.map((column) => cellText(one?.[column])) }));
  return { form, head, rows };
}

function parseJson(text: string): { readonly parsed: unknown } | undefined {
  try {
    return { parsed: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

async function readWorkbook(file: FileBytes, { header }: TableOptions): Promise<Table | FileProblem> {
  try {
    const sheet = await readSheet(file.bytes, 1, { parseNumber: (text) => text, trim: false });
    return asTable(sheet.map((cells, index) => ({ row: index + 1, cells: cells.map(cellText) })), header, ["XLSX"]);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    return fileProblem(code === "INVALID_ZIP" ? "cut" : "not-excel", { file: file.name });
  }
}

/** A cell as text; a workbook's date as civil time, which is what it is. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 19);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
