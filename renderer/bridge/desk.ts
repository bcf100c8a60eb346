/** The one bridge of this page: preload's in an Electron window, socket.io's in a browser. */
import type { Bridge } from "../../shared/bridge.ts";
import { createWebBridge } from "./web-bridge.ts";

declare global {
  interface Window {
    readonly desk?: Bridge;
  }
}

export const desk: Bridge = window.desk ?? createWebBridge();
