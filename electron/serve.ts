/**
 * The headless entry (plain Node): a hub on a server, a desk or wall in a browser. The same host as the desktop, without
 * windows.
 *   node electron/serve.ts [--data DIR] [--port N] [--found sample|empty] [--join ADDRESS --key KEY] [--open]
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dataFolderFrom, sourceFolder } from "./arguments.ts";
import { openHost } from "./host.ts";
import { ownFolder } from "./owner.ts";
import { whyNotOpen } from "./upkeep.ts";

/** Assumed: free on a hospital PC; the next ones are tried if not. */
const defaultPort = "4710";

const { values } = parseArgs({
  options: {
    data: { type: "string" }, port: { type: "string", default: defaultPort }, found: { type: "string" },
    join: { type: "string" }, key: { type: "string" }, open: { type: "boolean", default: false },
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
if (values.found === "sample" || values.found === "empty") await host.found({ how: values.found });
if (values.join !== undefined) await host.found({ how: "join", hub: values.join, key: values.key });

const { deskAddress, wallAddress, hub } = host.sharing();
console.log(`受理台 desk  ${deskAddress}\n大屏   wall  ${wallAddress}${hub === null ? "" : `\n主台   hub   ${hub.address}  key ${hub.key}`}`);
if (values.open) openInBrowser(deskAddress);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, async () => {
    await host.close();
    ownership.release();
    process.exit(0);
  });
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
