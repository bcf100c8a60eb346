/**
 * A signal lamp over the desk, by MQTT or on a serial line. It shows the worst of what is loud at the desk: off, amber, red,
 * and blinking while something about a life is unanswered (`shared/lamp.ts`). What is sent for each state is a short text of the settings, so that any
 * lamp can be driven; on a serial line `\xA0` writes a byte and `\r` `\n` end a line. Every desk may have its own.
 */
import { z } from "zod";
import type { LampState } from "../../shared/alarm/loudness.ts";
import type { Device, DeviceTools, Opened } from "./device.ts";
import { bytesOf } from "./lamp-bytes.ts";
import { watchLoudness } from "./lamp-watch.ts";
import { brokerFields, openBroker, whyNoBroker } from "./mqtt-broker.ts";

const text = (standard: string) => z.string().max(200).default(standard);

const settings = z.strictObject({
  enabled: z.boolean().default(false),
  way: z.enum(["mqtt", "serial"]).default("mqtt"),
  ...brokerFields, clientId: z.string().max(60).default("yizhan-lamp"),
  topic: z.string().max(400).default("yizhan/lamp"),
  /** Serial port: COM3, /dev/ttyUSB0. */
  path: z.string().max(200).default(""),
  baud: z.number().int().min(300).max(921_600).default(9_600),
  off: text("off"), amber: text("amber"), red: text("red"), blink: text("blink"),
});
type Settings = z.infer<typeof settings>;

/** How often it is looked at; a change shows within this. */
const lookMs = 300;
/** How long each state is shown when it is tried. */
const tryMs = 700;
/** The present state is sent again after this: a lamp that was without power comes right. */
const againMs = 30_000;

type Send = (state: LampState) => void;

export const lamp: Device<Settings> = {
  name: "lamp",
  settings,
  hubOnly: false,
  async open(given, tools) {
    let shown: LampState | undefined;
    let sentAtMs = 0;
    let isTrying = false;
    const stateNow = watchLoudness(tools);
    const port = await (given.way === "mqtt" ? openMqtt(given, tools, () => { shown = undefined; }) : openSerial(given, tools));

    function look(): void {
      tools.after(lookMs, look);
      if (isTrying) return;
      const isOld = tools.nowMs() - sentAtMs >= againMs;
      const next = stateNow(isOld);
      if (next === shown && !isOld) return;
      port.send(next);
      shown = next;
      sentAtMs = tools.nowMs();
    }

    look();
    return {
      close: () => port.close(),
      async attempt() {
        isTrying = true;
        for (const state of ["amber", "red", "blink", "off"] as const) {
          port.send(state);
          await new Promise((resolve) => setTimeout(resolve, tryMs));
        }
        isTrying = false;
        shown = undefined;
        return "lamp-shown";
      },
    };
  },
};

async function openMqtt(given: Settings, tools: DeviceTools, onConnected: () => void): Promise<Opened & { readonly send: Send }> {
  const why = whyNoBroker(given);
  if (why !== undefined) {
    tools.failed(why.code, why.params);
    return { close() {}, send() {} };
  }
  let publish: ((payload: string) => void) | undefined;
  const broker = await openBroker({
    settings: given, tools,
    onConnected(client) {
      publish = (payload) => void client.publish(given.topic, payload, { qos: 1, retain: true }, () => {});
      tools.tell({ state: "ok", code: "ok", params: {} });
      onConnected();
    },
    onLost() { publish = undefined; },
  });
  return { close: () => broker.close(), send: (state) => publish?.(given[state]) };
}

async function openSerial(given: Settings, tools: DeviceTools): Promise<Opened & { readonly send: Send }> {
  const { SerialPort } = await import("serialport");
  const port = new SerialPort({ path: given.path, baudRate: given.baud, autoOpen: false });
  await new Promise<void>((resolve, reject) => port.open((fault) => (fault === null ? resolve() : reject(fault)))).catch((fault: unknown) => {
    tools.failed("line-closed", { path: given.path, reason: fault instanceof Error ? fault.message.slice(0, 120) : "" });
  });
  port.on("error", () => {});
  port.on("close", () => tools.failed("line-closed", { path: given.path, reason: "" }));
  return {
    send: (state) => { if (port.isOpen) port.write(bytesOf(given[state])); },
    close() {
      port.removeAllListeners("close");
      if (port.isOpen) port.close(() => {});
    },
  };
}
