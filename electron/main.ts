/**
 * The desktop entry: owns the data folder, builds the host, opens the desk's window. Construction only.
 *   --data DIR    another data folder            --found sample|empty   answers the first start
 *   --join ADDRESS --code CODE   joins a hub       --wall   opens the wall too
 *   --smoke       proves that a packed program works, and ends
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BrowserWindow, Menu, app, dialog } from "electron";
import { dataFolderFrom } from "./arguments.ts";
import { openIpcDoor } from "./door-ipc.ts";
import { openHost } from "./host.ts";
import type { Host } from "./host.ts";
import { ownFolder } from "./owner.ts";
import type { Ownership } from "./owner.ts";
import { provePackedParts } from "./packed-parts.ts";
import { whyNotOpen } from "./upkeep.ts";
import { openAlwaysOn } from "./windows/always-on.ts";
import type { AlwaysOn } from "./windows/always-on.ts";
import { pagePrinter } from "./windows/print-page.ts";
import { smoke } from "./windows/smoke.ts";
import { declareScheme, guardPages, isOurPage, pageAddress } from "./windows/guard.ts";
import { ownSeal } from "./windows/seal.ts";
import { openWindow } from "./windows/open-window.ts";
import { readWords } from "./words.ts";

const { values } = parseArgs({
  args: process.argv.slice(1),
  options: { data: { type: "string" }, port: { type: "string", default: "4710" }, found: { type: "string" }, join: { type: "string" }, code: { type: "string" }, wall: { type: "boolean", default: false }, smoke: { type: "boolean", default: false } },
  strict: false, allowPositionals: true,
});

const dataFolder = dataFolderFrom(typeof values.data === "string" ? values.data : undefined);
const programFolder = app.getAppPath();
const outFolder = join(programFolder, "out");

app.setPath("userData", join(dataFolder, "browser"));
declareScheme();
Menu.setApplicationMenu(null);
app.commandLine.appendSwitch("autoplay-policy", "no-user-gesture-required"); // an alarm sounds also where nobody has touched the window yet

async function start(): Promise<void> {
  const ownership = await ownFolder(dataFolder, () => raise());
  if (ownership === undefined) return app.exit(0);
  await app.whenReady();
  guardPages(join(outFolder, "renderer"));
  const isSmoke = values.smoke === true;
  const show = (kind: "desk" | "wall") => openWindow({ kind, outFolder, door, show: !isSmoke });
  const host = await openHost({
    dataFolder, programFolder, version: app.getVersion(), port: isSmoke ? 0 : Number(values.port), upkeep: !isSmoke, seal: ownSeal(),
    printPage: pagePrinter(join(dataFolder, "slips")), openWall: () => void show("wall"), onQuit: () => app.quit(),
    onSettings: (settings) => always?.startWithMachine(settings.startWithMachine),
    onRestart: () => { for (const window of BrowserWindow.getAllWindows()) window.webContents.reload(); },
    onFault: (code, call, fault) => console.error(code, call, fault),
  });
  const door = openIpcDoor(host.door, isOurPage, (url) => console.error("foreign sender", url));
  if (values.found === "sample" || values.found === "empty") await host.found({ how: values.found });
  if (typeof values.join === "string") sayRefusal(await host.found({ how: "join", hub: values.join, code: String(values.code ?? "") }));
  if (isSmoke) return void smoke(host, () => show("desk"), provePackedParts);
  always = standBy(host);
  endWith(host, ownership);
  openDesk = () => show("desk");
  await openDesk();
  if (values.wall === true || host.core().facts.settings().wallWithMachine) await show("wall");
}
/** Set once there is a desk to keep at its post. */
let always: AlwaysOn | undefined;

function standBy(host: Host): AlwaysOn {
  return openAlwaysOn({
    args: ["--data", dataFolder], iconFile: join(programFolder, "resources", "icons", "tray.png"),
    words() {
      const { say } = readWords(programFolder, host.core().facts.settings().language);
      return { open: say("desktop.open"), quit: say("desktop.quit"), tip: say("desktop.runsOn") };
    },
    isHub: () => host.core().desk.reign().role === "hub",
    hasWall: () => BrowserWindow.getAllWindows().some((window) => window.webContents.getURL() === pageAddress(true)),
    onAwake: () => host.core().retry(), onOpen: () => raise(), onQuit: () => app.quit(),
  });
}

/** Closing the last window never stops a hub that others count on; quitting ends everything in order, whoever asks for it. */
function endWith(host: Host, ownership: Ownership): void {
  let ended = false;
  app.on("window-all-closed", () => (host.isNeeded() ? always?.showTray() : app.quit()));
  app.on("will-quit", (event) => {
    if (ended) return;
    event.preventDefault();
    void host.close().finally(() => {
      ended = true;
      always?.close();
      ownership.release();
      app.quit();
    });
  });
}

/** A join that was asked for on the command line and refused; the first start's screen asks again. */
function sayRefusal(refusal: { readonly code: string } | null): void {
  if (refusal !== null) console.error(refusal.code);
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
