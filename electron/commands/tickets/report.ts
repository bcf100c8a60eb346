/** What an import tells at its end: every row accounted for, what was odd, what could not go in and how to mend it. */
import Papa from "papaparse";
import type { Words } from "../../words.ts";
import { durationText } from "./duration-text.ts";
import type { ImportPlan } from "./plan-import.ts";
import type { RowProblem } from "./problem.ts";
import type { PlannedTicket } from "./row-to-ticket.ts";
import type { Submitted } from "./submit-tickets.ts";

export interface Reported {
  readonly plan: ImportPlan;
  readonly submitted: Submitted;
  readonly isDryRun: boolean;
}

/** Problems of one kind that are written out; the others are counted. */
const shownOfEach = 3;

export function reportLines({ plan, submitted, isDryRun }: Reported, words: Words): readonly string[] {
  const { fresh, known, refused } = submitted;
  const rejected = plan.rejected.length + refused.length;
  const counts = { fresh: fresh.length, known, repeats: plan.repeats.length, rejected, rows: plan.rowsRead };
  const sum = counts.fresh + counts.known + counts.repeats + counts.rejected;
  const open = fresh.filter(({ closedAtMs }) => closedAtMs === null).length;
  const warnings = plan.tickets.flatMap((ticket) => ticket.warnings);
  return [
    words.say(isDryRun ? "import.would" : "import.done", counts),
    words.say(sum === counts.rows ? "import.nothing-lost" : "import.sum-wrong", { ...counts, sum }),
    ...(counts.fresh > 0 ? [words.say("import.fresh", { open, closed: counts.fresh - open })] : []),
    ...figures(plan.tickets, words),
    ...listed("import.warnings", [...warnings, ...plan.repeats], words),
    ...listed("import.rejects", [...plan.rejected.map(({ problem }) => problem), ...refused], words),
  ];
}

/** Time to close, without the tickets whose times cannot be. */
function figures(tickets: readonly PlannedTicket[], words: Words): readonly string[] {
  const odd = tickets.filter(({ anomalies }) => anomalies.length > 0).length;
  const spansMs = tickets.flatMap(({ anomalies, closedAtMs, createdAtMs }) => (anomalies.length > 0 || closedAtMs === null ? [] : [closedAtMs - createdAtMs]));
  const median = [...spansMs].sort((one, other) => one - other)[Math.floor(spansMs.length / 2)];
  return [
    ...(odd > 0 ? [words.say("import.anomalies", { count: odd })] : []),
    ...(median === undefined ? [] : [words.say("import.median", { median: durationText(median, words), counted: spansMs.length })]),
  ];
}

function listed(title: string, problems: readonly RowProblem[], words: Words): readonly string[] {
  if (problems.length === 0) return [];
  const byCode = new Map<string, RowProblem[]>();
  for (const problem of problems) {
    const ofKind = byCode.get(problem.code);
    if (ofKind === undefined) byCode.set(problem.code, [problem]);
    else ofKind.push(problem);
  }
  return [words.say(title, { count: problems.length }), ...[...byCode].flatMap(([, ofKind]) => [
    `  ${words.say("import.kind", { what: kindOf(ofKind, words), count: ofKind.length })}`,
    ...examplesOf(ofKind).map((problem) => `    ${lineOf(problem, words)}`),
    ...(ofKind.length > shownOfEach ? [`    ${words.say("import.more", { count: ofKind.length - shownOfEach })}`] : []),
  ])];
}

/** What a kind of problem is called; a refusal of the trade has only its own words. */
function kindOf([first]: readonly RowProblem[], words: Words): string {
  if (first === undefined) return "";
  return words.has(`import.kinds.${first.code}`) ? words.say(`import.kinds.${first.code}`) : reasonOf(first, words);
}

/** Some that differ in what the cell holds, before more of the same. */
function examplesOf(problems: readonly RowProblem[]): readonly RowProblem[] {
  const firstByValue = new Map(problems.toReversed().map((problem) => [problem.params["value"], problem]));
  const different = [...firstByValue.values()].toSorted((one, other) => one.row - other.row);
  return [...new Set([...different, ...problems])].slice(0, shownOfEach);
}

function lineOf(problem: RowProblem, words: Words): string {
  const filled = { row: problem.row, column: problem.column, reason: reasonOf(problem, words), mend: mendOf(problem, words) };
  return words.say(problem.column === "" ? "import.line-row" : "import.line", filled).trimEnd();
}

function reasonOf({ code, params }: RowProblem, words: Words): string {
  return words.say(code.startsWith("refusal.") ? code : `import.problem.${code}`, params);
}

function mendOf({ code, params }: RowProblem, words: Words): string {
  return words.has(`import.mend.${code}`) ? words.say(`import.mend.${code}`, params) : "";
}

/** The rows that did not go in, as a file to mend and to import again. */
export function rejectsCsv(plan: ImportPlan, { refused }: Submitted, words: Words): string {
  const head = ["row", "column", "reason", "mend"].map((key) => words.say(`import.rejects-head.${key}`));
  const toLine = (problem: RowProblem, cells: readonly string[]) => [String(problem.row), problem.column, reasonOf(problem, words), mendOf(problem, words), ...cells];
  const lines = [...plan.rejected.map(({ problem, cells }) => toLine(problem, cells)), ...refused.map((problem) => toLine(problem, []))];
  return `\uFEFF${Papa.unparse([head, ...lines])}`;
}
