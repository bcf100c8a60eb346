/** A whole table as tickets to bring in, rows that cannot go in, and keys that stand in the file twice. Decides nothing, writes nothing. */
import type { RowProblem } from "./problem.ts";
import type { Table, TableRow } from "./read-table.ts";
import { rowToTicket } from "./row-to-ticket.ts";
import type { PlannedTicket, RowContext } from "./row-to-ticket.ts";

export interface RejectedRow {
  readonly problem: RowProblem;
  readonly cells: readonly string[];
}

export interface ImportPlan {
  readonly rowsRead: number;
  readonly tickets: readonly PlannedTicket[];
  readonly rejected: readonly RejectedRow[];
  /** Rows whose key an earlier row of the file has; that one goes in. */
  readonly repeats: readonly RowProblem[];
}

export function planImport(table: Table, context: RowContext): ImportPlan {
  const tickets: PlannedTicket[] = [];
  const rejected: RejectedRow[] = [];
  const repeats: RowProblem[] = [];
  const firstByKey = new Map<string, TableRow>();
  for (const row of table.rows) {
    const planned = rowToTicket(row, context);
    if ("code" in planned) {
      rejected.push({ problem: planned, cells: row.cells });
      continue;
    }
    const first = firstByKey.get(planned.key);
    if (first === undefined) {
      firstByKey.set(planned.key, row);
      tickets.push(planned);
    } else repeats.push(repeatOf(row, first, { key: planned.key, column: context.columns.name("key") }));
  }
  return { rowsRead: table.rows.length, tickets, rejected, repeats };
}

function repeatOf(row: TableRow, first: TableRow, { key, column }: { readonly key: string; readonly column: string }): RowProblem {
  const isSame = row.cells.length === first.cells.length && row.cells.every((cell, index) => cell === first.cells[index]);
  return { code: isSame ? "repeat-same" : "repeat-differs", row: row.row, column, params: { value: key, first: first.row } };
}
