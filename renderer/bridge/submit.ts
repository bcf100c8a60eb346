/** The one way a screen writes. A refusal of a person's act also stands in the tray by itself; callers need not show it. */
import type { Accepted, Outcome } from "../../shared/bridge.ts";
import type { CommandBodies, CommandName } from "../../shared/house.ts";
import { desk } from "./desk.ts";

let askWho: (() => void) | undefined;

/** What to do when an act is refused because nobody sits here. */
export function onNobodySits(ask: () => void): void {
  askWho = ask;
}

/** Wants something done; answers when it is on this desk's disk, or why not. Never waits for a network. `second` proves the second person whom the body names. */
export async function submit<N extends CommandName>(command: N, body: CommandBodies[N], second?: { readonly pin?: string | undefined }): Promise<Outcome<Accepted>> {
  const outcome = await desk.call("submit", { command, body, ...(second === undefined ? {} : { second }) });
  if (outcome.kind === "refused" && outcome.refusal.code === "person.nobody-sits") askWho?.();
  return outcome;
}
