/** Alarms over MQTT, with a real mosquitto: what is kept, what is not, and what happens when the broker dies. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connectAsync } from "mqtt";
import type { MqttClient } from "mqtt";
import { generate } from "selfsigned";
import { spawnSync } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { alarmRules } from "../../../electron/devices/alarm-rules.ts";
import { alarmsMqtt } from "../../../electron/devices/alarms-mqtt.ts";
import type { Device } from "../../../electron/devices/device.ts";
import { repairRule } from "../../shared/alarm-asks.ts";
import { freePort, hasProgram, mosquitto, openAlarmDesk, sleep, until } from "./alarm-desk.ts";
import type { AlarmDesk, Broker, PointBody } from "./alarm-desk.ts";

const devices = [alarmsMqtt, alarmRules] as readonly Device[];
const closing: (() => Promise<unknown> | undefined)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

interface World {
  readonly desk: AlarmDesk;
  readonly broker: Broker;
  readonly plant: MqttClient;
}

async function world(points: readonly Partial<PointBody>[], settings: object = {}): Promise<World> {
  const desk = openAlarmDesk(devices);
  closing.push(desk.close);
  const broker = mosquitto(desk.folder, await freePort());
  closing.push(broker.kill);
  await broker.start();
  for (const one of points) desk.define(one);
  desk.change("alarms-mqtt", { enabled: true, url: `mqtt://127.0.0.1:${broker.port}`, ...settings });
  await until(() => desk.health("alarms-mqtt").state === "ok", () => desk.health("alarms-mqtt"));
  const plant = await connectAsync(`mqtt://127.0.0.1:${broker.port}`);
  closing.push(async () => plant.end(true));
  await sleep(150);
  return { desk, broker, plant };
}

const onTopic = (topic: string, path = ""): Pick<PointBody, "source"> => ({ source: { kind: "mqtt", topic, path } });
const pressure: Partial<PointBody> = { id: "oxygen", ...onTopic("oxygen", "p.bar"), test: { kind: "limit", low: 4, high: 8, deadband: 0.5, scale: 1, unit: "bar" }, category: "oxygen" };

describe.runIf(hasProgram("mosquitto"))("a broker", () => {
  it("raises and clears by words, by figures under a JSON path, by a retained message that lay there before", async () => {
    const { desk, plant } = await world([{ id: "fan", ...onTopic("bms/fan") }, pressure]);
    await plant.publishAsync("bms/fan", "1", { qos: 1 });
    await plant.publishAsync("oxygen", JSON.stringify({ p: { bar: 3.1 } }), { qos: 1 });
    await until(() => desk.alarm("fan").phase === "unacknowledged" && desk.alarm("oxygen").phase === "unacknowledged", () => desk.rows("alarms"));
    expect(desk.alarm("oxygen").value).toBe("3.1 bar");
    await plant.publishAsync("bms/fan", "0", { qos: 1 });
    await plant.publishAsync("oxygen", JSON.stringify({ p: { bar: 4.2 } }), { qos: 1 });
    await until(() => desk.alarm("fan").phase === "returned");
    expect(desk.alarm("oxygen").phase, "inside the limit, not yet by the deadband").toBe("unacknowledged");
    await plant.publishAsync("oxygen", JSON.stringify({ p: { bar: 4.6 } }), { qos: 1 });
    await until(() => desk.alarm("oxygen").phase === "returned");
    await plant.publishAsync("bms/late", "1", { qos: 1, retain: true });
    desk.define({ id: "late", ...onTopic("bms/late") });
    await until(() => desk.alarm("late").phase === "unacknowledged");
  });

  it("readings are no events: a thousand of them within the limits leave nothing in the log", async () => {
    const { desk, plant } = await world([pressure]);
    await until(() => desk.alarm("oxygen").heard);
    const before = desk.core.store.log.head().seq;
    for (let index = 0; index < 1_000; index++) plant.publish("oxygen", JSON.stringify({ p: { bar: 5 + (index % 20) / 10 } }), { qos: 0 });
    await plant.publishAsync("oxygen", JSON.stringify({ p: { bar: 9 } }), { qos: 1 });
    await until(() => desk.alarm("oxygen").phase === "unacknowledged");
    expect(desk.core.store.log.head().seq - before).toBe(1);
  });

  it("garbage is counted, a value that does not stand is not told, one that stands is told once", async () => {
    const { desk, plant } = await world([{ id: "fan", ...onTopic("bms/fan"), debounceMs: 400 }, pressure], { topics: "bms/#, +" });
    for (const text of ["", "yes?", "\u0000", "{", "x".repeat(70_000)]) plant.publish("bms/fan", text);
    for (const text of ["{", "[]", "null", "{\"p\":{}}", "{\"p\":{\"bar\":{}}}", "{\"p\":{\"bar\":\"viel\"}}", "{\"__proto__\":{\"p\":1}}"]) plant.publish("oxygen", text);
    plant.publish("bms/nobody", "1");
    for (const text of ["1", "0", "1", "0"]) await plant.publishAsync("bms/fan", text, { qos: 1 });
    await sleep(700);
    expect(desk.alarm("fan").occurrence).toBe(0);
    await plant.publishAsync("bms/fan", "1", { qos: 1 });
    await until(() => desk.alarm("fan").occurrence === 1);
    await until(() => desk.health("alarms-mqtt").params["garbage"] === 12, () => desk.health("alarms-mqtt"));
    expect(desk.health("alarms-mqtt").params["strangers"]).toBe(1);
    expect(desk.faults).toEqual([]);
  });

  it("that is gone is told, its points become stale, and it comes back by itself with what was sent meanwhile", async () => {
    const { desk, broker, plant } = await world([{ id: "fan", ...onTopic("bms/fan") }], { awayStaleS: 5 });
    await until(() => desk.alarm("fan").heard);
    plant.end(true);
    await broker.kill();
    await until(() => desk.health("alarms-mqtt").state === "failing", () => desk.health("alarms-mqtt"));
    await until(() => desk.alarm("fan").staleSinceMs !== null, () => desk.alarm("fan"), 9_000);
    await broker.start();
    const again = await connectAsync(`mqtt://127.0.0.1:${broker.port}`);
    closing.push(async () => again.end(true));
    await again.publishAsync("bms/fan", "1", { qos: 1 });
    await until(() => desk.alarm("fan").phase === "unacknowledged", () => desk.health("alarms-mqtt"), 20_000);
    expect(desk.alarm("fan").staleSinceMs).toBeNull();
    expect(desk.health("alarms-mqtt").state).toBe("ok");
  }, 40_000);

  it("a point that should speak and does not is stale, and is heard again", async () => {
    const { desk, plant } = await world([{ id: "fan", ...onTopic("bms/fan"), staleAfterS: 1 }]);
    await plant.publishAsync("bms/fan", "0", { qos: 1 });
    await until(() => desk.alarm("fan").staleSinceMs !== null);
    await plant.publishAsync("bms/fan", "0", { qos: 1 });
    await until(() => desk.alarm("fan").staleSinceMs === null);
  });

  it("a point that flutters is told once as chattering and stands in alarm", async () => {
    const { desk, plant } = await world([{ id: "fan", ...onTopic("bms/fan") }], { chatterChanges: 6, chatterMinutes: 1 });
    for (let index = 0; index < 101; index++) await plant.publishAsync("bms/fan", String((index + 1) % 2), { qos: 1 });
    await until(() => desk.alarm("fan").chatter !== null);
    await sleep(300);
    expect(desk.alarm("fan").phase).toBe("unacknowledged");
    expect(desk.logged("alarm.raised") + desk.logged("alarm.cleared"), "six changes, and the alarm it stands in").toBeLessThanOrEqual(7);
    expect(desk.logged("alarm.chatter-told")).toBe(1);
  });

  it("an alarm with a rule opens its ticket once, though the device is restarted and the message comes again", async () => {
    const { desk, plant } = await world([{ id: "fan", ...onTopic("bms/fan"), ticket: repairRule }]);
    desk.change("alarm-rules", { holdS: 0 });
    await plant.publishAsync("bms/fan", "1", { qos: 1, retain: true });
    await until(() => desk.alarm("fan").ticket !== null, () => desk.alarm("fan"));
    for (const name of ["alarms-mqtt", "alarm-rules"]) desk.change(name, { enabled: true });
    await plant.publishAsync("bms/fan", "1", { qos: 1 });
    await sleep(1_500);
    expect(desk.logged("ticket.logged")).toBe(1);
    expect(desk.alarm("fan").ticket).toMatchObject({ id: "alarm:fan:1", occurrence: 1 });
  });

  it("what hangs on a dead switchboard opens no ticket, though it was heard first", async () => {
    const { desk, plant } = await world([]);
    desk.submit("equipment.register", { id: "board", code: "", name: { zh: "箱", en: "Board" }, kind: "switchboard", placeId: "b3", upstreamId: null, maker: "", model: "" });
    desk.submit("equipment.register", { id: "fcu-0712", code: "", name: { zh: "盘管", en: "Coil" }, kind: "fan-coil", placeId: "b3", upstreamId: "board", maker: "", model: "" });
    desk.define({ id: "power", ...onTopic("power"), equipmentId: "board", ticket: { serviceId: "power", priority: 2, matter: "失电" } });
    desk.define({ id: "fan", ...onTopic("bms/fan"), equipmentId: "fcu-0712", ticket: repairRule });
    desk.change("alarm-rules", { holdS: 1 });
    await sleep(600);
    await plant.publishAsync("bms/fan", "1", { qos: 1 });
    await sleep(300);
    await plant.publishAsync("power", "1", { qos: 1 });
    await until(() => desk.alarm("power").ticket !== null);
    await sleep(1_200);
    expect(desk.alarm("fan").ticket).toBeNull();
    await plant.publishAsync("power", "0", { qos: 1 });
    await until(() => desk.alarm("fan").ticket !== null, () => desk.alarm("fan"));
  });
});

describe.runIf(hasProgram("mosquitto"))("a guarded broker", () => {
  it("is spoken to over TLS with user and password, and not without them or under another authority", async () => {
    const desk = openAlarmDesk(devices);
    closing.push(desk.close);
    const own = await generate([{ name: "commonName", value: "127.0.0.1" }], { keySize: 2048, extensions: [{ name: "basicConstraints", cA: true }, { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }] });
    const other = await generate([{ name: "commonName", value: "other" }], { keySize: 2048 });
    const file = (name: string, text: string) => { writeFileSync(join(desk.folder, name), text); return join(desk.folder, name); };
    const ca = file("ca.pem", own.cert);
    const passwords = file("passwords", "bms:secret\n");
    spawnSync("mosquitto_passwd", ["-U", passwords]);
    expect(readFileSync(passwords, "utf8")).not.toContain("secret");
    const broker = mosquitto(desk.folder, await freePort(), [`certfile ${ca}`, `keyfile ${file("key.pem", own.private)}`, "allow_anonymous false", `password_file ${passwords}`]);
    closing.push(broker.kill);
    await broker.start();
    desk.define({ id: "fan", ...onTopic("bms/fan") });
    const url = `mqtts://127.0.0.1:${broker.port}`;
    const tried = async (settings: object, state: string) => {
      desk.change("alarms-mqtt", { enabled: true, url, user: "bms", password: "secret", caFile: ca, ...settings });
      await until(() => desk.health("alarms-mqtt").state === state, () => desk.health("alarms-mqtt"));
    };
    await tried({ password: "wrong" }, "failing");
    await tried({}, "ok");
    await tried({ caFile: file("other.pem", other.cert) }, "failing");
    desk.change("alarms-mqtt", { caFile: join(desk.folder, "missing.pem") });
    await until(() => desk.health("alarms-mqtt").code === "ca-unreadable");
    await tried({}, "ok");
    const plant = await connectAsync(url, { username: "bms", password: "secret", ca: own.cert });
    closing.push(async () => plant.end(true));
    await plant.publishAsync("bms/fan", "1", { qos: 1 });
    await until(() => desk.alarm("fan").phase === "unacknowledged");
  }, 40_000);
});
