/**
 * Builds the device supervisor over the present core: settings are kept as facts of this machine, commands go the one write
 * path, ordered events come from it, health goes to view `devices`. Built by `host.ts`; the devices know nothing of it.
 */
import type { DeviceRow, ViewName, ViewRows } from "../shared/views.ts";
import type { Core } from "./core.ts";
import type { Device } from "./devices/device.ts";
import { superviseDevices } from "./devices/supervisor.ts";
import type { Supervisor } from "./devices/supervisor.ts";

import { readState } from "./scratch.ts";

export interface DeviceRoomOptions {
  readonly devices: readonly Device[];
  readonly core: () => Core;
  readonly nowMs: () => number;
  readonly onFault: (device: string, fault: unknown) => void;
}

export interface DeviceRoom {
  /** The present core is up: opens what is switched on. Called again when the desk begins with another log. */
  begin(): void;
  readonly change: Supervisor["change"];
  readonly attempt: Supervisor["attempt"];
  /** What a desk takes along when it begins with another log. */
  kept(): Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const factOf = (name: string) => `device:${name}`;
const changeOf = (name: string) => `device-change:${name}`;

export function openDeviceRoom({ devices, core, nowMs, onFault }: DeviceRoomOptions): DeviceRoom {
  const heard = new WeakSet<Core>();
  const supervisor = superviseDevices({
    devices, nowMs, onFault,
    desk: () => ({
      submit(request) {
        const answer = core().desk.submit(request);
        return answer.kind === "refused" ? answer.refusal : null;
      },
      submitAll: (requests) => core().desk.submitAll(requests).map((answer) => (answer.kind === "refused" ? answer.refusal : null)),
      get: <S>(stream: { readonly name: string }, id: string) => readState(core().store.state, stream.name, id) as S | undefined, // the stream's own events made it
      rows: <N extends ViewName>(view: N, params: Readonly<Record<string, string | number>> = {}) => core().store.views.snapshot(view, params) as unknown as readonly ViewRows[N][], // as its SQL gives them
      number: () => core().facts.deskNumber(),
      isHub: () => core().desk.reign().role === "hub",
    }),
    readSettings: (name) => JSON.parse(core().store.local.fact(factOf(name)) ?? "{}") as unknown,
    keepSettings: (name, settings, by) => core().facts.set({ [factOf(name)]: JSON.stringify(settings), [changeOf(name)]: JSON.stringify({ by, atMs: nowMs() }) }),
    readChange: (name) => JSON.parse(core().store.local.fact(changeOf(name)) ?? "null") as DeviceRow["changed"], // as it was kept
    publish: (row) => core().announcer.setRow("devices", { ...row }),
  });
  /** In a later turn: what a device does about an event must not come before others have heard of the event. */
  function listenTo(now: Core): void {
    const later = (work: () => void) => void setImmediate(() => { if (core() === now) work(); });
    now.desk.onOrdered((events) => later(() => supervisor.hear(events)));
    now.desk.onSaved(() => later(supervisor.hearSaved));
  }

  return {
    begin() {
      const now = core();
      if (!heard.has(now)) listenTo(now);
      heard.add(now);
      supervisor.begin();
    },
    change: supervisor.change,
    attempt: supervisor.attempt,
    kept: () => Object.fromEntries(devices.flatMap(({ name }) => [factOf(name), changeOf(name)]).flatMap((fact) => {
      const value = core().store.local.fact(fact);
      return value === undefined ? [] : [[fact, value]];
    })),
    close: supervisor.close,
  };
}
