/**
 * `npm start`: the desktop application where an Electron runtime and a screen are there, else the headless host with the
 * same desk in a browser. Either way it says in one sentence what it does. Arguments are passed on.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { sourceFolder } from "../arguments.ts";
import { electronRuntime } from "./electron-runtime.ts";

function hasScreen(): boolean {
  return process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
}

/** Chromium's sandbox does not run as root on Linux; a hospital PC is never used as root, a container often is. */
function isRoot(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0;
}

function run(program: string, args: readonly string[]): void {
  const child = spawn(program, args, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  child.once("exit", (code) => process.exit(code ?? 0));
}

const given = process.argv.slice(2);
const electron = electronRuntime();
if (electron !== undefined && hasScreen()) {
  if (isRoot()) console.log("以 root 运行，窗口没有沙箱，只用来试。 / Running as root: the window has no sandbox; for trying out only.");
  run(electron, [...(isRoot() ? ["--no-sandbox"] : []), sourceFolder, ...given]);
} else {
  const why = electron === undefined ? "这台机器上没有 Electron / no Electron runtime here" : "这台机器没有显示器 / no display here";
  console.log(`${why}：同一个受理台，请用浏览器打开下面的地址。 / The same desk, in a browser at the address below.`);
  run(process.execPath, [join(sourceFolder, "electron", "serve.ts"), ...(hasScreen() ? ["--open"] : []), ...given]);
}
