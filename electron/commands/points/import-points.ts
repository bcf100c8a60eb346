/**
 * `npm run import -- points FILE`: a point table goes into the house. The same file again changes nothing; good rows never
 * wait for bad ones; each bad one is told by row and column, with how to mend it. Called by `import.ts` and by tests.
 */
import { writeFileSync } from "node:fs";
import Papa from "papaparse";
import { alarm } from "../../../shared/alarm/state.ts";
import type { Refusal } from "../../../shared/kernel/refusal.ts";
import type { PointColumn } from "../../catalog/point-row.ts";
import type { Core } from "../../core.ts";
import { asHub } from "../open-desk.ts";
import { isProblem } from "../tickets/problem.ts";
import type { RowProblem } from "../tickets/problem.ts";
import type { Words } from "../../words.ts";
import { readPoints } from "./read-points.ts";
import type { PlannedPoint, PointTable } from "./read-points.ts";

export interface ImportPointsOptions {
  readonly path: string;
  readonly isDryRun: boolean;
  readonly rejectsPath: string | undefined;
  readonly dataFolder: string;
  readonly words: Words;
  readonly say: (line: string) => void;
}

interface Done {
  readonly fresh: number;
  readonly changed: number;
  readonly same: number;
  readonly wrong: readonly RowProblem[];
}

/** Exit code of the tool: 0 in, 1 nothing went in because of the file, 3 because of the folder. */
export async function importPoints(options: ImportPointsOptions): Promise<number> {
  const { path, dataFolder, words, say } = options;
  const table = await readPoints(path);
  if (isProblem(table)) {
    say(words.say(`import.file.${table.code}`, table.params));
    say(words.say("import.nothing-written"));
    return 1;
  }
  if (options.isDryRun) return report(table, { fresh: table.points.length, changed: 0, same: 0, wrong: table.wrong }, options);
  return asHub(dataFolder, options, (core) => report(table, submitPoints(table, core), options));
}

/** Rows whose upstream stands further down go again after it, for as long as that brings some in. */
export function submitPoints(table: PointTable, core: Pick<Core, "desk" | "store">): Done {
  const counts = { fresh: 0, changed: 0, same: 0 };
  const wrong = [...table.wrong];
  let waiting = table.points;
  for (let before = Number.POSITIVE_INFINITY; waiting.length > 0;) {
    const isLast = waiting.length >= before;
    before = waiting.length;
    waiting = waiting.filter((point) => {
      const refusal = refusalOf(point, core, counts);
      if (refusal?.code === "alarm.upstream-unknown" && !isLast) return true;
      if (refusal !== undefined) wrong.push(problemOf(point, refusal, table));
      return false;
    });
  }
  return { ...counts, wrong: wrong.toSorted((one, other) => one.row - other.row) };
}

function refusalOf({ body }: PlannedPoint, { desk, store }: Pick<Core, "desk" | "store">, counts: { fresh: number; changed: number; same: number }): Refusal | undefined {
  const before = store.state.get(alarm.name, body.id);
  const answer = desk.submit({ command: "alarm.define-point", body, actor: "import", byMachine: true });
  if (answer.kind === "refused") return answer.refusal;
  const after = store.state.get(alarm.name, body.id);
  counts[before === undefined ? "fresh" : before === after ? "same" : "changed"] += 1;
  return undefined;
}

const columnOfRefusal: Readonly<Record<string, PointColumn>> = {
  "place.unknown": "placeId", "equipment.unknown": "equipmentId", "service.unknown": "ticketServiceId", "alarm.upstream-unknown": "upstreamId", "alarm.upstream-self": "upstreamId",
};

function problemOf({ row }: PlannedPoint, refusal: Refusal, { headOf }: PointTable): RowProblem {
  const column = columnOfRefusal[refusal.code];
  return { row, column: column === undefined ? "" : headOf(column), code: `refusal.${refusal.code}`, params: refusal.params };
}

function report(table: PointTable, done: Done, { isDryRun, rejectsPath, words, say }: ImportPointsOptions): number {
  const { fresh, changed, same, wrong } = done;
  say(words.say(isDryRun ? "import.points.would" : "import.points.done", { fresh, changed, same, wrong: wrong.length, rows: table.rowsRead }));
  for (const problem of wrong) say(words.say("import.line", { row: problem.row, column: problem.column, reason: reasonOf(problem, words), mend: mendOf(problem, words) }).trimEnd());
  if (rejectsPath === undefined) return 0;
  const head = ["row", "column", "reason", "mend"].map((key) => words.say(`import.rejects-head.${key}`));
  writeFileSync(rejectsPath, `\uFEFF${Papa.unparse([head, ...wrong.map((one) => [String(one.row), one.column, reasonOf(one, words), mendOf(one, words)])])}`);
  say(words.say("import.rejects-saved", { file: rejectsPath }));
  return 0;
}

function reasonOf({ code, params }: RowProblem, words: Words): string {
  const own = `import.points.problem.${code}`;
  return code.startsWith("refusal.") ? words.say(code, params) : words.say(words.has(own) ? own : `import.problem.${code}`, params);
}

function mendOf({ code, params }: RowProblem, words: Words): string {
  const own = `import.points.mend.${code.replace(/^refusal\./u, "")}`;
  return words.has(own) ? words.say(own, params) : "";
}
