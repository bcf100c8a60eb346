/**
 * A desk with the small hospital, the points of a test, and alarm devices under the real supervisor; and a real `mosquitto`
 * beside it. Used by the tests of the alarm devices. Everything lies in a scratch folder and on free ports of this machine.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sourceFolder } from "../../../electron/arguments.ts";
import type { Core } from "../../../electron/core.ts";
import { openCoreAlone } from "../../../electron/core-alone.ts";
import { openDeviceRoom } from "../../../electron/device-room.ts";
import type { Device } from "../../../electron/devices/device.ts";
import { alarm } from "../../../shared/alarm/state.ts";
import type { AlarmState } from "../../../shared/alarm/state.ts";
import type { CommandBodies } from "../../../shared/house.ts";
import type { ViewName, ViewRows } from "../../../shared/views.ts";
import { point } from "../../shared/alarm-asks.ts";
import { smallHospital } from "../../stories/small-hospital.ts";

export type PointBody = CommandBodies["alarm.define-point"];

export interface AlarmDesk {
  readonly core: Core;
  readonly folder: string;
  alarm(id: string): AlarmState;
  rows<N extends ViewName>(view: N): readonly ViewRows[N][];
  submit(command: string, body: unknown): void;
  define(change: Partial<PointBody>): void;
  change(device: string, settings: Readonly<Record<string, unknown>>): void;
  attempt(device: string): Promise<unknown>;
  health(device: string): { readonly state: string; readonly code: string; readonly params: Readonly<Record<string, string | number>> };
  /** How often each event stands in the log. */
  logged(type: string): number;
  faults: unknown[];
  close(): Promise<void>;
}

/** Opens a desk that is the hub; `devices` are off until `change` switches them on. */
export function openAlarmDesk(devices: readonly Device[]): AlarmDesk {
  const folder = mkdtempSync(join(tmpdir(), "yizhan-alarm-"));
  const core = openCoreAlone(folder, sourceFolder);
  const faults: unknown[] = [];
  core.facts.set({ "desk-number": "1" });
  for (const { type, body } of smallHospital) core.desk.submit({ command: type, body, actor: "system", byMachine: true });
  const room = openDeviceRoom({ devices, core: () => core, nowMs: Date.now, onFault: (device, fault) => faults.push([device, fault]) });
  const healths = new Map<string, ReturnType<AlarmDesk["health"]>>();
  const publish = core.announcer.setRow;
  core.announcer.setRow = (view, row) => {
    if (view === "devices") healths.set(String(row["name"]), row as unknown as ReturnType<AlarmDesk["health"]>); // the row that screens get
    publish(view, row);
  };
  room.begin();
  const submit = (command: string, body: unknown) => {
    const answer = core.desk.submit({ command, body, actor: command === "alarm.acknowledge" ? "li-jianguo" : "system", byMachine: true });
    if (answer.kind === "refused") throw new Error(`${command}: ${answer.refusal.code}`);
  };
  return {
    core, folder, submit, faults,
    alarm: (id) => JSON.parse(core.store.state.get(alarm.name, id) ?? "null") as AlarmState,
    rows: <N extends ViewName>(view: N) => core.store.views.snapshot(view, {}) as unknown as readonly ViewRows[N][],
    define: (change) => submit("alarm.define-point", point(change).body),
    change: (device, settings) => {
      const refusal = room.change(device, settings);
      if (refusal !== null) throw new Error(refusal.code + JSON.stringify(refusal.params));
    },
    attempt: async (device) => room.attempt(device),
    health: (device) => healths.get(device) ?? { state: "", code: "", params: {} },
    logged: (type) => core.store.db.prepare<[string], number>("SELECT count(*) FROM log WHERE type = ?").pluck().get(`${type}@1`) ?? 0,
    async close() {
      await room.close();
      core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether a program is there; says so where it is not, and the tests that need it are skipped. */
export function hasProgram(name: string): boolean {
  const isThere = spawnSync(name, ["-h"], { stdio: "ignore" }).error === undefined;
  if (!isThere) console.log(`skipped: ${name} is not installed here`);
  return isThere;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

export interface Broker {
  readonly port: number;
  start(): Promise<void>;
  /** As the machine loses power. */
  kill(): Promise<void>;
}

/** A real mosquitto on `port`, with these further lines in its configuration. It keeps what it has across a restart. */
export function mosquitto(folder: string, port: number, lines: readonly string[] = ["allow_anonymous true"]): Broker {
  const config = join(folder, `mosquitto-${port}.conf`);
  writeFileSync(config, [
    `listener ${port} 127.0.0.1`, ...lines, "persistence true", `persistence_location ${folder}/`, `persistence_file broker-${port}.db`, "autosave_interval 1",
    "autosave_on_changes false", "max_queued_messages 0", "user root", "log_type error", "",
  ].join("\n"));
  let child: ReturnType<typeof spawn> | undefined;
  return {
    port,
    async start() {
      child = spawn("mosquitto", ["-c", config], { stdio: "ignore" });
      for (let tries = 0; tries < 100 && !await answers(port); tries++) await sleep(50);
    },
    async kill() {
      const ended = child === undefined ? undefined : once(child, "exit");
      child?.kill("SIGTERM");
      await ended;
      child = undefined;
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  const isThere = await Promise.race([once(socket, "connect").then(() => true), once(socket, "error").then(() => false)]).catch(() => false);
  socket.destroy();
  return isThere;
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until it holds; at the end throws what `say` tells. */
export async function until(holds: () => boolean, say: () => unknown = () => "", waitMs = 10_000): Promise<void> {
  const endMs = Date.now() + waitMs;
  while (!holds()) {
    if (Date.now() > endMs) throw new Error(`did not come true in ${waitMs} ms: ${JSON.stringify(say())}`);
    await sleep(20);
  }
}
