/** Says something at most once a second, however often it is asked to: a flood of messages must not become a flood of pushes. */
import type { DeviceTools } from "./device.ts";

/** Shortest time between two. */
const everyMs = 1_000;

/** At once the first time, then once per second while asked. */
export function sayAtMost(tools: Pick<DeviceTools, "after">, say: () => void): () => void {
  let waiting = false;
  let again = false;
  function next(): void {
    waiting = false;
    if (again) ask();
  }
  function ask(): void {
    again = waiting;
    if (waiting) return;
    waiting = true;
    again = false;
    say();
    tools.after(everyMs, next);
  }
  return ask;
}
