/**
 * Real Electron windows for the figures that need eyes: the built program on a data folder, or an empty window that shows
 * what a bench puts into it. Where there is no Electron runtime these figures are skipped, and say so.
 */
import { existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { _electron } from "playwright";
import type { ElectronApplication, Page } from "playwright";
import type { Bridge } from "../../shared/bridge.ts";
import { sourceFolder } from "../../electron/arguments.ts";

declare global {
  interface Window {
    readonly desk?: Bridge;
  }
}

export interface OpenedWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  close(): Promise<void>;
}

/** Thrown where a figure cannot be measured here; its message is printed. */
export class Unmeasurable extends Error {}

/** Path of the Electron binary that the `electron` package has, or nothing. Never downloads. */
function electronBinary(): string | undefined {
  const require = createRequire(import.meta.url);
  const hasOwn = existsSync(join(sourceFolder, "node_modules", "electron", "path.txt"));
  if (!hasOwn && process.env["ELECTRON_OVERRIDE_DIST_PATH"] === undefined) return undefined;
  const path = require("electron") as string; // in plain Node the package is the path of its binary
  return existsSync(path) ? path : undefined;
}

async function launch(args: readonly string[]): Promise<OpenedWindow> {
  const executablePath = electronBinary();
  if (executablePath === undefined) throw new Unmeasurable("no Electron runtime");
  const app = await _electron.launch({ executablePath, args: ["--no-sandbox", ...args] });
  const page = await app.firstWindow();
  return { app, page, close: () => app.close() };
}

/** The built program on a data folder; resolves when its window exists, before anything is drawn. */
export async function launchDesk(dataFolder: string): Promise<OpenedWindow> {
  if (!existsSync(join(sourceFolder, "out", "main"))) throw new Unmeasurable("not built: run electron-vite build");
  rmSync(join(dataFolder, "browser"), { recursive: true, force: true });
  return launch([sourceFolder, "--data", dataFolder, "--port", "0"]);
}

/** The same, when the board stands in the window. */
export async function openWindow(dataFolder: string): Promise<OpenedWindow> {
  const window = await launchDesk(dataFolder);
  await window.page.waitForSelector("[data-scope=board] .ag-row");
  return window;
}

/** An empty window of the desk's size. */
export function openBareWindow(): Promise<OpenedWindow> {
  return launch([join(sourceFolder, "tests", "bench", "bare-window.cjs")]);
}
