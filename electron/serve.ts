/**
 * The headless entry (plain Node): a hub on a server, a desk or wall in a browser. The same host as the desktop, without
 * windows.
 *   node electron/serve.ts [--data DIR] [--port N] [--found sample|empty] [--join ADDRESS --code CODE] [--open]
 *   node electron/serve.ts --code      a hub that prints a code by which one desk joins
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dataFolderFrom, sourceFolder } from "./arguments.ts";
import { shortPrint } from "../shared/site/trust.ts";
import { openHost } from "./host.ts";
import { ownFolder } from "./owner.ts";
import { whyNotOpen } from "./upkeep.ts";
import { readWords } from "./words.ts";

/** Assumed: free on a hospital PC; the next ones are tried if not. */
const defaultPort = "4710";

/** `--code` with nothing after it asks for a code; with a code it is the one to join by. */
const given = process.argv.slice(2).map((one, index, all) => (one === "--code" && (all[index + 1] ?? "-").startsWith("-") ? "--show-code" : one));

const { values } = parseArgs({
  args: given,
  options: {
    data: { type: "string" }, port: { type: "string", default: defaultPort }, found: { type: "string" },
    join: { type: "string" }, code: { type: "string" }, "show-code": { type: "boolean", default: false }, open: { type: "boolean", default: false },
  },
});
const dataFolder = dataFolderFrom(values.data);

const ownership = await ownFolder(dataFolder, () => console.log("一站已经开着了 / Yizhan is already running here.")).catch(failToStart);
if (ownership === undefined) {
  console.error(`一站已经在用这个数据文件夹：${dataFolder}。先关掉它，或用 --data 指定别的。\nYizhan already runs on this data folder. Close it, or name another with --data.`);
  process.exit(3);
}

const { version } = JSON.parse(readFileSync(join(sourceFolder, "package.json"), "utf8")) as { version: string };
const host = await openHost({
  dataFolder, programFolder: sourceFolder, version, port: Number(values.port), upkeep: true,
  onFault: (code, call, fault) => console.error(code, call, fault),
}).catch(failToStart);
const words = readWords(sourceFolder, host.core().facts.settings().language);
if (values.found === "sample" || values.found === "empty") await host.found({ how: values.found });
if (values.join !== undefined) await joinOrEnd(values.join, values.code ?? "");

const { deskAddress, wallAddress, hub, print } = host.sharing();
console.log(`受理台 desk  ${deskAddress}\n大屏   wall  ${wallAddress}${hub === null ? "" : `\n主台   hub   ${hub.address}  ${shortPrint(print)}`}`);
if (values["show-code"]) sayCode();
if (values.open) openInBrowser(deskAddress);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, async () => {
    await host.close();
    ownership.release();
    process.exit(0);
  });
}

/** A desk that has joined already stays where it is: the same command line starts it every day. */
async function joinOrEnd(address: string, code: string): Promise<void> {
  if (host.core().facts.founded() === "join" && code === "") return;
  const refusal = await host.found({ how: "join", hub: address, code });
  if (refusal === null) return;
  console.error(words.say(`refusal.${refusal.code}`, refusal.params));
  await host.close();
  process.exit(5);
}

function sayCode(): void {
  const shown = host.showCode();
  if ("params" in shown) console.error(words.say(`refusal.${shown.code}`, shown.params));
  else console.log(words.say("tool.hub.code", { code: `${shown.code.slice(0, 4)} ${shown.code.slice(4)}`, at: new Date(shown.untilMs).toTimeString().slice(0, 5), print: shortPrint(print) }));
}

/** Data that cannot be used is said in a sentence; the place in the program is for a bug. */
function failToStart(fault: unknown): never {
  console.error(whyNotOpen(fault, { programFolder: sourceFolder, dataFolder }) ?? fault);
  process.exit(4);
}

/** Shows the desk in the user's browser; where there is none, the printed address is enough. */
function openInBrowser(address: string): void {
  const [command, ...args] = process.platform === "win32" ? ["cmd", "/c", "start", "", address] : process.platform === "darwin" ? ["open", address] : ["xdg-open", address];
  const child = spawn(command ?? "", args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}
