/** A file from its bytes to a plan: read, mapped, its dates understood, every row checked. The import and the replay begin with it. */
import { readWords } from "../words.ts";
import type { Words } from "../../words.ts";
import { readColumns } from "./column-reader.ts";
import { findDateOrder } from "./date-order.ts";
import type { DateExample } from "./date-order.ts";
import { eventsToRequests } from "./events-to-requests.ts";
import { readFileBytes } from "./file-bytes.ts";
import { mapForHead, readMap } from "./map.ts";
import type { DateOrder, ImportMap } from "./map.ts";
import { planImport } from "./plan-import.ts";
import type { ImportPlan } from "./plan-import.ts";
import { fileProblem, isProblem } from "./problem.ts";
import type { FileProblem } from "./problem.ts";
import { readTable } from "./read-table.ts";
import type { Table } from "./read-table.ts";
import { zoneClock } from "./zone-time.ts";

export interface PlanOptions {
  readonly path: string;
  /** Path or name of a map; undefined: found by the column heads. */
  readonly map: string | undefined;
  readonly dates: DateOrder | undefined;
  readonly words: Words;
  readonly say: (line: string) => void;
  /** Asks for the order of day and month; undefined where nobody can be asked. */
  readonly ask: ((example: DateExample) => Promise<DateOrder | undefined>) | undefined;
}

/** The plan, or why nothing of the file can go in. Says what it found out about the file. */
export async function readPlan(options: PlanOptions): Promise<ImportPlan | FileProblem> {
  const file = await readFileBytes(options.path);
  if (isProblem(file)) return file;
  const named = options.map === undefined ? undefined : readMap(options.map);
  if (named !== undefined && isProblem(named)) return named;
  const table = await readTable(file, named ?? { header: true });
  if (isProblem(table)) return table;
  const found = named === undefined ? mapForHead(table.head ?? []) : { name: options.map ?? "", map: named };
  if (found === undefined) return fileProblem("map-needed", { file: file.name, has: (table.head ?? []).slice(0, 60) });
  return mapped(table, found, options);
}

interface Found {
  readonly name: string;
  readonly map: ImportMap;
}

async function mapped(read: Table, found: Found, options: PlanOptions): Promise<ImportPlan | FileProblem> {
  const { words, say } = options;
  const asRead = readColumns(read, found.map);
  if (isProblem(asRead)) return asRead;
  const { table, map } = found.map.rows === "event" ? eventsToRequests(read, asRead, found.map) : { table: read, map: found.map };
  const columns = readColumns(table, map);
  if (isProblem(columns)) return columns;
  const finding = findDateOrder(table.rows, columns, options.dates ?? map.dates);
  if (finding.kind === "contradictory") return fileProblem("dates-contradictory", twoExamples(finding));
  const answered = finding.kind === "known" ? finding.order : await options.ask?.(finding.example);
  if (answered === undefined) return fileProblem("dates-ambiguous", finding.kind === "ambiguous" ? { ...finding.example } : {});
  const by = finding.kind === "known" && finding.by !== undefined ? words.say("import.order-by", { ...finding.by }) : "";
  if (found.map.rows === "event") say(words.say("import.grouped", { events: read.rows.length, requests: table.rows.length }));
  say(words.say("import.read", { rows: table.rows.length, form: table.form, map: found.name, zone: map.zone, order: words.say(`import.order.${answered}`), by }));
  const noPlace = { zh: readWords("zh-CN").say("import.no-place"), en: readWords("en").say("import.no-place") };
  return planImport(table, { map, columns, order: answered, clock: zoneClock(map.zone), nowMs: Date.now(), noPlace });
}

function twoExamples({ dmy, mdy }: { readonly dmy: DateExample; readonly mdy: DateExample }) {
  return { row: dmy.row, column: dmy.column, value: dmy.value, otherRow: mdy.row, otherColumn: mdy.column, otherValue: mdy.value };
}
