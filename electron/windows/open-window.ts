/** Makes our windows: sandboxed, isolated, without menu accelerators; the page comes from our own scheme. */
import { join } from "node:path";
import { BrowserWindow } from "electron";
import type { IpcDoor } from "../door-ipc.ts";
import { pageAddress } from "./guard.ts";

/** Day ground; the window must not flash white before the page is drawn. */
const ground = "#D6DADC";

export interface WindowOptions {
  readonly kind: "desk" | "wall";
  readonly outFolder: string;
  readonly door: IpcDoor;
  readonly show: boolean;
}

/** Opens a desk or a wall; resolves when its page is loaded. */
export async function openWindow({ kind, outFolder, door, show }: WindowOptions): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1920, height: 1080, minWidth: 1024, minHeight: 700, show: false, backgroundColor: ground,
    autoHideMenuBar: true, fullscreenable: true, title: kind === "wall" ? "一站 大屏" : "一站",
    webPreferences: {
      preload: join(outFolder, "preload", "preload.cjs"),
      sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false,
      spellcheck: false, backgroundThrottling: false,
    },
  });
  window.removeMenu();
  window.once("ready-to-show", () => {
    if (!show) return;
    if (kind === "wall") window.setFullScreen(true);
    else window.maximize();
    window.show();
  });
  window.webContents.on("render-process-gone", () => { if (!window.isDestroyed()) window.reload(); }); // a wall must not stay white; the page opens its views again
  door.admit(window.webContents, kind === "wall" ? "wall" : "desk");
  await window.loadURL(pageAddress(kind === "wall"));
  return window;
}
