/**
 * A file with one row for each thing that happened to a request, turned into one row for each request: created with its
 * first row, ended with the last one whose status means done.
 */
import type { ColumnReader } from "./column-reader.ts";
import type { ImportMap } from "./map.ts";
import type { Table, TableRow } from "./read-table.ts";

export function eventsToRequests(table: Table, columns: ColumnReader, map: ImportMap): { readonly table: Table; readonly map: ImportMap } {
  const eventsByKey = new Map<string, TableRow[]>();
  for (const row of table.rows) {
    // Rows without a key stay apart, each to be reported.
    const key = columns.text(row, "key") || `\n${row.row}`;
    eventsByKey.set(key, [...(eventsByKey.get(key) ?? []), row]);
  }
  const rows = [...eventsByKey.values()].flatMap(([first, ...later]): TableRow[] => {
    if (first === undefined) return [];
    const done = [first, ...later].findLast((row) => map.closedStatus.includes(columns.text(row, "status")));
    return [{ row: first.row, cells: [...first.cells, done === undefined ? "" : columns.text(done, "created", " ")] }];
  });
  const { status: _status, ...others } = map.columns;
  const endColumn = columns.width + 1;
  return {
    table: { ...table, head: table.head === null ? null : [...table.head, "→"], rows },
    map: { ...map, columns: { ...others, closed: [endColumn] }, closedStatus: [] },
  };
}
