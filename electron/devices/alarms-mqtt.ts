/**
 * Building alarms over MQTT. Which topic means what stands in the point table; here only how the broker is reached. Topics
 * may be subscribed by wildcards; without any, those of the points are. What is on no point's topic is counted and dropped.
 */
import type { MqttClient } from "mqtt";
import { z } from "zod";
import type { Point, Source } from "../../shared/alarm/point.ts";
import { readPayload } from "./alarm-reading.ts";
import { watchFields, watchLimits } from "./alarm-settings.ts";
import { watchAlarms } from "./alarm-watch.ts";
import type { Device, DeviceTools, Opened } from "./device.ts";
import { brokerFields, openBroker, whyNoBroker } from "./mqtt-broker.ts";

type MqttSource = Extract<Source, { kind: "mqtt" }>;
type MqttPoint = Point & { readonly source: MqttSource };

const settings = z.strictObject({
  enabled: z.boolean().default(false), ...brokerFields,
  /** Separated by commas or lines: `bms/#, lifts/+/alarm`. */
  topics: z.string().max(4_000).default(""),
  ...watchFields,
});
type Settings = z.infer<typeof settings>;

/** How often the health says what was counted. */
const tellMs = 2_000;
/** Topics in one subscription. Assumed: brokers take far more; the packet stays small. */
const topicsAtOnce = 200;

export const alarmsMqtt: Device<Settings> = {
  name: "alarms-mqtt",
  settings,
  hubOnly: true,
  open(given, tools) {
    const why = whyNoBroker(given);
    if (why === undefined) return listen(given, tools);
    tools.failed(why.code, why.params);
    return { close() {} };
  },
};

function listen(given: Settings, tools: DeviceTools): Promise<Opened> {
  let client: MqttClient | undefined;
  let strangers = 0;
  let byTopic: ReadonlyMap<string, readonly MqttPoint[]> = new Map();
  const watch = watchAlarms<MqttSource>({
    tools, isMine: (source): source is MqttSource => source.kind === "mqtt", ...watchLimits(given), onPoints: () => tools.after(0, refresh),
  });

  function refresh(): void {
    byTopic = groupByTopic(watch.points());
    if (client !== undefined) subscribe(client, topicsOf(given, byTopic));
  }
  function tellCounts(): void {
    if (client === undefined) return;
    const { points, stale, garbage, behind } = watch.counts();
    tools.tell({ state: "ok", code: "alarms-heard", params: { points, stale, garbage, strangers, behind } });
  }
  function tick(): void {
    tellCounts();
    tools.after(tellMs, tick);
  }

  tick();
  return openBroker({
    settings: given, tools,
    onConnected(connected) {
      client = connected;
      refresh();
      watch.reach(true);
      tellCounts();
    },
    onLost() {
      client = undefined;
      watch.reach(false);
    },
    onMessage(topic, payload) {
      const points = byTopic.get(topic);
      if (points === undefined) return void strangers++;
      const read = readPayload(payload);
      for (const point of points) watch.hear(point.id, read.at(point.source.path));
    },
  });
}

function subscribe(client: MqttClient, topics: readonly string[]): void {
  for (let index = 0; index < topics.length; index += topicsAtOnce) client.subscribe(topics.slice(index, index + topicsAtOnce), { qos: 1 }, () => {});
}

function topicsOf({ topics }: Settings, byTopic: ReadonlyMap<string, unknown>): readonly string[] {
  const named = topics.split(/[,\n]/u).map((topic) => topic.trim()).filter((topic) => topic !== "");
  return named.length > 0 ? named : [...byTopic.keys()];
}

function groupByTopic(points: readonly MqttPoint[]): ReadonlyMap<string, readonly MqttPoint[]> {
  const found = new Map<string, MqttPoint[]>();
  for (const point of points) {
    const known = found.get(point.source.topic);
    if (known === undefined) found.set(point.source.topic, [point]);
    else known.push(point);
  }
  return found;
}
