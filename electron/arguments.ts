/** What every entry and every command-line tool understands: `--data DIR`, and where that is when nobody says. */
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The data folder named by `--data`, else the one place that desktop, headless host and tools share. */
export function dataFolderFrom(given: string | undefined): string {
  return given === undefined ? defaultDataFolder() : resolve(given);
}

function defaultDataFolder(): string {
  const home = homedir();
  if (process.platform === "win32") return join(process.env["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "Yizhan");
  if (process.platform === "darwin") return join(home, "Library", "Application Support", "Yizhan");
  return join(process.env["XDG_DATA_HOME"] ?? join(home, ".local", "share"), "yizhan");
}

/** Root of the project when run from its sources. */
export const sourceFolder = fileURLToPath(new URL("..", import.meta.url));
