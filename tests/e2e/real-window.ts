/**
 * Real windows for the end-to-end tests: the desktop program under Playwright, each on a scratch data folder, and a
 * browser for the wall. Where there is no Electron runtime the tests are skipped and say so; in CI that is red.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, chromium } from "playwright";
import type { Browser, ElectronApplication, Page } from "playwright";
import { describe } from "vitest";
import { electronRuntime } from "../../electron/commands/electron-runtime.ts";
import { sourceFolder } from "../../electron/arguments.ts";
import type { Sharing } from "../../shared/sharing.ts";

const runtime = electronRuntime();
const hasScreen = process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
const canRun = runtime !== undefined && hasScreen;

if (!canRun && process.env["CI"] === undefined) console.warn("no Electron runtime or no display: the end-to-end tests are skipped");

/** A group of end-to-end tests; not skipped in CI, so that a missing runtime is red there. */
export function describeWindows(name: string, tests: () => void): void {
  if (canRun || process.env["CI"] !== undefined) describe(name, tests);
  else describe.skipIf(true)(name, tests); // said above; red in CI
}

/** Longest wait for anything to be seen. Assumed: a fault beyond it even on two slow cores. */
const waitMs = 15_000;

export interface DeskWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  /** What the page wrote to its console as errors, and what it threw. */
  readonly errors: readonly string[];
  sharing(): Promise<Sharing>;
  close(): Promise<void>;
}

export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), "yizhan-e2e-"));
}

/** Starts the program; with `["--found", "sample"]` in the sample hospital. The folder is removed on close unless it was given. */
export async function startDesk(args: readonly string[], given?: string): Promise<DeskWindow> {
  const dataFolder = given ?? scratchFolder();
  const app = await _electron.launch({
    executablePath: runtime ?? "", args: ["--no-sandbox", sourceFolder, "--data", dataFolder, "--port", "0", ...args], cwd: sourceFolder,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(waitMs);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  await page.waitForLoadState("load");
  return {
    app, page, dataFolder, errors,
    async sharing() {
      const outcome = await page.evaluate(() => window.desk?.call("sharing", {}));
      if (outcome?.kind !== "done") throw new Error("the desk does not say where it is shared");
      return outcome.value;
    },
    async close() {
      await app.close();
      if (given === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Sets the size of the page, whatever the display allows its window. */
export async function resize({ page }: DeskWindow, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.waitForFunction(([wide]) => window.innerWidth === wide, [width]);
}

const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A browser with nothing of ours in it, for the wall and the headless host. */
export function startBrowser(): Promise<Browser> {
  const found = browsers.find((path) => existsSync(path));
  return chromium.launch({ ...(found === undefined ? {} : { executablePath: found }), args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"] });
}
