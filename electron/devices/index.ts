/** Every device there is, one line each; `supervisor.ts` opens those that a desk has switched on. */
import type { Device } from "./device.ts";

export const devices: readonly Device[] = [];
