/** Devices over the bridge of a running desk: settings change, are kept, are shown without secrets; the try button answers. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Guest } from "../../../electron/door.ts";
import type { DeviceRow } from "../../../shared/views.ts";
import { House } from "../../desks/one-process.ts";
import type { Place } from "../../desks/one-process.ts";
import { until } from "./phone-desk.ts";

let house: House;
let hub: Place;
let desk: Guest;
beforeEach(async () => {
  house = new House();
  hub = await house.openHub();
  desk = guestOf(hub);
});
afterEach(() => house.close());

const guestOf = ({ host }: Place) => host.door.letIn({ access: "desk", host: "browser" }, () => {});
const secret = "a long enough secret";

function rowOf({ host }: Place): DeviceRow {
  const { rows, close } = host.core().announcer.open("devices", {}, () => {});
  close();
  return (rows as unknown as readonly DeviceRow[]).find((row) => row.name === "phone-webhook") as DeviceRow; // it is in index.ts
}

describe("a device", () => {
  it("begins switched off, opens when it is switched on, and says where it listens", async () => {
    await until(() => rowOf(hub)?.state, (state) => state === "off");
    expect(await desk.call("changeDevice", { name: "phone-webhook", settings: { enabled: true, port: 0, secret } })).toEqual({ kind: "done", value: null });
    const row = await until(() => rowOf(hub), (one) => one.state === "ok");
    expect(row).toMatchObject({ enabled: true, code: "takes-posts", secrets: ["secret"], settings: { secret: "", port: 0 } });
    expect(await desk.call("tryDevice", { name: "phone-webhook" })).toEqual({ kind: "done", value: { code: "ok-takes-posts" } });
    const posted = await fetch(`http://127.0.0.1:${row.params["port"]}/call`, { method: "POST", headers: { "Content-Type": "application/json", Authorization: `Bearer ${secret}` }, body: JSON.stringify({ event: "ringing", id: 1, number: "8371" }) });
    expect(posted.status).toBe(200);
    expect(hub.host.core().store.views.snapshot("calls", {})).toHaveLength(1);
  });

  it("is open again after the program was closed, with its settings", async () => {
    await desk.call("changeDevice", { name: "phone-webhook", settings: { enabled: true, port: 0, secret } });
    await until(() => rowOf(hub).state, (state) => state === "ok");
    await hub.host.close();
    const again = await house.open(hub.folder);
    expect(await until(() => rowOf(again), (row) => row.state === "ok")).toMatchObject({ secrets: ["secret"] });
  });

  it("goes along when its desk joins a hub", async () => {
    const other = await house.open();
    await guestOf(other).call("changeDevice", { name: "phone-webhook", settings: { enabled: true, port: 0, secret } });
    await other.host.found({ how: "join", hub: hub.host.sharing().hub?.address ?? "", code: (hub.host.showCode() as { code: string }).code });
    expect(await until(() => rowOf(other), (row) => row?.state === "ok")).toMatchObject({ enabled: true, secrets: ["secret"] });
  });

  it("that is unknown, and a setting that cannot be, are refused; nothing is kept", async () => {
    expect(await desk.call("changeDevice", { name: "gong", settings: {} })).toMatchObject({ kind: "refused", refusal: { code: "device.unknown" } });
    expect(await desk.call("tryDevice", { name: "gong" })).toMatchObject({ kind: "refused", refusal: { code: "device.unknown" } });
    expect(await desk.call("changeDevice", { name: "phone-webhook", settings: { port: -1 } })).toMatchObject({ kind: "refused", refusal: { code: "input.invalid", params: { field: "port" } } });
    expect(rowOf(hub)).toMatchObject({ enabled: false, settings: { port: 4730 } });
  });

  it("says who changed it last, also after the program was closed", async () => {
    expect(rowOf(hub).changed).toBeNull();
    await desk.call("signIn", { personId: "li-jianguo" });
    await desk.call("changeDevice", { name: "phone-webhook", settings: { enabled: true, port: 0, secret } });
    await until(() => rowOf(hub).state, (state) => state === "ok");
    expect(rowOf(hub).changed).toMatchObject({ by: "li-jianguo", atMs: expect.any(Number) });
    await hub.host.close();
    const again = await house.open(hub.folder);
    expect(await until(() => rowOf(again), (row) => row.state === "ok")).toMatchObject({ changed: { by: "li-jianguo" } });
  });

  it("is a supervisor's or an administrator's to change once an administrator has a PIN", async () => {
    await desk.call("signIn", { personId: "fang-zhiyuan" });
    expect(await desk.call("setPin", { personId: "fang-zhiyuan", pin: "4711" })).toMatchObject({ kind: "done" });
    await desk.call("signIn", { personId: "li-jianguo" });
    const change = () => desk.call("changeDevice", { name: "phone-webhook", settings: { enabled: true, port: 0, secret } });
    expect(await change()).toMatchObject({ kind: "refused", refusal: { code: "person.not-allowed" } });
    expect(rowOf(hub)).toMatchObject({ enabled: false, changed: null });
    await desk.call("signIn", { personId: "zhao-ming" });
    expect(await change()).toEqual({ kind: "done", value: null });
    expect(rowOf(hub).changed?.by).toBe("zhao-ming");
  });

  it("is not shown to a wall, nor are calls", async () => {
    const wall = hub.host.door.letIn({ access: "wall", host: "browser" }, () => {});
    for (const view of ["devices", "calls"]) expect(await wall.call("open", { view, params: {}, handle: 1 })).toMatchObject({ kind: "refused", refusal: { code: "bridge.not-allowed" } });
    expect(await wall.call("open", { view: "answered", params: { fromMs: 0 }, handle: 1 })).toMatchObject({ kind: "done" });
  });
});
