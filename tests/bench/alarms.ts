/**
 * A minute of a large building: 1,000 MQTT messages a second from 1,000 points, through a real mosquitto, into a hub in a
 * process of its own. `alarms`: a key press meanwhile (an act and a list, through the page's door), beside the same key
 * presses before the first message. `alarms-kept`: changes of state that stand in the log, beside those that the plant made.
 * `alarms-memory`: memory of the hub in the last third of the minute, beside the first, each at its lowest (between two collections).
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectAsync } from "mqtt";
import type { MqttClient } from "mqtt";
import { sourceFolder } from "../../electron/arguments.ts";
import { openForReading } from "../../electron/store/open.ts";
import { letIn } from "../e2e/web-guest.ts";
import type { WebGuest } from "../e2e/web-guest.ts";
import { freePort, hasProgram, mosquitto } from "../electron/devices/alarm-desk.ts";
import { breathe, figureOf, rounded } from "./measure.ts";
import type { Figure } from "./measure.ts";
import { createRandom } from "./seed-calls.ts";
import { Unmeasurable } from "./window.ts";

const pointCount = 1_000;
const perSecond = 1_000;
const floodMs = 60_000;
/** Messages go out in bundles of this many ms. */
const bundleMs = 20;
/** Share of the messages that cross the limit. Assumed: a bad storm; a plant of this size has a few an hour. */
const changeShare = 0.02;
/** Pause between two key presses. */
const handMs = 150;
const quietMs = 15_000;
/** The code is compiled, the caches hold what they would after an hour. */
const warmMs = 10_000;
const settleMs = 8_000;

export async function measureAlarms(): Promise<Figure[]> {
  if (!hasProgram("mosquitto")) throw new Unmeasurable("mosquitto is not installed here");
  const folder = mkdtempSync(join(tmpdir(), "yizhan-bench-alarms-"));
  const broker = mosquitto(folder, await freePort());
  await broker.start();
  const hub = await startHub(folder, ["--found", "sample"]);
  await hub.stop(); // the tool that imports needs the folder for itself
  importPoints(folder);
  const running = await startHub(folder, []);
  const guest = await letIn(running.address);
  try {
    return await flood(guest, running.pid, folder, broker.port);
  } finally {
    guest.leave();
    await running.stop();
    await broker.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function flood(guest: WebGuest, pid: number, folder: string, port: number): Promise<Figure[]> {
  await guest.call("signIn", { personId: "li-jianguo" });
  await guest.call("changeDevice", { name: "alarms-mqtt", settings: { enabled: true, url: `mqtt://127.0.0.1:${port}`, chatterChanges: 200, chatterMinutes: 1 } });
  for (const [index, view] of ["alarms", "alarm-load", "plant", "board"].entries()) await guest.call("open", { view, params: {}, handle: 10 + index }); // as the desk's page has them
  const plant = await connectAsync(`mqtt://127.0.0.1:${port}`);
  const states = createPlant(plant);
  states.begin();
  await breathe(3_000);
  const floor = await pressKeys(guest, quietMs);
  const sent = states.run();
  await breathe(warmMs);
  const memory = watchMemory(pid);
  const ours = await pressKeys(guest, floodMs - warmMs - 2_000);
  const { beforeMb, afterMb } = memory.stop();
  const made = await sent;
  await breathe(settleMs);
  await plant.endAsync();
  const kept = changesInLog(folder);
  const wrong = made.filter((changes, point) => changes !== (kept.get(`load-${point}`) ?? 0)).length;
  const all = made.reduce((sum, one) => sum + one, 0);
  return [
    figureOf("alarms", "ms", ours, floor),
    { name: "alarms-kept", unit: "changes", value: [...kept.values()].reduce((sum, one) => sum + one, 0), floor: all, ratio: wrong === 0 ? 1 : rounded(1 - wrong / pointCount) },
    { name: "alarms-memory", unit: "MB", value: afterMb, floor: beforeMb, ratio: rounded(afterMb / beforeMb) },
  ];
}

/** Points that stay below ten, but for the share of messages that crosses. */
function createPlant(client: MqttClient) {
  const random = createRandom(11);
  const isHigh: boolean[] = Array.from({ length: pointCount }, () => false);
  const changes: number[] = Array.from({ length: pointCount }, () => 0);
  const say = (point: number) => client.publish(`load/${point}`, JSON.stringify({ v: (isHigh[point] === true ? 20 : 0) + Math.round(random() * 900) / 100, at: Date.now() }), { qos: 1 });
  return {
    begin() { for (let point = 0; point < pointCount; point++) say(point); },
    /** Answers how often each point changed. */
    async run(): Promise<readonly number[]> {
      const fromMs = performance.now();
      for (let count = 0; count < (perSecond * floodMs) / 1000; ) {
        const due = Math.min(((performance.now() - fromMs) / 1000) * perSecond, (perSecond * floodMs) / 1000);
        for (; count < due; count++) {
          const point = count % pointCount;
          if (random() < changeShare) {
            isHigh[point] = isHigh[point] !== true;
            changes[point] = (changes[point] ?? 0) + 1;
          }
          say(point);
        }
        await breathe(bundleMs);
      }
      return changes;
    },
  };
}

/** What a key press costs: an act on the one write path, then a list that shows it. */
async function pressKeys(guest: WebGuest, forMs: number): Promise<number[]> {
  const tookMs: number[] = [];
  const endMs = performance.now() + forMs;
  while (performance.now() < endMs) {
    const fromMs = performance.now();
    const answer = await guest.call("submit", { command: "ticket.log", body: { placeId: "b1-f1", serviceId: "light-out", priority: 4, matter: "灯不亮", said: "灯不亮", caller: { name: "", phone: "" } } });
    await guest.call("open", { view: "crews", params: {}, handle: 7 });
    tookMs.push(performance.now() - fromMs);
    await guest.call("close", { handle: 7 });
    if (answer.kind !== "done") throw new Error(`the act was not taken: ${JSON.stringify(answer)}`);
    await breathe(handMs);
  }
  return tookMs;
}

function importPoints(folder: string): void {
  const rows = Array.from({ length: pointCount }, (_, point) => `load-${point},mqtt,load/${point},v,b1-f1,other,4,点${point},Point ${point},10,0`);
  const file = join(folder, "load.csv");
  writeFileSync(file, ["id,source,topic,path,placeId,category,severity,zh,en,high,debounceMs", ...rows].join("\n"));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(sourceFolder, "electron", "commands", "import.ts"), "points", file, "--data", folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(stdout + stderr);
}

interface Running {
  readonly address: string;
  readonly pid: number;
  stop(): Promise<void>;
}

function startHub(folder: string, args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [join(sourceFolder, "electron", "serve.ts"), "--data", folder, "--port", "0", ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => { child.kill("SIGTERM"); await ended; };
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const [, address] = /desk\s+(http:\/\/\S+)/.exec(said) ?? [];
      if (address !== undefined && child.pid !== undefined) resolve({ address, pid: child.pid, stop });
    });
    void ended.then(() => reject(new Error(said)));
  });
}

/** Raised and cleared, by point. */
function changesInLog(folder: string): ReadonlyMap<string, number> {
  const db = openForReading(folder);
  const rows = db.prepare<[], { id: string; count: number }>("SELECT id, count(*) AS count FROM log WHERE type IN ('alarm.raised@1', 'alarm.cleared@1') GROUP BY id").all();
  db.close();
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** Looks once a second; the lowest of the first and of the last third. */
function watchMemory(pid: number): { stop(): { readonly beforeMb: number; readonly afterMb: number } } {
  const seen: number[] = [];
  const timer = setInterval(() => seen.push(memoryMb(pid)), 1_000);
  return {
    stop() {
      clearInterval(timer);
      const third = Math.max(1, Math.floor(seen.length / 3));
      return { beforeMb: Math.min(...seen.slice(0, third)), afterMb: Math.min(...seen.slice(-third)) };
    },
  };
}

/** What the hub holds of the machine's memory (Linux). */
function memoryMb(pid: number): number {
  const [, kb] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kb) / 1024);
}
