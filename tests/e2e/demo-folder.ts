/** A data folder with the sample hospital in the middle of a busy shift, made before a window opens on it. */
import { sourceFolder } from "../../electron/arguments.ts";
import { seedDemo } from "../../electron/commands/demo/seed-demo.ts";
import { openHost } from "../../electron/host.ts";
import type { DeskSettings } from "../../shared/bridge.ts";
import { scratchFolder } from "./real-window.ts";

/** Makes it; the caller removes it. */
export async function makeDemoFolder(settings: Partial<DeskSettings> = {}): Promise<string> {
  const dataFolder = scratchFolder();
  const host = await openHost({
    dataFolder, programFolder: sourceFolder, version: "0.0.0", port: 0,
    onFault: (code, call, fault) => { throw new Error(`${code} ${call}`, { cause: fault }); },
  });
  await host.found({ how: "sample" });
  seedDemo(host.core(), Date.now());
  const { facts } = host.core();
  facts.set({ settings: JSON.stringify({ ...facts.settings(), ...settings }) });
  await host.close();
  return dataFolder;
}
