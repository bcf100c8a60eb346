/** Where an Electron runtime is, asked of the disk: loading the `electron` package would begin a download. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFolder } from "../arguments.ts";

/** Path of the runtime's program, or undefined where there is none. Honours `ELECTRON_OVERRIDE_DIST_PATH`, as the package does. */
export function electronRuntime(): string | undefined {
  const folder = join(sourceFolder, "node_modules", "electron");
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  const named = join(folder, "path.txt");
  if (override !== undefined) return join(override, process.platform === "win32" ? "electron.exe" : "electron");
  if (!existsSync(named)) return undefined;
  const path = join(folder, "dist", readFileSync(named, "utf8"));
  return existsSync(path) ? path : undefined;
}
