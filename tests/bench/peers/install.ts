/**
 * Puts the systems that the product is measured beside into a folder of their own in the system's temporary folder, exact
 * versions, no scripts, apart from the product's packages; kept there, like the seeded folders, for the next run. The
 * lists of the product know nothing of them.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Unmeasurable } from "../window.ts";

/** `express` is what `express-pouchdb` was written for; `y-websocket` 2 brings its server and the disk behind it. */
const dependencies = {
  "@automerge/automerge-repo": "2.5.6", "@automerge/automerge-repo-network-websocket": "2.5.6", "@automerge/automerge-repo-storage-nodefs": "2.5.6",
  express: "4.22.3", "express-pouchdb": "4.2.0", pouchdb: "9.0.0", "pouchdb-adapter-memory": "9.0.0",
  tinybase: "10.0.1", ws: "8.23.0", "y-leveldb": "0.1.2", "y-websocket": "2.1.0", yjs: "13.6.33",
};

const installMaxMs = 120_000;

/** The folder with the systems in it. Throws `Unmeasurable` where they cannot be fetched. */
export async function installPeers(): Promise<string> {
  const text = JSON.stringify({ private: true, dependencies });
  const kept = join(tmpdir(), `yizhan-peers-${createHash("sha256").update(text).digest("hex").slice(0, 12)}`);
  if (existsSync(kept)) return kept;
  const making = `${kept}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  writeFileSync(join(making, "package.json"), text);
  writeFileSync(join(making, "load.mjs"), "export const load = (name) => import(name);\n");
  try {
    await promisify(execFile)("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", making], { cwd: making, timeout: installMaxMs });
  } catch (fault) {
    rmSync(making, { recursive: true, force: true });
    throw new Unmeasurable(`the systems to measure beside cannot be installed: ${firstError(fault)}`);
  }
  renameSync(making, kept);
  return kept;
}

/** The line of the installer that says what went wrong. */
function firstError(fault: unknown): string {
  const said = fault instanceof Error && "stderr" in fault ? String(fault.stderr) : String(fault);
  return said.split("\n").find((line) => line.includes("error")) ?? "no answer in time";
}
