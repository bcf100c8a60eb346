/** The headless host as a process of its own, on a scratch data folder: `node electron/serve.ts`, and the addresses it prints. */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { sourceFolder } from "../../electron/arguments.ts";
import { scratchFolder } from "./real-window.ts";

export interface HeadlessHost {
  readonly deskAddress: string;
  readonly wallAddress: string;
  /** Where desks join, and the code of one newcomer where `--code` asked for it; else empty. */
  readonly hubAddress: string;
  readonly code: string;
  readonly dataFolder: string;
  close(): Promise<void>;
}

/** Starts it; rejects with what it said where it ends instead of printing its addresses. */
export function startHeadless(args: readonly string[]): Promise<HeadlessHost> {
  const dataFolder = scratchFolder();
  const child = spawn(process.execPath, [join(sourceFolder, "electron", "serve.ts"), "--data", dataFolder, "--port", "0", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const close = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(dataFolder, { recursive: true, force: true });
  };
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const [deskAddress, wallAddress] = ["desk", "wall"].map((kind) => new RegExp(`${kind}\\s+(http://\\S+)`).exec(said)?.[1]);
      const hubAddress = /hub\s+(\S+)/.exec(said)?.[1] ?? "";
      const code = /加入口令 (\w{4} \w{4})/.exec(said)?.[1] ?? "";
      const isWhole = !args.includes("--code") || args.includes("--join") || code !== "";
      if (deskAddress !== undefined && wallAddress !== undefined && isWhole) resolve({ deskAddress, wallAddress, hubAddress, code, dataFolder, close });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    void ended.then(() => reject(new Error(said)));
  });
}
