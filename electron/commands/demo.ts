/**
 * `npm run demo`: the sample hospital with a busy shift under way, for a first look and for screenshots. In a scratch
 * folder that goes with the program, unless `--data` names one that stays.
 *   node electron/commands/demo.ts [--data DIR] [--port N] [--electron] [--lang zh-CN|en]
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { shortPrint } from "../../shared/site/trust.ts";
import { dataFolderFrom, sourceFolder } from "../arguments.ts";
import { openHost } from "../host.ts";
import type { Host } from "../host.ts";
import { ownFolder } from "../owner.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import { languageFor, readWords } from "./words.ts";

const { values } = parseArgs({
  options: { data: { type: "string" }, port: { type: "string", default: "4710" }, electron: { type: "boolean", default: false }, lang: { type: "string" } },
});
const isScratch = values.data === undefined;
const dataFolder = isScratch ? mkdtempSync(join(tmpdir(), "yizhan-demo-")) : dataFolderFrom(values.data);
const words = readWords(languageFor(values.lang, dataFolder));

const ownership = await ownFolder(dataFolder, () => {});
if (ownership === undefined) {
  console.error(words.say("tool.owned", { folder: dataFolder }));
  process.exit(3);
}
const host = await openDemo();
if (values.electron) await inWindow(host);
else serve(host);

async function openDemo(): Promise<Host> {
  const { version } = JSON.parse(readFileSync(join(sourceFolder, "package.json"), "utf8")) as { version: string };
  const opened = await openHost({
    dataFolder, programFolder: sourceFolder, version, port: Number(values.port),
    onFault: (code, call, fault) => console.error(code, call, fault),
  });
  if (opened.core().facts.founded() === undefined) await opened.found({ how: "sample" });
  seedDemo(opened.core(), Date.now());
  if (values.lang !== undefined) opened.core().facts.set({ settings: JSON.stringify({ ...opened.core().facts.settings(), language: words.language }) });
  return opened;
}

function serve(opened: Host): void {
  const { deskAddress, wallAddress, hub, print } = opened.sharing();
  console.log(words.say("tool.demo.addresses", { desk: deskAddress, wall: wallAddress, hub: hub?.address ?? "", print: shortPrint(print) }));
  if (isScratch) console.log(words.say("tool.demo.scratch", { folder: dataFolder }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(opened));
}

/** Hands the folder to `npm start`, which owns it from then on: a window where there can be one. */
async function inWindow(opened: Host): Promise<void> {
  await opened.close();
  ownership?.release();
  const child = spawn(process.execPath, [join(import.meta.dirname, "start.ts"), "--data", dataFolder, "--port", values.port], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  child.once("exit", (code) => { removeScratch(); process.exit(code ?? 0); });
}

async function end(opened: Host): Promise<void> {
  await opened.close();
  ownership?.release();
  removeScratch();
  process.exit(0);
}

function removeScratch(): void {
  if (isScratch) rmSync(dataFolder, { recursive: true, force: true });
}
