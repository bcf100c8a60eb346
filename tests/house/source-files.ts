/** The source files as the house tests read them: path from the root, text, and what each imports, as paths of the house. */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export interface SourceFile {
  /** `electron/store/log.ts` */
  readonly path: string;
  readonly text: string;
  /** Paths from the root for files of the house, names for packages: `shared/wire.ts`, `node:fs`, `@mui/material/styles`. */
  readonly imports: readonly string[];
}

/** Everything the rules look at. */
export const sourceFolders = ["shared", "electron", "renderer"] as const;

const importPattern = /(?:^|[\s;])(?:import|export)\s[^"';]*?from\s*"([^"]+)"|(?:^|[\s;])import\s*\(?\s*"([^"]+)"|new (?:Worker\(new )?URL\("(\.[^"]+\.ts)", import\.meta\.url\)/g;

function importsOf(path: string, text: string): readonly string[] {
  return [...text.matchAll(importPattern)].map(([, from, bare, worker]) => from ?? bare ?? worker ?? "")
    .map((name) => (name.startsWith(".") ? posix.normalize(posix.join(posix.dirname(path), name)) : name));
}

function readFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  return { path, text, imports: importsOf(path, withoutComments(text)) };
}

/** Every TypeScript file under the folders. */
export function readSourceFiles(folders: readonly string[] = sourceFolders): readonly SourceFile[] {
  return folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => posix.join(folder, path.replaceAll("\\", "/")))
    .filter((path) => /\.tsx?$/.test(path) && !path.includes("/node_modules/") && dirname(path) !== ".")
    .sort().map(readFile));
}

/** The text with comments blanked out, line by line as long as before; strings are left alone. */
export function withoutComments(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|(?<![:\\\w])\/\/[^\n]*/g,
    (found) => (/^\/[/*]/.test(found) ? found.replace(/[^\n]/g, " ") : found));
}
