/** A real desk on a scratch folder with one device under its supervisor, for the tests of telephones: what the desk knows of calls is read from its own tables. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sourceFolder } from "../../../electron/arguments.ts";
import { openCoreAlone } from "../../../electron/core-alone.ts";
import { openDeviceRoom } from "../../../electron/device-room.ts";
import type { Device } from "../../../electron/devices/device.ts";
import type { CallState } from "../../../shared/call/state.ts";
import type { DeviceRow } from "../../../shared/views.ts";
import { smallHospital } from "../../stories/small-hospital.ts";

export interface PhoneDesk {
  /** Oldest first. */
  calls(): readonly CallState[];
  row(): DeviceRow;
  readonly faults: unknown[];
  /** Events in the log. */
  head(): number;
  attempt(): Promise<string>;
  close(): Promise<void>;
}

/** Opens it; `device` runs with these settings from now on. */
export async function openPhoneDesk(device: Device, settings: Readonly<Record<string, unknown>>): Promise<PhoneDesk> {
  const folder = mkdtempSync(join(tmpdir(), "yizhan-phone-"));
  const core = openCoreAlone(folder, sourceFolder);
  core.desk.submitAll(smallHospital.map(({ type, body }) => ({ command: type, body, actor: "system", byMachine: true })));
  core.facts.set({ "desk-number": "1" });
  const faults: unknown[] = [];
  const room = openDeviceRoom({ devices: [device], core: () => core, nowMs: Date.now, onFault: (_name, fault) => void faults.push(fault) });
  room.begin();
  const view = core.announcer.open("devices", {}, () => {});
  const rows = () => core.announcer.open("devices", {}, () => {}).rows as unknown as readonly DeviceRow[];
  const refused = room.change(device.name, { ...settings, enabled: true });
  if (refused !== null) throw new Error(JSON.stringify(refused));
  await until(() => rows()[0], (row) => row?.state === "ok" || row?.state === "failing");
  return {
    faults,
    calls: () => (core.store.db.prepare("SELECT body FROM state_call ORDER BY rang_at_ms, id").pluck().all() as string[]).map((body) => JSON.parse(body) as CallState),
    row() {
      const [row] = rows();
      if (row === undefined) throw new Error("no device");
      return row;
    },
    head: () => core.store.log.head().seq,
    async attempt() {
      const tried = await room.attempt(device.name);
      return tried.code;
    },
    async close() {
      view.close();
      await room.close();
      core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until it is right; the last value stands in the error otherwise. */
export async function until<T>(read: () => T, isRight: (value: T) => boolean, mostMs = 8_000): Promise<T> {
  for (const endMs = Date.now() + mostMs; ;) {
    const value = read();
    if (isRight(value)) return value;
    if (Date.now() > endMs) throw new Error(`still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Phases in the order of ringing, as tests compare them. */
export function phases(desk: PhoneDesk): string {
  return desk.calls().map((one) => one.phase).join(" ");
}
