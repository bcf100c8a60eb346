/**
 * The import from the file to the last line of its report. `import.ts` calls it with a terminal, tests with lists. Nothing
 * is opened or written before the whole file was read, mapped and checked; a dry run stops there.
 */
import { existsSync, writeFileSync } from "node:fs";
import type { Core } from "../../core.ts";
import { databasePath, openForReading } from "../../store/open.ts";
import { openDesk, ownForTool } from "../open-desk.ts";
import { startProgress } from "../progress.ts";
import type { ImportPlan } from "./plan-import.ts";
import { isProblem } from "./problem.ts";
import type { FileProblem } from "./problem.ts";
import { readPlan } from "./read-plan.ts";
import type { PlanOptions } from "./read-plan.ts";
import { rejectsCsv, reportLines } from "./report.ts";
import { knownIn, submitTickets } from "./submit-tickets.ts";
import type { Submitted } from "./submit-tickets.ts";

export interface ImportOptions extends PlanOptions {
  readonly isDryRun: boolean;
  /** Where rows that cannot go in are saved, as CSV. */
  readonly rejectsPath: string | undefined;
  readonly dataFolder: string;
}

/** Exit code of the tool: 0 in, 1 nothing went in because of the file, 3 because of the folder. */
export async function importTickets(options: ImportOptions): Promise<number> {
  const { dataFolder, words, say } = options;
  if (options.isDryRun) return dryRun(options);
  const ownership = await ownForTool(dataFolder, words, say);
  if (ownership === undefined) return 3;
  try {
    const plan = await readPlan(options);
    if (isProblem(plan)) return refuseFile(plan, options);
    return await bringIn(plan, options);
  } finally {
    ownership.release();
  }
}

async function dryRun(options: ImportOptions): Promise<number> {
  const plan = await readPlan(options);
  if (isProblem(plan)) return refuseFile(plan, options);
  const db = existsSync(databasePath(options.dataFolder)) ? openForReading(options.dataFolder) : undefined;
  const isKnown = db === undefined ? () => false : knownIn(db);
  const fresh = plan.tickets.filter(({ request }) => !isKnown(request.commandId ?? ""));
  db?.close();
  finish(plan, { fresh, known: plan.tickets.length - fresh.length, refused: [] }, options);
  return 0;
}

async function bringIn(plan: ImportPlan, options: ImportOptions): Promise<number> {
  const { dataFolder, words, say } = options;
  const opened = openDesk(dataFolder, words, say);
  if (opened === undefined) return 3;
  try {
    const { facts } = opened.core;
    if (facts.role() === "hub") finish(plan, await submitAndIndex(plan, opened.core, options), options);
    else say(words.say("import.not-hub", { hub: facts.hub().address }));
    return facts.role() === "hub" ? 0 : 3;
  } catch (fault) {
    say(words.say("import.stopped", { reason: fault instanceof Error ? fault.message : String(fault) }));
    return 1;
  } finally {
    opened.close();
  }
}

async function submitAndIndex(plan: ImportPlan, core: Core, { words, say }: ImportOptions): Promise<Submitted> {
  const progress = startProgress(plan.tickets.length, words.say("import.progress"), say);
  const submitted = await submitTickets(plan.tickets, { isKnown: knownIn(core.store.db), submitAll: core.desk.submitAll, onProgress: progress.to });
  progress.end();
  if (submitted.fresh.length > 0) say(words.say("import.indexing"));
  core.store.search.flush();
  return submitted;
}

function finish(plan: ImportPlan, submitted: Submitted, { rejectsPath, words, say, isDryRun }: ImportOptions): void {
  for (const line of reportLines({ plan, submitted, isDryRun }, words)) say(line);
  if (rejectsPath === undefined) return;
  writeFileSync(rejectsPath, rejectsCsv(plan, submitted, words));
  say(words.say("import.rejects-saved", { file: rejectsPath }));
}

function refuseFile({ code, params }: FileProblem, { words, say }: ImportOptions): number {
  say(words.say(`import.file.${code}`, params));
  say(words.say("import.nothing-written"));
  return 1;
}
