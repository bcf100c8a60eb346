/** A point table from its file to rows that can go in and problems that name row and column. Used by `import-points.ts`. */
import { definePoint } from "../../../shared/alarm/define-point.ts";
import type { Point } from "../../../shared/alarm/point.ts";
import { columnOfPath, neededColumns, pointColumns, pointRow } from "../../catalog/point-row.ts";
import type { PointCell, PointColumn } from "../../catalog/point-row.ts";
import { readFileBytes } from "../tickets/file-bytes.ts";
import { fileProblem, isProblem } from "../tickets/problem.ts";
import type { FileProblem, RowProblem } from "../tickets/problem.ts";
import { readTable } from "../tickets/read-table.ts";
import type { Table, TableRow } from "../tickets/read-table.ts";

export interface PlannedPoint {
  readonly row: number;
  readonly body: Point;
}

export interface PointTable {
  readonly rowsRead: number;
  readonly points: readonly PlannedPoint[];
  readonly wrong: readonly RowProblem[];
  /** How the file calls a column. */
  readonly headOf: (column: PointColumn) => string;
}

/** Longest piece of a wrong cell that a report repeats. */
const shownMax = 40;

export async function readPoints(path: string): Promise<PointTable | FileProblem> {
  const file = await readFileBytes(path);
  if (isProblem(file)) return file;
  const table = await readTable(file, { header: true });
  return isProblem(table) ? table : planned(table);
}

function planned(table: Table): PointTable | FileProblem {
  const head = (table.head ?? []).map((one) => one.replace(/^\uFEFF/u, ""));
  const indexOf = (column: PointColumn) => head.findIndex((one) => one === column || one === pointColumns[column]);
  const missing = neededColumns.filter((column) => indexOf(column) === -1);
  if (missing.length > 0) return fileProblem("columns-missing", { columns: missing, has: head.slice(0, 60) });
  const headOf = (column: PointColumn) => head[indexOf(column)] ?? column;
  const points: PlannedPoint[] = [];
  const wrong: RowProblem[] = [];
  const firstRow = new Map<string, number>();
  for (const row of table.rows) {
    const cell: PointCell = (column) => (row.cells[indexOf(column)] ?? "").trim();
    const found = problemOf(row, cell, headOf);
    const first = firstRow.get(cell("id"));
    if (found !== undefined) wrong.push(found);
    else if (first !== undefined) wrong.push({ row: row.row, column: headOf("id"), code: "point-twice", params: { value: cell("id"), first } });
    else points.push({ row: row.row, body: definePoint.body.parse(pointRow(cell)) });
    firstRow.set(cell("id"), first ?? row.row);
  }
  return { rowsRead: table.rows.length, points, wrong, headOf };
}

function problemOf({ row }: TableRow, cell: PointCell, headOf: (column: PointColumn) => string): RowProblem | undefined {
  const [issue] = definePoint.body.safeParse(pointRow(cell)).error?.issues ?? [];
  if (issue === undefined) return undefined;
  const path = issue.path.map(String);
  const column = columnOfPath[path.slice(0, 2).join(".")] ?? (path[0] === "source" ? "source" : path[0] === "test" ? "high" : path[0] as PointColumn);
  const value = cell(column).slice(0, shownMax);
  if (value === "") return { row, column: headOf(column), code: "cell-empty", params: {} };
  if (issue.code === "invalid_value") return { row, column: headOf(column), code: "not-one-of", params: { value, allowed: issue.values.map(String) } };
  if (issue.code === "invalid_union") return { row, column: headOf(column), code: "not-one-of", params: { value, allowed: ["mqtt", "modbus"] } };
  return { row, column: headOf(column), code: "cell-wrong", params: { value } };
}
