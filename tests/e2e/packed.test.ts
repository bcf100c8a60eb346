/** The unpacked build starts, opens its window, writes and reads a ticket, finds each part that lies beside its bundle, and ends with 0. */
import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { sourceFolder } from "../../electron/arguments.ts";
import { electronRuntime } from "../../electron/commands/electron-runtime.ts";
import { describeWindows, scratchFolder } from "./real-window.ts";

describeWindows("the packed program", () => {
  const dataFolder = scratchFolder();
  const output = scratchFolder();
  afterAll(() => { for (const folder of [dataFolder, output]) rmSync(folder, { recursive: true, force: true }); });

  it("is built from a local runtime and proves itself with --smoke", () => {
    const built = spawnSync(process.execPath, [join(sourceFolder, "node_modules", "electron-builder", "cli.js"), "--dir", `-c.electronDist=${dirname(electronRuntime() ?? "")}`, `-c.directories.output=${output}`],
      { cwd: sourceFolder, encoding: "utf8", timeout: 240_000 });
    expect(built.status, built.stderr + built.stdout).toBe(0);
    const program = [join(output, "linux-unpacked", "yizhan"), join(output, "win-unpacked", "Yizhan.exe"), join(output, "mac", "Yizhan.app", "Contents", "MacOS", "Yizhan")].find((path) => existsSync(path));
    const smoke = spawnSync(program ?? "", ["--no-sandbox", "--smoke", "--data", dataFolder], { encoding: "utf8", timeout: 60_000 });
    expect(smoke.stdout, smoke.stderr).toContain('"smoke":"ok"');
    for (const part of ["backup", "thread", "serial", "phone"]) expect(smoke.stdout).toContain(`"${part}":true`);
    expect(smoke.status).toBe(0);
  }, 300_000);
});
