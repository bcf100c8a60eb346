/** The real things a telephone is tried against: kamailio as registrar, sipp as caller, socat as a serial line. Each is a process of its own. */
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./sip/", import.meta.url));

/** Whether a program is on this machine; prints why its tests are left out where it is not. */
export function hasProgram(name: string, packageName: string): boolean {
  const found = spawnSync(name, ["-h"], { stdio: "ignore" }).error === undefined;
  if (!found) console.log(`skipped: ${name} is not installed here (Debian package ${packageName})`);
  return found;
}

/** A port that is free now, for UDP and TCP alike as far as can be told. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

export interface Registrar {
  readonly port: number;
  said(): string;
  close(): Promise<void>;
}

/** kamailio with digest (any user, password sesame) and calls to who registered. */
export async function startRegistrar(): Promise<Registrar> {
  const port = await freePort();
  const run = mkdtempSync(join(tmpdir(), "yizhan-sip-"));
  const child = spawn("kamailio", ["-f", join(folder, "kamailio.cfg"), "-DD", "-E", "-m", "32", "-M", "4", "-Y", run, "-w", run, "-l", `udp:127.0.0.1:${port}`, "-l", `tcp:127.0.0.1:${port}`], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => { said += chunk.toString("utf8"); });
  await new Promise((resolve) => setTimeout(resolve, 800));
  return {
    port, said: () => said,
    async close() {
      await endProcess(child);
      rmSync(run, { recursive: true, force: true });
    },
  };
}

/** Calls extension 8000 `count` times with sipp and gives up; answers its exit code: 0 where every step came as the scenario says. */
export async function giveUpCalls(port: number, { count = 1, reason = "Subject: none" }: { readonly count?: number; readonly reason?: string } = {}): Promise<number> {
  const child = spawn("sipp", [`127.0.0.1:${port}`, "-sf", join(folder, "cancel.xml"), "-s", "8000", "-m", String(count), "-r", String(count), "-l", "100", "-i", "127.0.0.1", "-p", String(await freePort()), "-key", "reason", reason, "-nostdin", "-timeout", "15s", "-timeout_error"], { stdio: "ignore", env: { ...process.env, TERM: "xterm" } });
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? -1)));
}
