/** When a row's request was made, when it ended, until when it was promised; and which of these times cannot be. */
import { timeMs } from "../../../shared/kernel/text.ts";
import { dayMs } from "../../../shared/kernel/time.ts";
import { closedBeforeCreated } from "../../../shared/ticket/import.ts";
import type { ColumnReader } from "./column-reader.ts";
import type { DateOrder, Field, ImportMap } from "./map.ts";
import type { RowProblem } from "./problem.ts";
import { readDate } from "./read-date.ts";
import type { TableRow } from "./read-table.ts";
import type { ZoneClock } from "./zone-time.ts";

export interface TimesContext {
  readonly map: ImportMap;
  readonly columns: ColumnReader;
  readonly order: DateOrder;
  readonly clock: ZoneClock;
  readonly nowMs: number;
}

export interface RowTimes {
  readonly createdAtMs: number;
  readonly closedAtMs: number | null;
  readonly dueAtMs: number | null;
  /** Codes of clock anomalies; they go into the ticket. */
  readonly anomalies: readonly string[];
  /** The same and lesser oddities, for the report. */
  readonly warnings: readonly RowProblem[];
}

/** Done, says the file, but not when. */
export const closedTimeUnknown = "closed-time-unknown";
/** Made later than this machine's clock by more than a day. */
export const createdInFuture = "created-in-future";

export function readTimes(row: TableRow, context: TimesContext): RowTimes | RowProblem {
  const createdAtMs = readTime(row, "created", context);
  if (createdAtMs === null || typeof createdAtMs === "object") return createdAtMs ?? oddity("created-missing", row, "created", context);
  const endedAtMs = readTime(row, "closed", context);
  if (endedAtMs !== null && typeof endedAtMs === "object") return endedAtMs;
  const dueAtMs = readTime(row, "due", context);
  if (dueAtMs !== null && typeof dueAtMs === "object") return dueAtMs;
  const isDone = context.map.closedStatus.includes(context.columns.text(row, "status"));
  const anomalies = [
    endedAtMs !== null && endedAtMs < createdAtMs && oddity(closedBeforeCreated, row, "closed", context),
    endedAtMs === null && isDone && oddity(closedTimeUnknown, row, "status", context),
    createdAtMs > context.nowMs + dayMs && oddity(createdInFuture, row, "created", context),
  ].filter((one) => one !== false);
  const contradicts = endedAtMs !== null && !isDone && context.map.closedStatus.length > 0;
  return {
    createdAtMs, dueAtMs, closedAtMs: endedAtMs ?? (isDone ? createdAtMs : null), anomalies: anomalies.map(({ code }) => code),
    warnings: contradicts ? [...anomalies, oddity("status-contradicts", row, "status", context)] : anomalies,
  };
}

/** Null where the cell is empty. */
function readTime(row: TableRow, field: Field, context: TimesContext): number | null | RowProblem {
  const text = context.columns.text(row, field, " ");
  if (text === "") return null;
  const atMs = readDate(text, context.order, context.clock);
  if (atMs === undefined) return oddity("date-unreadable", row, field, context);
  return timeMs.safeParse(atMs).success ? atMs : oddity("date-out-of-range", row, field, context);
}

/** Something about one cell, shown with what stands in it. */
export function oddity(code: string, row: TableRow, field: Field, { columns, order }: Pick<TimesContext, "columns" | "order">): RowProblem {
  return { code, row: row.row, column: columns.name(field), params: { value: columns.text(row, field).slice(0, shownMax), order } };
}

/** Enough of a cell to recognise it by. Unit: UTF-16 units. */
const shownMax = 60;
