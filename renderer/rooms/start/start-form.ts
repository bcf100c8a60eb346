/** The first start as data: its four ways, what each still needs, and what the desk is asked for. Pure. */
import type { CallInput } from "../../../shared/bridge.ts";

/** In the order of their keys 1, 2, 3, 4. */
export const ways = ["sample", "empty", "join", "own"] as const;
export type Way = (typeof ways)[number];

export interface StartForm {
  readonly name: string;
  readonly hub: string;
  /** As it stands on the hub's screen. */
  readonly code: string;
  /** The hospital's own files, a path on this machine. */
  readonly folder: string;
  /** The wrong rows that were shown, and of which folder: once more means without them, while there are no others. */
  readonly shownWrong: { readonly folder: string; readonly count: number } | null;
}

/** What is still missing for a way, as a key under `start.missing`; empty when it can go. */
export function missingFor(way: Way, form: StartForm): "" | "name" | "hub" | "code" | "folder" {
  if (way === "empty" && form.name.trim() === "") return "name";
  if (way === "own" && form.folder.trim() === "") return "folder";
  if (way !== "join") return "";
  if (form.hub.trim() === "") return "hub";
  return form.code.trim() === "" ? "code" : "";
}

/** What the desk is asked for. */
export function foundInput(way: Way, form: StartForm): CallInput<"found"> {
  if (way === "empty") return { how: way, name: form.name.trim() };
  if (way === "own") return { how: way, folder: form.folder.trim(), ...(isShownWrong(form) && { without: form.shownWrong.count }) };
  return way === "join" ? { how: way, hub: form.hub.trim(), code: form.code.trim() } : { how: way };
}

/** Whether the wrong rows of this very folder were shown. */
export function isShownWrong(form: StartForm): form is StartForm & { readonly shownWrong: { readonly count: number } } {
  return form.shownWrong !== null && form.folder.trim() === form.shownWrong.folder;
}
