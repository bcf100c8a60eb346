/**
 * A connection to an MQTT broker that comes back by itself: TLS with the hospital's own certificate authority, user and
 * password, a session that the broker keeps (QoS 1, not clean), waits that grow up to a minute. Used by `alarms-mqtt.ts` and
 * `lamp.ts`. Messages are taken in slices, so that a flood never holds the process; the broker waits meanwhile.
 */
import { readFileSync } from "node:fs";
import type { IClientOptions, MqttClient } from "mqtt";
import { z } from "zod";
import type { DeviceTools, Opened } from "./device.ts";

/** Settings of every device that speaks MQTT. */
export const brokerFields = {
  /** `mqtt://host:1883` or `mqtts://host:8883`. */
  url: z.string().max(200).default("mqtt://127.0.0.1:1883"),
  user: z.string().max(100).default(""),
  password: z.string().max(200).meta({ secret: true }).default(""),
  /** File with the certificate authority (PEM), for `mqtts`; empty: those of the system. */
  caFile: z.string().max(400).default(""),
  /** By this name the broker keeps what was sent while nobody was there. */
  clientId: z.string().max(60).default("yizhan"),
};

export interface BrokerSettings {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly caFile: string;
  readonly clientId: string;
}

export interface BrokerOptions {
  readonly settings: BrokerSettings;
  readonly tools: DeviceTools;
  readonly onConnected: (client: MqttClient) => void;
  readonly onLost: () => void;
  readonly onMessage?: (topic: string, payload: Buffer) => void;
}

/** First wait before the broker is tried again, and the longest. */
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
/** Longest that messages are taken in one go. Assumed: half of what nobody notices. */
const sliceMs = 5;

/** Why the broker cannot be used at all, as a code for `device.state`; undefined where it can be tried. */
export function whyNoBroker({ url, caFile }: BrokerSettings): { readonly code: string; readonly params: Readonly<Record<string, string>> } | undefined {
  if (!/^mqtts?:\/\/[^/\s]+$/u.test(url) || !URL.canParse(url)) return { code: "url-invalid", params: { url } };
  try {
    if (caFile !== "") readFileSync(caFile);
    return undefined;
  } catch {
    return { code: "ca-unreadable", params: { file: caFile } };
  }
}

/** Connects, and again whenever it is lost, until it is closed. */
export async function openBroker({ settings, tools, onConnected, onLost, onMessage = () => {} }: BrokerOptions): Promise<Opened> {
  const { connect } = (await import("mqtt")).default;
  let client: MqttClient | undefined;
  let waitMs = firstWaitMs;
  let isClosed = false;
  let tries = 0;

  function lost(one: MqttClient, reason: string): void {
    if (one !== client || isClosed) return;
    client = undefined;
    one.end(true);
    onLost();
    tries += 1;
    tools.tell({ state: "failing", code: "broker-away", params: { reason, tries } });
    tools.after(waitMs, dial);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }

  function dial(): void {
    if (isClosed) return;
    const one = connect(settings.url, optionsOf(settings));
    let reason = "";
    client = one;
    one.handleMessage = slicer();
    one.on("message", onMessage);
    one.on("error", (fault) => { reason = fault.message.slice(0, 120); });
    one.on("close", () => lost(one, reason));
    one.on("connect", () => {
      waitMs = firstWaitMs;
      tries = 0;
      onConnected(one);
    });
  }

  tools.tell({ state: "trying", code: "broker-dialling", params: {} });
  dial();
  return {
    close() {
      isClosed = true;
      client?.end(true);
    },
  };
}

function optionsOf({ user, password, caFile, clientId }: BrokerSettings): IClientOptions {
  return {
    clientId, clean: false, reconnectPeriod: 0, resubscribe: false, connectTimeout: 10_000, keepalive: 30,
    ...(user !== "" && { username: user, password }), ...(caFile !== "" && { ca: readFileSync(caFile) }),
  };
}

/** Takes the next message at once while the slice lasts, then lets everybody else have a turn first. */
function slicer(): MqttClient["handleMessage"] {
  let beganMs = 0;
  return (_packet, next) => {
    const nowMs = performance.now();
    if (nowMs - beganMs < sliceMs) return next();
    setImmediate(() => {
      beganMs = performance.now();
      next();
    });
  };
}
