/** A core that reaches nobody: for tools and tests that work on one data folder. `startSync` is not called. */
import { join } from "node:path";
import { openCore } from "./core.ts";
import type { Core } from "./core.ts";
import { createStore } from "./store/store.ts";
import { realTimers } from "./sync/connection.ts";

/** Opens a data folder for writing; the caller owns it (`owner.ts`) and closes the core. */
export function openCoreAlone(dataFolder: string, programFolder: string): Core {
  const store = createStore({ dataFolder, sqlFolder: join(programFolder, "electron", "store") });
  return openCore({ store, network: { timers: realTimers, dial: async () => undefined, address: () => "", name: "tool", print: "" } });
}
