/** The one bridge of this page: preload's in an Electron window, socket.io's in a browser. */
import type { Answers, Bridge, CallInput, Outcome } from "../../shared/bridge.ts";
import { createWebBridge } from "./web-bridge.ts";

declare global {
  interface Window {
    readonly desk?: Bridge;
  }
}

export const desk: Bridge = window.desk ?? createWebBridge();

/** Opens a view. Between a window and its page the rows travel as text, which the page reads: copying them one by one took longer than drawing them. */
export async function openRows(input: CallInput<"open">): Promise<Outcome<Answers["open"]>> {
  if (window.desk === undefined) return desk.call("open", input);
  const outcome = await desk.call("openText", input);
  if (outcome.kind !== "done") return outcome;
  return { kind: "done", value: { rows: JSON.parse(outcome.value.rows) as readonly unknown[] } };
}
