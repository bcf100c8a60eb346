/**
 * The desktop entry: owns the data folder, builds the host, opens the desk's window. Construction only.
 *   --data DIR    another data folder            --found sample|empty   answers the first start
 *   --join ADDRESS --key KEY   joins a hub       --wall   opens the wall too
 *   --smoke       proves that a packed program works, and ends
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BrowserWindow, Menu, app, dialog } from "electron";
import { dataFolderFrom } from "./arguments.ts";
import { openIpcDoor } from "./door-ipc.ts";
import { openHost } from "./host.ts";
import { ownFolder } from "./owner.ts";
import { whyNotOpen } from "./upkeep.ts";
import { smoke } from "./windows/smoke.ts";
import { declareScheme, guardPages, isOurPage } from "./windows/guard.ts";
import { openWindow } from "./windows/open-window.ts";

const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: "string" }, port: { type: "string", default: "4710" }, found: { type: "string" }, join: { type: "string" }, key: { type: "string" }, wall: { type: "boolean", default: false }, smoke: { type: "boolean", default: false } },
  strict: false, allowPositionals: true,
});

const dataFolder = dataFolderFrom(typeof values.data === "string" ? values.data : undefined);
const programFolder = app.getAppPath();
const outFolder = join(programFolder, "out");

app.setPath("userData", join(dataFolder, "browser"));
declareScheme();
Menu.setApplicationMenu(null);

async function start(): Promise<void> {
  const ownership = await ownFolder(dataFolder, () => raise());
  if (ownership === undefined) return app.exit(0);
  await app.whenReady();
  guardPages(join(outFolder, "renderer"));
  const host = await openHost({
    dataFolder, programFolder, version: app.getVersion(), port: values.smoke === true ? 0 : Number(values.port), upkeep: values.smoke !== true,
    openWall: () => void openWindow({ kind: "wall", outFolder, door, show: true }),
    onRestart: () => { for (const window of BrowserWindow.getAllWindows()) window.webContents.reload(); },
    onFault: (code, call, fault) => console.error(code, call, fault),
  });
  const door = openIpcDoor(host.door, isOurPage, (url) => console.error("foreign sender", url));
  if (values.found === "sample" || values.found === "empty") await host.found({ how: values.found });
  if (typeof values.join === "string") await host.found({ how: "join", hub: values.join, key: String(values.key ?? "") });
  app.on("window-all-closed", () => {
    if (host.isNeeded()) return; // closing a window never stops a hub: a second start opens a new one
    void host.close().finally(() => {
      ownership.release();
      app.quit();
    });
  });
  if (values.smoke === true) return void smoke(host, () => openWindow({ kind: "desk", outFolder, door, show: false }));
  openDesk = () => openWindow({ kind: "desk", outFolder, door, show: true });
  await openDesk();
  if (values.wall === true) await openWindow({ kind: "wall", outFolder, door, show: true });
}

/** Set once everything is built. */
let openDesk: () => Promise<BrowserWindow> = () => Promise.reject(new Error("not started"));

/** A second start on the same data folder: shows the window there is, or opens one. */
function raise(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return void openDesk();
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The data cannot be opened at all: said in a plain box, since there is no desk behind a page. */
function failToStart(fault: unknown): void {
  const why = whyNotOpen(fault, { programFolder, dataFolder });
  if (why === undefined) throw fault;
  dialog.showErrorBox(app.getName(), why);
  app.exit(4);
}

start().catch(failToStart);
