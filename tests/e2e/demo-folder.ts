/** A data folder with the sample hospital in the middle of a busy shift, made before a window opens on it. */
import { sourceFolder } from "../../electron/arguments.ts";
import { seedDemo } from "../../electron/commands/demo/seed-demo.ts";
import { openHost } from "../../electron/host.ts";
import type { Host } from "../../electron/host.ts";
import type { DeskSettings } from "../../shared/bridge.ts";
import { scratchFolder } from "./real-window.ts";

/** Points of the sample hospital that raise an alarm, and numbers that ring, where a folder is made `loud`. */
const loudPoints = ["el-02-01-trapped", "hv-00-01-dead", "tr-00-01-dead"];
const loudNumbers = ["8371", "13800138000", "8205"];

/** Makes it; the caller removes it. `loud`: with alarms that nobody has acknowledged, and three lines that ring. */
export async function makeDemoFolder(settings: Partial<DeskSettings> = {}, loud = false): Promise<string> {
  const dataFolder = scratchFolder();
  const host = await openHost({
    dataFolder, programFolder: sourceFolder, version: "0.0.0", port: 0,
    onFault: (code, call, fault) => { throw new Error(`${code} ${call}`, { cause: fault }); },
  });
  await host.found({ how: "sample" });
  seedDemo(host.core(), Date.now());
  if (loud) makeLoud(host);
  const { facts } = host.core();
  facts.set({ settings: JSON.stringify({ ...facts.settings(), ...settings }) });
  await host.close();
  return dataFolder;
}

function makeLoud(host: Host): void {
  const raised = loudPoints.map((pointId) => ({ command: "alarm.raise", body: { pointId, value: "1" } }));
  const rung = loudNumbers.map((given, at) => ({ command: "call.ring", body: { given, called: "8000", line: String(at + 1) }, commandId: `demo-call-${at}` }));
  for (const ask of [...raised, ...rung]) host.core().desk.submit({ ...ask, actor: "demo", byMachine: true });
}
