/**
 * Disks that fail under the store: fsync and write errors put in by strace, a tiny disk that fills and gets room again. What
 * was answered as kept must be there afterwards, and the chain whole. What this machine cannot play is skipped, and said.
 */
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openForReading } from "../../electron/store/open.ts";
import { verifyLog } from "../../electron/store/verify-log.ts";
import { programFolder } from "../desks/one-process.ts";
import { removeScratch, scratchFolder } from "../electron/desk/small-desk.ts";

export interface FailingDisks {
  readonly counts: Readonly<Record<string, number>>;
  readonly misses: readonly string[];
}

const writer = fileURLToPath(new URL("./writer.ts", import.meta.url));
const commands = 120;
/** Size of the tiny disk and of what stands in the way on it, in bytes: the product starts, and soon has no room. */
const tinyDiskBytes = 8 * 1024 * 1024;
const ballastBytes = 5.5 * 1024 * 1024;

/** System calls that fail from the n-th on, every k-th time. */
const injections = [
  { name: "fsync EIO", calls: "fsync,fdatasync", error: "EIO", when: "30+7" },
  { name: "write ENOSPC", calls: "pwrite64", error: "ENOSPC", when: "900+131" },
  { name: "write EIO", calls: "pwrite64", error: "EIO", when: "900+173" },
];

/** Plays all of them; `say` is told what was skipped and why. */
export async function runFailingDisks(say: (line: string) => void): Promise<FailingDisks> {
  const program = programFolder();
  const counts: Record<string, number> = {};
  const misses: string[] = [];
  const note = (name: string, played: Played) => {
    counts[`${name} kept`] = played.kept.length;
    counts[`${name} faults`] = played.faults;
    misses.push(...played.misses.map((miss) => `${name}: ${miss}`));
  };
  try {
    if (spawnSync("strace", ["--version"]).status !== 0) say("failing system calls skipped: no strace on this machine");
    else for (const { name, ...injection } of injections) note(name, playInjection(program, injection));
    playTinyDisk(program, note, say);
  } finally {
    removeScratch(program);
  }
  return { counts, misses };
}

interface Played {
  readonly kept: readonly string[];
  readonly faults: number;
  readonly misses: readonly string[];
}

function playInjection(program: string, { calls, error, when }: { readonly calls: string; readonly error: string; readonly when: string }): Played {
  const folder = scratchFolder();
  try {
    const inject = ["-f", "-qq", "-o", "/dev/null", "-e", `trace=${calls}`, "-e", `inject=${calls}:error=${error}:when=${when}`];
    const output = spawnSync("strace", [...inject, process.execPath, writer, folder, program, String(commands)], { encoding: "utf8", env: { ...process.env, UV_USE_IO_URING: "0" } });
    return judge(folder, output.stdout, true);
  } finally {
    removeScratch(folder);
  }
}

/** The disk fills while the product writes; then what stood in the way goes, and it writes on. */
function playTinyDisk(program: string, note: (name: string, played: Played) => void, say: (line: string) => void): void {
  const folder = scratchFolder();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${tinyDiskBytes}`, "tmpfs", folder], { encoding: "utf8" });
  if (mounted.status !== 0) {
    say(`the tiny disk skipped: ${mounted.stderr?.trim() ?? "cannot mount here"}`);
    removeScratch(folder);
    return;
  }
  try {
    const ballast = join(folder, "ballast");
    writeFileSync(ballast, Buffer.alloc(ballastBytes, 1));
    const run = (count: number) => spawnSync(process.execPath, [writer, folder, program, String(count)], { encoding: "utf8" }).stdout;
    const full = judge(folder, run(600), true);
    rmSync(ballast);
    note("full disk", full);
    const after = judge(folder, run(commands), false, full.kept);
    note("room again", after);
  } finally {
    spawnSync("umount", [folder]);
    removeScratch(folder);
  }
}

/** `mustFail`: a run in which nothing failed has proved nothing. */
function judge(folder: string, output: string, mustFail: boolean, before: readonly string[] = []): Played {
  const lines = output.split("\n");
  const kept = lines.flatMap((line) => (line.startsWith("kept ") ? [line.slice(5)] : []));
  const faults = lines.filter((line) => line.startsWith("fault ")).length;
  const db = openForReading(folder);
  try {
    const verified = verifyLog(db, () => {});
    const present = new Set(db.prepare<[], string>("SELECT command_id FROM log").pluck().all());
    const lost = [...before, ...kept].filter((commandId) => !present.has(commandId));
    return {
      kept, faults, misses: [
        ...(verified.kind === "whole" ? [] : [`the chain breaks: ${JSON.stringify(verified)}`]), ...(lost.length === 0 ? [] : [`kept and lost: ${lost.join(", ")}`]),
        ...(lines.includes("end") ? [] : ["the process did not reach its end"]), ...(kept.length > 0 ? [] : ["nothing was kept"]),
        ...(mustFail && faults === 0 ? ["nothing failed"] : []), ...(!mustFail && faults > 0 ? [`${faults} faults with room again`] : []),
      ],
    };
  } finally {
    db.close();
  }
}
