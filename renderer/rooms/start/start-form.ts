/** The first start as data: its three ways, what each still needs, and what the desk is asked for. Pure. */
import type { CallInput } from "../../../shared/bridge.ts";

/** In the order of their keys 1, 2, 3. */
export const ways = ["sample", "empty", "join"] as const;
export type Way = (typeof ways)[number];

export interface StartForm {
  readonly name: string;
  readonly hub: string;
  /** As it stands on the hub's screen. */
  readonly code: string;
}

/** What is still missing for a way, as a key under `start.missing`; empty when it can go. */
export function missingFor(way: Way, form: StartForm): "" | "name" | "hub" | "code" {
  if (way === "empty" && form.name.trim() === "") return "name";
  if (way !== "join") return "";
  if (form.hub.trim() === "") return "hub";
  return form.code.trim() === "" ? "code" : "";
}

/** What the desk is asked for. */
export function foundInput(way: Way, form: StartForm): CallInput<"found"> {
  if (way === "empty") return { how: way, name: form.name.trim() };
  return way === "join" ? { how: way, hub: form.hub.trim(), code: form.code.trim() } : { how: way };
}
