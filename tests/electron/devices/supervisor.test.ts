/** What the supervisor promises: devices open by their settings, come again after they broke, and never harm the desk. */
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Device, DeviceTools, Opened } from "../../../electron/devices/device.ts";
import { fieldsOf } from "../../../electron/devices/device-fields.ts";
import { superviseDevices } from "../../../electron/devices/supervisor.ts";
import type { Supervisor } from "../../../electron/devices/supervisor.ts";
import type { DeviceRow } from "../../../shared/views.ts";

const settings = z.strictObject({ enabled: z.boolean().default(false), port: z.number().int().min(1).max(9).default(3), key: z.string().meta({ secret: true }).default(""), mode: z.enum(["tcp", "serial"]).default("tcp") });
type Settings = z.infer<typeof settings>;

interface World {
  readonly supervisor: Supervisor;
  readonly rows: Map<string, DeviceRow>;
  readonly faults: unknown[];
  readonly kept: Map<string, unknown>;
  isHub: boolean;
}

const opened: Supervisor[] = [];
afterEach(async () => { for (const one of opened.splice(0)) await one.close(); });

function world(open: (settings: Settings, tools: DeviceTools) => Opened | Promise<Opened>, more: Partial<Device<Settings>> = {}, given: unknown = { enabled: true }): World {
  const made = { rows: new Map<string, DeviceRow>(), faults: [] as unknown[], kept: new Map<string, unknown>([["bell", given]]), isHub: true };
  const device: Device<Settings> = { name: "bell", settings, hubOnly: false, open, ...more };
  const supervisor = superviseDevices({
    devices: [device as Device], nowMs: Date.now, publish: (row) => void made.rows.set(row.name, row), onFault: (_name, fault) => void made.faults.push(fault),
    desk: () => ({ submit: () => { throw new Error("disk"); }, get: () => undefined, rows: () => [], number: () => 1, isHub: () => made.isHub }),
    readSettings: (name) => made.kept.get(name), keepSettings: (name, value) => void made.kept.set(name, value),
  });
  opened.push(supervisor);
  supervisor.begin();
  return Object.assign(made, { supervisor });
}

const soon = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms));
const stateOf = ({ rows }: World) => `${rows.get("bell")?.state} ${rows.get("bell")?.code}`;
const still: Opened = { close() {} };

describe("a device", () => {
  it("is opened with its parsed settings and told to be well", async () => {
    const seen: Settings[] = [];
    const here = world((given) => { seen.push(given); return still; });
    await soon();
    expect(seen).toEqual([{ enabled: true, port: 3, key: "", mode: "tcp" }]);
    expect(stateOf(here)).toBe("ok ok");
  });

  it("stays off until somebody switches it on, and also where its kept settings cannot be read", async () => {
    let count = 0;
    for (const given of [{}, { enabled: false }, { enabled: true, port: 77 }, "rubbish"]) {
      const here = world(() => { count++; return still; }, {}, given);
      await soon(5);
      expect(stateOf(here)).toBe("off off");
    }
    expect(count).toBe(0);
  });

  it.each([
    ["throws", () => { throw new Error("no port"); }],
    ["rejects", () => Promise.reject(new Error("no port"))],
  ])("that %s while opening is opened again later, and the desk goes on", async (_how, open) => {
    let count = 0;
    const here = world(() => { count++; return count === 1 ? open() : still; });
    await soon();
    expect(stateOf(here)).toBe("failing fault");
    expect(here.faults).toHaveLength(1);
    await soon(1_200);
    expect(stateOf(here)).toBe("ok ok");
    expect(count).toBe(2);
  });

  it("that keeps breaking waits longer each time", async () => {
    const times: number[] = [];
    world((_given, tools) => { times.push(Date.now()); tools.after(1, () => tools.failed("gone")); return still; });
    await soon(3_400);
    expect(times).toHaveLength(3);
    expect((times[2] ?? 0) - (times[1] ?? 0)).toBeGreaterThan(1_900);
  });

  it("that throws in a timer or in a listener is closed and opened again", async () => {
    let closed = 0;
    const here = world((_given, tools) => {
      tools.onOrdered(() => { throw new Error("listener"); });
      return { close: () => void closed++ };
    });
    await soon();
    here.supervisor.hear([]);
    expect(stateOf(here)).toBe("failing fault");
    await soon();
    expect(closed).toBe(1);
  });

  it("whose socket handler throws is closed; the program goes on, and a closed device hears nothing", async () => {
    const handlers: ((text: string) => void)[] = [];
    const seen: string[] = [];
    const here = world((_given, tools) => {
      handlers.push(tools.guard((text) => { seen.push(text); if (text === "bad") throw new Error("handler"); }));
      return still;
    });
    await soon();
    for (const text of ["good", "bad", "after"]) handlers[0]?.(text);
    expect([seen, stateOf(here), here.faults.length]).toEqual([["good", "bad"], "failing fault", 1]);
  });

  it("gets a refusal, not a fault, where the desk cannot write", async () => {
    const answers: unknown[] = [];
    const here = world((_given, tools) => { answers.push(tools.submit({ command: "call.end", body: {} })); return still; });
    await soon();
    expect(answers).toMatchObject([{ code: "device.not-written" }]);
    expect(here.faults).toHaveLength(1);
  });

  it("is closed and opened with new settings; what the former one still says is not heard", async () => {
    const log: string[] = [];
    const tools: DeviceTools[] = [];
    const here = world((given, its) => { tools.push(its); log.push(`open ${given.port}`); return { close: () => void log.push(`close ${given.port}`) }; });
    await soon();
    expect(here.supervisor.change("bell", { port: 5 })).toBeNull();
    await soon();
    expect(log).toEqual(["open 3", "close 3", "open 5"]);
    tools[0]?.failed("late");
    tools[0]?.tell({ state: "trying", code: "late", params: {} });
    expect(stateOf(here)).toBe("ok ok");
    expect(tools[0]?.submit({ command: "call.end", body: {} })).toMatchObject({ code: "device.closed" });
  });

  it("keeps its settings where the new ones are wrong, and the field is named", async () => {
    const here = world(() => still);
    await soon();
    expect(here.supervisor.change("bell", { port: 77 })).toMatchObject({ code: "input.invalid", params: { field: "port" } });
    expect(here.supervisor.change("gong", {})).toMatchObject({ code: "device.unknown" });
    expect(here.kept.get("bell")).toEqual({ enabled: true });
  });

  it("never shows a secret again, and a change that does not name it leaves it", async () => {
    const here = world(() => still, {}, { enabled: true, key: "sesame" });
    await soon();
    expect(here.rows.get("bell")).toMatchObject({ settings: { key: "" }, secrets: ["key"] });
    here.supervisor.change("bell", { port: 4 });
    expect(here.kept.get("bell")).toMatchObject({ key: "sesame", port: 4 });
    expect(JSON.stringify([...here.rows.values()])).not.toContain("sesame");
  });

  it("that is for the hub alone opens when this desk becomes it and closes when it no longer is", async () => {
    let open = 0;
    const here = world(() => { open++; return { close: () => void open-- }; }, { hubOnly: true });
    here.isHub = false;
    await soon(1_200);
    expect([open, stateOf(here)]).toEqual([0, "off elsewhere"]);
    here.isHub = true;
    await soon(1_200);
    expect([open, stateOf(here)]).toEqual([1, "ok ok"]);
  });

  it("that never finishes closing holds nobody up", async () => {
    const here = world(() => ({ close: () => new Promise<void>(() => {}) }));
    await soon();
    const begunAt = Date.now();
    await here.supervisor.close();
    expect(Date.now() - begunAt).toBeLessThan(1_500);
  });

  it("can be tried, and says so where it cannot", async () => {
    const here = world(() => ({ ...still, attempt: async () => "ok-rang" }));
    await soon();
    expect(await here.supervisor.attempt("bell")).toEqual({ code: "ok-rang" });
    expect(await here.supervisor.attempt("gong")).toMatchObject({ code: "device.unknown" });
    const mute = world(() => still);
    await soon();
    expect(await mute.supervisor.attempt("bell")).toEqual({ code: "nothing-to-try" });
    const broken = world(() => ({ ...still, attempt: () => Promise.reject(new Error("x")) }));
    await soon();
    expect(await broken.supervisor.attempt("bell")).toEqual({ code: "failed" });
  });
});

it("a form has one field per setting, in order, with kind and range", () => {
  expect(fieldsOf(settings)).toEqual([
    { name: "enabled", kind: "switch" }, { name: "port", kind: "number", least: 1, most: 9 }, { name: "key", kind: "secret" },
    { name: "mode", kind: "choice", options: ["tcp", "serial"] },
  ]);
});
