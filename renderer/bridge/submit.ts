/** The one way a screen writes. A refusal of a person's act also stands in the tray by itself; callers need not show it. */
import type { Accepted, Outcome } from "../../shared/bridge.ts";
import type { CommandBodies, CommandName } from "../../shared/house.ts";
import { desk } from "./desk.ts";

/** Wants something done; answers when it is on this desk's disk, or why not. Never waits for a network. */
export function submit<N extends CommandName>(command: N, body: CommandBodies[N]): Promise<Outcome<Accepted>> {
  return desk.call("submit", { command, body });
}
