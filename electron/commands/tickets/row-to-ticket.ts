/**
 * One row of a file as the command `ticket.import`, with what is odd about it; or why it cannot go in, with its column.
 * Same source and key, same command id: importing again changes nothing.
 */
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { CommandBodies } from "../../../shared/house.ts";
import type { Bilingual } from "../../../shared/kernel/text.ts";
import { longTextMax, nameMax, unprintableAt } from "../../../shared/kernel/text.ts";
import { importTicket } from "../../../shared/ticket/import.ts";
import type { Request } from "../../desk.ts";
import type { Field } from "./map.ts";
import type { RowProblem } from "./problem.ts";
import type { TableRow } from "./read-table.ts";
import { oddity, readTimes } from "./row-times.ts";
import type { RowTimes, TimesContext } from "./row-times.ts";
import { decodedOnce } from "./twice-encoded.ts";

export interface RowContext extends TimesContext {
  /** What stands where a file says no place. */
  readonly noPlace: Bilingual;
}

export interface PlannedTicket extends Pick<RowTimes, "createdAtMs" | "closedAtMs" | "anomalies" | "warnings"> {
  readonly row: number;
  readonly key: string;
  readonly request: Request;
}

type Body = CommandBodies["ticket.import"];

const fields = ["key", "created", "type", "closed", "due", "matter", "place", "text", "callerName", "callerPhone", "result", "status", "priority"] as const satisfies readonly Field[];
const needed = ["key", "created", "type"] as const satisfies readonly Field[];

export function rowToTicket(read: TableRow, context: RowContext): PlannedTicket | RowProblem {
  const row = { row: read.row, cells: read.cells.map(decodedOnce) };
  const missing = needed.find((field) => context.columns.text(row, field) === "");
  if (missing !== undefined) return oddity(`${missing}-missing`, row, missing, context);
  const times = readTimes(row, context);
  if ("code" in times) return times;
  const key = context.columns.text(row, "key");
  const shifted = shiftsOf(row, context);
  const body = bodyOf(row, times, context);
  const kept = shifted.length === 0 ? body : { ...body, said: withWholeRow(body.said, row) };
  const commandId = commandIdOf(context.map.source, key);
  return whyNot(kept, row, context) ?? {
    row: row.row, key, createdAtMs: times.createdAtMs, closedAtMs: times.closedAtMs, anomalies: times.anomalies,
    warnings: [...times.warnings, ...shifted, ...cutsOf(row, context), ...mendedOf(read, row, context)],
    request: { command: "ticket.import", actor: "import", byMachine: true, commandId, observedAtMs: times.createdAtMs, body: kept },
  };
}

/** Same source and key, same command, on every machine and at every time. */
export function commandIdOf(source: string, key: string): string {
  return `import-${createHash("sha256").update(`${source}\n${key}`).digest("hex").slice(0, 32)}`;
}

function bodyOf(row: TableRow, { closedAtMs, dueAtMs, anomalies }: RowTimes, { map, columns, noPlace }: RowContext): Body {
  const type = columns.text(row, "type");
  const where = columns.text(row, "place");
  const due = dueAtMs === null ? null : { acceptByMs: dueAtMs, respondByMs: dueAtMs, arriveByMs: dueAtMs, finishByMs: dueAtMs };
  return {
    origin: `${map.source}:${columns.text(row, "key")}`, priority: map.priorities[columns.text(row, "priority")] ?? map.priority,
    place: where === "" ? { id: null, ...noPlace } : { id: null, zh: where, en: where },
    service: { id: null, zh: type, en: type, lifeSafety: false },
    matter: [...matterOf(row, columns)].slice(0, nameMax).join(""), said: columns.whole(row, "text"),
    caller: { name: columns.text(row, "callerName"), phone: columns.text(row, "callerPhone") },
    due, closedAtMs, result: columns.whole(row, "result"), anomalies: [...anomalies],
  };
}

function matterOf(row: TableRow, columns: RowContext["columns"]): string {
  return columns.text(row, "matter") || columns.text(row, "type");
}

/** Signs that the cells of a row stand in the wrong columns. */
function shiftsOf(row: TableRow, context: RowContext): readonly RowProblem[] {
  const { map, columns } = context;
  const { placePattern } = map;
  const isOddPlace = placePattern !== undefined && !new RegExp(`^(?:${placePattern})$`, "u").test(columns.last(row, "place"));
  const isOddWidth = row.cells.length !== columns.width;
  return [
    ...(isOddPlace ? [oddity("place-odd", row, "place", context)] : []),
    ...(isOddWidth ? [{ code: "width-odd", row: row.row, column: "", params: { has: row.cells.length, width: columns.width } }] : []),
  ];
}

function cutsOf(row: TableRow, context: RowContext): readonly RowProblem[] {
  const isCut = [...matterOf(row, context.columns)].length > nameMax;
  return isCut ? [oddity("matter-cut", row, context.map.columns.matter === undefined ? "type" : "matter", context)] : [];
}

/** The first column whose encoding was put right. */
function mendedOf(read: TableRow, row: TableRow, context: RowContext): readonly RowProblem[] {
  if (row.cells.every((cell, index) => cell === read.cells[index])) return [];
  const field = fields.find((one) => context.columns.text(row, one) !== context.columns.text(read, one));
  return field === undefined ? [] : [oddity("encoding-mended", row, field, context)];
}

/** A row that may have shifted keeps all its cells in what was said, so that somebody can set it right. */
function withWholeRow(said: string, row: TableRow): string {
  const whole = [said, row.cells.join(" | ")].filter((part) => part !== "").join("\n");
  return [...whole].slice(0, longTextMax).join("");
}

// Where a part of the command comes from.
const fieldOf: Readonly<Record<string, Field>> = {
  origin: "key", matter: "matter", said: "text", service: "type", place: "place", "caller.name": "callerName", "caller.phone": "callerPhone", result: "result",
};

/** What the verb has against it, put at its column. */
function whyNot(body: Body, row: TableRow, context: RowContext): RowProblem | undefined {
  const issue = importTicket.body.safeParse(body).error?.issues[0];
  if (issue === undefined) return undefined;
  const [first = "", second = ""] = issue.path.map(String);
  const field = fieldOf[`${first}.${second}`] ?? fieldOf[first] ?? "key";
  const known = context.map.columns[field] === undefined && field === "matter" ? "type" : field;
  return { ...oddity(codeOf(issue), row, known, context), params: { max: maxOf(issue), at: unprintableAt(context.columns.whole(row, known)) } };
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.message === "control-character") return "control-character";
  return issue.code === "too_big" ? "too-long" : "cell-wrong";
}

function maxOf(issue: z.core.$ZodIssue): number {
  return issue.code === "too_big" ? Number(issue.maximum) : 0;
}
