/** Alarms over Modbus TCP, with a real server of the protocol: coils, registers, refusals, silence, and a gateway that goes. */
import { createRequire } from "node:module";
import { createServer } from "node:net";
import type { Server } from "node:net";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { alarmsModbus } from "../../../electron/devices/alarms-modbus.ts";
import type { Device } from "../../../electron/devices/device.ts";
import { blocksOf, valueIn } from "../../../electron/devices/modbus-blocks.ts";
import type { ModbusPoint } from "../../../electron/devices/modbus-blocks.ts";
import type { Source } from "../../../shared/alarm/point.ts";
import { freePort, openAlarmDesk, sleep, until } from "./alarm-desk.ts";
import type { AlarmDesk, PointBody } from "./alarm-desk.ts";

// A CommonJS package whose names Node cannot see from an import.
const { ServerTCP } = createRequire(import.meta.url)("modbus-serial") as typeof import("modbus-serial");

const closing: (() => Promise<unknown> | undefined)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

/** A plant with coils and registers; addresses from 5000 on are refused as not there. */
async function plant(port: number) {
  const coils = new Map<number, boolean>();
  const registers = new Map<number, number>();
  let reads = 0;
  const noSuch = (address: number) => { if (address >= 5_000) throw Object.assign(new Error("no such address"), { modbusErrorCode: 2 }); };
  const bit = (address: number) => { reads++; noSuch(address); return coils.get(address) ?? false; };
  const word = (address: number) => { reads++; noSuch(address); return registers.get(address) ?? 0; };
  const server = new ServerTCP(
    { getCoil: bit, getDiscreteInput: bit, getHoldingRegister: word, getInputRegister: word },
    { host: "127.0.0.1", port, unitID: 0 },
  );
  server.on("error", () => {});
  await once(server, "initialized");
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  closing.push(close);
  return { coils, registers, reads: () => reads, close };
}

const at = (table: "coil" | "discrete" | "holding" | "input", address: number, form: "bit" | "u16" | "s16" | "u32" | "f32" = "bit"): Pick<PointBody, "source"> =>
  ({ source: { kind: "modbus", unit: 1, table, address, form } });

async function world(points: readonly Partial<PointBody>[], settings: object = {}): Promise<{ desk: AlarmDesk; port: number; site: Awaited<ReturnType<typeof plant>> }> {
  const desk = openAlarmDesk([alarmsModbus] as readonly Device[]);
  closing.push(desk.close);
  const port = await freePort();
  const site = await plant(port);
  for (const one of points) desk.define(one);
  desk.change("alarms-modbus", { enabled: true, port, pollMs: 100, timeoutMs: 500, ...settings });
  await until(() => desk.health("alarms-modbus").state === "ok", () => desk.health("alarms-modbus"));
  return { desk, port, site };
}

const hot: Partial<PointBody> = { id: "hot", ...at("input", 20, "s16"), test: { kind: "limit", low: null, high: 8, deadband: 1, scale: 0.1, unit: "°C" } };

describe("a gateway", () => {
  it("is polled: a coil, a scaled register with its deadband, a figure of two registers", async () => {
    const { desk, site } = await world([{ id: "lift", ...at("coil", 3) }, hot, { id: "steam", ...at("holding", 40, "f32"), test: { kind: "limit", low: 0.2, high: null, deadband: 0, scale: 1, unit: "MPa" } }]);
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, 0.6);
    site.registers.set(40, view.getUint16(0)).set(41, view.getUint16(2));
    await until(() => desk.alarm("steam").phase === "returned", () => desk.alarm("steam"));
    site.coils.set(3, true);
    site.registers.set(20, 85);
    await until(() => desk.alarm("lift").phase === "unacknowledged" && desk.alarm("hot").phase === "unacknowledged");
    expect(desk.alarm("hot").value).toBe("8.5 °C");
    site.registers.set(20, 75);
    await sleep(400);
    expect(desk.alarm("hot").phase).toBe("unacknowledged");
    site.registers.set(20, 65_500);
    await until(() => desk.alarm("hot").phase === "returned");
    expect(desk.alarm("hot").value).toBe("-3.6 °C");
    expect(desk.faults).toEqual([]);
  });

  it("that does not have one register is still read for its neighbours", async () => {
    const { desk, site } = await world([{ id: "lift", ...at("coil", 4_998) }, { id: "wrong", ...at("coil", 5_001), staleAfterS: 1 }]);
    site.coils.set(4_998, true);
    await until(() => desk.alarm("lift").phase === "unacknowledged", () => desk.health("alarms-modbus"));
    await until(() => desk.alarm("wrong").staleSinceMs !== null);
    expect(desk.health("alarms-modbus")).toMatchObject({ state: "ok" });
    expect(Number(desk.health("alarms-modbus").params["refused"])).toBeGreaterThan(0);
  });

  it("that goes away is told, its points become stale, and it is found again by itself", async () => {
    const { desk, port, site } = await world([{ id: "lift", ...at("coil", 3) }], { awayStaleS: 5 });
    await until(() => desk.alarm("lift").heard);
    await site.close();
    await until(() => desk.health("alarms-modbus").state === "failing", () => desk.health("alarms-modbus"));
    await until(() => desk.alarm("lift").staleSinceMs !== null, () => desk.alarm("lift"), 9_000);
    const again = await plant(port);
    again.coils.set(3, true);
    await until(() => desk.alarm("lift").phase === "unacknowledged", () => desk.health("alarms-modbus"), 15_000);
    expect(desk.health("alarms-modbus").state).toBe("ok");
  }, 40_000);

  it("that takes the call and says nothing, or rubbish, costs its timeout and no fault", async () => {
    const port = await freePort();
    const mute: Server = createServer((socket) => { socket.on("error", () => {}); socket.on("data", () => socket.write(Buffer.from("rubbish and more rubbish"))); }).listen(port, "127.0.0.1");
    closing.push(async () => mute.close());
    const desk = openAlarmDesk([alarmsModbus] as readonly Device[]);
    closing.push(desk.close);
    desk.define({ id: "lift", ...at("coil", 3) });
    desk.change("alarms-modbus", { enabled: true, port, pollMs: 100, timeoutMs: 200 });
    await until(() => desk.health("alarms-modbus").code === "gateway-away", () => desk.health("alarms-modbus"));
    expect(desk.faults).toEqual([]);
    expect(desk.alarm("lift").occurrence).toBe(0);
  });
});

describe("registers that lie together", () => {
  const made = (id: string, source: Partial<Extract<Source, { kind: "modbus" }>>): ModbusPoint =>
    ({ id, source: { kind: "modbus", unit: 1, table: "holding", address: 0, form: "u16", ...source } }) as ModbusPoint;

  it("are read with one request, those far apart or of another station with another", () => {
    const points = [made("a", { address: 10 }), made("b", { address: 0, form: "u32" }), made("c", { address: 400 }), made("d", { unit: 2, address: 1 })];
    expect(blocksOf(points, new Set()).map(({ unit, address, length }) => [unit, address, length])).toEqual([[1, 0, 11], [1, 400, 1], [2, 1, 1]]);
    expect(blocksOf(points, new Set(["a"]))).toHaveLength(4);
    expect(blocksOf(Array.from({ length: 300 }, (_, address) => made(`p${address}`, { address })), new Set()).every(({ length }) => length <= 125)).toBe(true);
  });

  it("that were not answered in full say nothing", () => {
    const [block] = blocksOf([made("a", { form: "u32" })], new Set());
    expect(block && valueIn(block, [7], made("a", { form: "u32" }))).toBeUndefined();
  });
});
