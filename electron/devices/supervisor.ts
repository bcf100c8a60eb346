/**
 * Keeps the devices of this desk alive: reads each one's settings, opens it while it is switched on, closes it on a change,
 * opens it again when it broke. Built by `host.ts` over whatever core the desk has at the moment. A device's fault never
 * reaches the desk, and nothing here waits for a device.
 */
import type { z } from "zod";
import { refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { DeviceRow } from "../../shared/views.ts";
import type { WireEvent } from "../../shared/wire.ts";
import { fieldsOf, shownSettings } from "./device-fields.ts";
import { startLife } from "./device-life.ts";
import type { DeviceLife } from "./device-life.ts";
import type { Device, DeviceHealth, DeviceRequest, DeviceTools } from "./device.ts";

/** What a device reaches of the desk. */
export interface DeviceDesk {
  submit(request: DeviceRequest & { readonly actor: string; readonly byMachine: true }): Refusal | null;
  /** In one transaction; without it they go one by one. */
  submitAll?(requests: readonly (DeviceRequest & { readonly actor: string; readonly byMachine: true })[]): readonly (Refusal | null)[];
  readonly get: DeviceTools["get"];
  readonly rows: DeviceTools["rows"];
  number(): number;
  isHub(): boolean;
}

export interface SupervisorOptions {
  readonly devices: readonly Device[];
  readonly desk: () => DeviceDesk;
  /** Settings as they were kept, or undefined. */
  readonly readSettings: (name: string) => unknown;
  readonly keepSettings: (name: string, settings: unknown, by: string | null) => void;
  /** Who changed them last, and when; null where nobody did. */
  readonly readChange?: (name: string) => DeviceRow["changed"];
  readonly publish: (row: DeviceRow) => void;
  readonly nowMs: () => number;
  readonly onFault: (device: string, fault: unknown) => void;
}

export interface Supervisor {
  /** Opens what is switched on; called again when the desk begins with another log. */
  begin(): void;
  /** Ordered events of the desk. */
  hear(events: readonly WireEvent[]): void;
  /** This desk has saved something that the hub has yet to order. */
  hearSaved(): void;
  /** Replaces the settings that are named, in the name of `by`. Refuses `device.unknown`, `input.invalid`. */
  change(name: string, patch: Readonly<Record<string, unknown>>, by?: string | null): Refusal | null;
  /** The try button. Refuses `device.unknown`. */
  attempt(name: string): Promise<{ readonly code: string } | Refusal>;
  close(): Promise<void>;
}

/** How often it is looked whether this desk became the hub, or no longer is. */
const lookMs = 1_000;

const off: DeviceHealth = { state: "off", code: "off", params: {} };
const elsewhere: DeviceHealth = { state: "off", code: "elsewhere", params: {} };

interface Kept {
  readonly device: Device;
  life: DeviceLife | undefined;
  health: DeviceHealth;
  sinceMs: number;
}

type Settings = Readonly<Record<string, unknown>>;

export function superviseDevices({ devices, desk, readSettings, keepSettings, readChange = () => null, publish, nowMs, onFault }: SupervisorOptions): Supervisor {
  const byName = new Map(devices.map((device): [string, Kept] => [device.name, { device, life: undefined, health: off, sinceMs: nowMs() }]));
  let looking: NodeJS.Timeout | undefined;

  function settingsOf({ device }: Kept): Settings {
    const kept = device.settings.safeParse(readSettings(device.name) ?? {});
    return (kept.success ? kept.data : device.settings.parse({})) as Settings; // a device's settings are one object
  }

  function tell(kept: Kept, health: DeviceHealth): void {
    if (kept.health.state !== health.state || kept.health.code !== health.code) kept.sinceMs = nowMs();
    kept.health = health;
    const settings = settingsOf(kept);
    const fields = fieldsOf(kept.device.settings);
    const secrets = fields.filter((field) => field.kind === "secret" && settings[field.name] !== "").map((field) => field.name);
    publish({
      name: kept.device.name, enabled: settings["enabled"] === true, ...health, sinceMs: kept.sinceMs,
      fields, settings: shownSettings(fields, settings), secrets, hubOnly: kept.device.hubOnly, changed: readChange(kept.device.name),
    });
  }

  function isWanted(kept: Kept): boolean {
    return settingsOf(kept)["enabled"] === true && (!kept.device.hubOnly || desk().isHub());
  }

  function open(kept: Kept): void {
    if (!isWanted(kept)) tell(kept, settingsOf(kept)["enabled"] === true ? elsewhere : off);
    else kept.life = startLife({ device: kept.device, settings: settingsOf(kept), desk, nowMs, onFault, onHealth: (health) => tell(kept, health) });
  }

  function stop(kept: Kept): Promise<void> {
    const { life } = kept;
    kept.life = undefined;
    return life?.stop() ?? Promise.resolve();
  }

  /** Opened again when the former one has let go of its port or line. */
  async function reopen(kept: Kept): Promise<void> {
    await stop(kept);
    if (looking !== undefined && kept.life === undefined) open(kept);
  }

  /** A desk that became the hub, or no longer is it, opens or closes what only a hub runs. */
  function look(): void {
    for (const kept of byName.values()) if (kept.device.hubOnly && isWanted(kept) !== (kept.life !== undefined)) void reopen(kept);
  }

  return {
    begin() {
      looking ??= setInterval(look, lookMs).unref();
      for (const kept of byName.values()) void reopen(kept);
    },
    hear(events) {
      for (const { life } of byName.values()) life?.hear(events);
    },
    hearSaved() {
      for (const { life } of byName.values()) life?.hearSaved();
    },
    change(name, patch, by = null) {
      const kept = byName.get(name);
      if (kept === undefined) return refuse("device.unknown", { device: name });
      const next = kept.device.settings.safeParse({ ...settingsOf(kept), ...patch });
      if (!next.success) return refuseSetting(next.error);
      keepSettings(name, next.data, by);
      void reopen(kept);
      return null;
    },
    async attempt(name) {
      const kept = byName.get(name);
      if (kept === undefined) return refuse("device.unknown", { device: name });
      return { code: await kept.life?.attempt() ?? "not-open" };
    },
    async close() {
      clearInterval(looking);
      looking = undefined;
      await Promise.all([...byName.values()].map(stop));
    },
  };
}

function refuseSetting({ issues: [issue] }: z.ZodError): Refusal {
  return refuse("input.invalid", { field: issue?.path.map(String).join(".").slice(0, 80) ?? "", problem: issue?.code ?? "custom" });
}
