/**
 * Keeps a desk at its post: starts it with the machine, keeps the machine awake while it is the hub or shows a wall, looks for
 * the hub at once after sleep, and leaves a hub running behind a mark in the tray when its last window is closed. Built by
 * `main.ts`; what the operator chose comes from the settings of the desk.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { Menu, Tray, app, powerMonitor, powerSaveBlocker } from "electron";

export interface AlwaysOnOptions {
  /** Arguments that start this very desk again. */
  readonly args: readonly string[];
  readonly iconFile: string;
  /** Words of the tray, in the desk's language. */
  readonly words: () => { readonly open: string; readonly quit: string; readonly tip: string };
  readonly isHub: () => boolean;
  readonly hasWall: () => boolean;
  /** The machine woke up: whatever the sockets say, look for the hub. */
  readonly onAwake: () => void;
  readonly onOpen: () => void;
  readonly onQuit: () => void;
}

export interface AlwaysOn {
  startWithMachine(wanted: boolean): void;
  /** Shows the mark by which a desk without a window is opened or ended. */
  showTray(): void;
  close(): void;
}

/** How often it is looked whether this desk is the hub. */
const lookMs = 5_000;

export function openAlwaysOn(options: AlwaysOnOptions): AlwaysOn {
  const awake = createAwake(options);
  const timer = setInterval(awake.look, lookMs);
  awake.look();
  powerMonitor.on("resume", options.onAwake);
  powerMonitor.on("unlock-screen", options.onAwake);
  let tray: Tray | undefined;

  return {
    startWithMachine: (wanted) => (process.platform === "linux" ? writeAutostart(wanted, options) : setLoginItem(wanted, options)),
    showTray() {
      if (tray !== undefined) return;
      const { open, quit, tip } = options.words();
      tray = new Tray(options.iconFile);
      tray.setToolTip(tip);
      tray.setContextMenu(Menu.buildFromTemplate([{ label: open, click: options.onOpen }, { label: quit, click: options.onQuit }]));
      tray.on("click", options.onOpen);
    },
    close() {
      clearInterval(timer);
      awake.close();
      powerMonitor.off("resume", options.onAwake);
      powerMonitor.off("unlock-screen", options.onAwake);
      tray?.destroy();
    },
  };
}

/** A hub must not be put to sleep; a wall must not go dark. */
function createAwake({ isHub, hasWall }: Pick<AlwaysOnOptions, "isHub" | "hasWall">): { look(): void; close(): void } {
  let held: { readonly kind: "prevent-app-suspension" | "prevent-display-sleep"; readonly id: number } | undefined;
  function release(): void {
    if (held !== undefined) powerSaveBlocker.stop(held.id);
    held = undefined;
  }
  return {
    look() {
      const wanted = hasWall() ? "prevent-display-sleep" : isHub() ? "prevent-app-suspension" : undefined;
      if (wanted === held?.kind) return;
      release();
      if (wanted !== undefined) held = { kind: wanted, id: powerSaveBlocker.start(wanted) };
    },
    close: release,
  };
}

function setLoginItem(wanted: boolean, { args }: AlwaysOnOptions): void {
  app.setLoginItemSettings({ openAtLogin: wanted, args: [...args] });
}

/** Electron knows no login items on Linux; every desktop there reads this folder (freedesktop.org, Desktop Application Autostart). */
function writeAutostart(wanted: boolean, { args }: AlwaysOnOptions): void {
  const path = join(process.env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config"), "autostart", "yizhan.desktop");
  rmSync(path, { force: true });
  if (!wanted) return;
  mkdirSync(dirname(path), { recursive: true });
  const command = [process.execPath, ...(app.isPackaged ? [] : [app.getAppPath()]), ...args].map(quoted).join(" ");
  writeFileSync(path, `[Desktop Entry]\nType=Application\nName=Yizhan\nName[zh_CN]=一站\nExec=${command}\nX-GNOME-Autostart-enabled=true\n`);
}

/** As the Desktop Entry Specification quotes an argument of `Exec`. */
function quoted(argument: string): string {
  return `"${argument.replace(/(["`$\\])/gu, "\\$1").replaceAll("%", "%%")}"`;
}
