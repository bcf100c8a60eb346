/** What the tests of the command-line tools share: a founded data folder, a file to import, and what a tool said. */
import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openCoreAlone } from "../../../electron/core-alone.ts";
import type { Core } from "../../../electron/core.ts";
import type { ImportOptions } from "../../../electron/commands/tickets/import-tickets.ts";
import { importTickets } from "../../../electron/commands/tickets/import-tickets.ts";
import { readWords } from "../../../electron/commands/words.ts";
import { databasePath, openForReading } from "../../../electron/store/open.ts";
import type { TicketState } from "../../../shared/ticket/state.ts";
import { projectFolder } from "../desk/small-desk.ts";

export const words = readWords("zh-CN");

/** Opens the core of a data folder; the caller closes it. */
export function coreOf(folder: string): Core {
  return openCoreAlone(folder, projectFolder);
}

/** Founds an empty hospital in the folder. */
export function foundEmpty(folder: string): void {
  const core = coreOf(folder);
  core.desk.submit({ command: "site.open", body: { name: { zh: "试用医院", en: "Trial hospital" }, zone: "Asia/Shanghai" }, actor: "system" });
  core.facts.set({ "desk-number": String(core.numberDesk(core.facts.nodeId(), "test")), founded: "empty" });
  core.close();
}

export function fileWith(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export interface Imported {
  readonly code: number;
  readonly said: string;
}

/** Runs the import on a folder; what is not said is as on a machine without a terminal. */
export async function runImport(dataFolder: string, path: string, more: Partial<ImportOptions> = {}): Promise<Imported> {
  const lines: string[] = [];
  const code = await importTickets({
    path, dataFolder, map: undefined, dates: undefined, isDryRun: false, rejectsPath: undefined, words, ask: undefined, say: (line) => lines.push(line), ...more,
  });
  return { code, said: lines.join("\n") };
}

/** All tickets of a folder, by origin. */
export function ticketsIn(folder: string): ReadonlyMap<string | null, TicketState> {
  if (!existsSync(databasePath(folder))) return new Map();
  const db = openForReading(folder);
  const states = db.prepare<[], string>("SELECT body FROM state_ticket").pluck().all().map((body) => JSON.parse(body) as TicketState);
  db.close();
  return new Map(states.map((state) => [state.imported, state]));
}

/** Runs a tool as a person would, beside whatever this process is doing. */
export function runTool(tool: string, ...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, [join(projectFolder, "electron", "commands", `${tool}.ts`), ...args], { stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => parts.push(part));
  return new Promise((resolve) => { child.once("close", (code) => resolve({ code, out: Buffer.concat(parts).toString("utf8") })); });
}
