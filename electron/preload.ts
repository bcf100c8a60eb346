/** Exposes `window.desk` to our own page: calls go to `door-ipc.ts`, pushes come back. No logic. */
import { contextBridge, ipcRenderer } from "electron";
import type { Bridge, Push } from "../shared/bridge.ts";

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke("desk:call", name, input),
  onPush: (listener) => void ipcRenderer.on("desk:push", (_event, pushes: readonly Push[]) => listener(pushes)),
  onLink: (listener) => listener(true),
};

contextBridge.exposeInMainWorld("desk", bridge);
