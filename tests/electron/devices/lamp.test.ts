/** The lamp, over a real broker and over a real serial line (a pair of pseudo terminals by socat): what it shows is what is loud. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, createReadStream } from "node:fs";
import { join } from "node:path";
import { connectAsync } from "mqtt";
import { afterEach, describe, expect, it } from "vitest";
import type { Device } from "../../../electron/devices/device.ts";
import { bytesOf } from "../../../electron/devices/lamp-bytes.ts";
import { lamp } from "../../../electron/devices/lamp.ts";
import { freePort, hasProgram, mosquitto, openAlarmDesk, until } from "./alarm-desk.ts";
import type { AlarmDesk } from "./alarm-desk.ts";

const closing: (() => Promise<unknown> | undefined)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

function desk(): AlarmDesk {
  const opened = openAlarmDesk([lamp] as readonly Device[]);
  closing.push(opened.close);
  opened.define({ id: "fan", severity: 3 });
  opened.define({ id: "lift", severity: 1, lifeSafety: true });
  return opened;
}

const says = (at: AlarmDesk, command: "alarm.raise" | "alarm.clear", pointId: string) => at.submit(command, { pointId, value: "" });

/** A lamp at a real broker, and what it was told so far. */
async function lampAtBroker(here: AlarmDesk): Promise<string[]> {
  const broker = mosquitto(here.folder, await freePort());
  closing.push(broker.kill);
  await broker.start();
  const url = `mqtt://127.0.0.1:${broker.port}`;
  const shown: string[] = [];
  const watcher = await connectAsync(url);
  closing.push(async () => watcher.end(true));
  watcher.on("message", (_topic, payload) => shown.push(payload.toString()));
  await watcher.subscribeAsync("yizhan/lamp", { qos: 1 });
  here.change("lamp", { enabled: true, url });
  await until(() => shown.at(-1) === "off", () => shown);
  return shown;
}

describe.runIf(hasProgram("mosquitto"))("a lamp at a broker", () => {
  it("is off, amber, blinking, red, off as alarms come, are answered and go; and shows each state when it is tried", async () => {
    const here = desk();
    const shown = await lampAtBroker(here);
    says(here, "alarm.raise", "fan");
    await until(() => shown.at(-1) === "amber", () => shown);
    says(here, "alarm.raise", "lift");
    await until(() => shown.at(-1) === "blink", () => shown);
    here.submit("alarm.acknowledge", { pointId: "lift" });
    await until(() => shown.at(-1) === "red", () => shown);
    for (const id of ["lift", "fan"]) says(here, "alarm.clear", id);
    here.submit("alarm.acknowledge", { pointId: "fan" });
    await until(() => shown.at(-1) === "off", () => shown);
    expect(shown).toEqual(["off", "amber", "blink", "red", "off"]);
    await here.attempt("lamp");
    await until(() => shown.join(" ").includes("amber red blink off"), () => shown);
  });

  it("blinks for a ticket about a life until somebody is sent, turns amber and red while a line rings, and off when it is claimed", async () => {
    const here = desk();
    const shown = await lampAtBroker(here);
    const acts = (command: string, body: unknown) => expect(here.core.desk.submit({ command, body, actor: "li-jianguo" })).toMatchObject({ kind: "accepted" });
    acts("ticket.log", { placeId: "b3-lift-3", serviceId: "lift-trapped", priority: 1, matter: "困人", said: "", caller: { name: "", phone: "" } });
    await until(() => shown.at(-1) === "blink", () => shown);
    here.core.desk.submit({ command: "call.ring", body: { given: "8371" }, commandId: "ring-1", observedAtMs: Date.now() - 9_500, actor: "device", byMachine: true });
    acts("ticket.dispatch", { ticketId: here.rows("unsent")[0]?.ticketId, crewId: "lifts", personIds: [] });
    await until(() => shown.at(-1) === "amber", () => shown);
    here.core.desk.submit({ command: "call.ring", body: { given: "8372" }, commandId: "ring-2", observedAtMs: Date.now() - 20_500, actor: "device", byMachine: true });
    await until(() => shown.at(-1) === "red", () => shown);
    for (const callId of ["ring-1", "ring-2"]) acts("call.claim", { callId });
    await until(() => shown.at(-1) === "off", () => shown);
    expect(here.faults).toEqual([]);
  });
});

describe.runIf(hasProgram("socat"))("a lamp on a serial line", () => {
  it("gets the bytes of its settings, and is told where the line is gone", async () => {
    const here = desk();
    const [near, far] = [join(here.folder, "near"), join(here.folder, "far")];
    const pair = spawn("socat", [`pty,raw,echo=0,link=${near}`, `pty,raw,echo=0,link=${far}`], { stdio: "ignore" });
    closing.push(async () => { pair.kill(); await once(pair, "exit").catch(() => {}); });
    await until(() => existsSync(near) && existsSync(far));
    const got: number[] = [];
    const line = createReadStream(far, { fd: openSync(far, "r+") });
    line.on("data", (chunk) => got.push(...chunk as Buffer)).on("error", () => {});
    here.change("lamp", { enabled: true, way: "serial", path: near, off: "\\xA0\\x00", amber: "A\\r\\n", blink: "\\xFF", red: "R" });
    await until(() => got.length === 2, () => [got, here.health("lamp"), here.faults]);
    says(here, "alarm.raise", "fan");
    await until(() => got.length === 5, () => got);
    says(here, "alarm.raise", "lift");
    await until(() => got.length === 6, () => got);
    expect(got).toEqual([0xa0, 0, 65, 13, 10, 0xff]);
    line.destroy();
    here.change("lamp", { path: join(here.folder, "nothing") });
    await until(() => here.health("lamp").code === "line-closed", () => here.health("lamp"));
    expect(here.faults).toEqual([]);
  });
});

it("writes bytes as settings say them", () => {
  expect([...bytesOf("\\x00a\\\\b\\nü")]).toEqual([0, 97, 92, 98, 10, 0xc3, 0xbc]);
  expect([...bytesOf("\\q")]).toEqual([92, 113]);
});
