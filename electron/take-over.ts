/**
 * A person at this desk makes it the hub. First the keepers are asked; where no majority answers, the person may force it
 * with a typed word, and the log names who did. Called by `handlers.ts`; how a hub is made is `sync/reign.ts`.
 */
import { takeOverWords } from "../shared/bridge.ts";
import { refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import type { PersonState } from "../shared/person/person.ts";
import type { Core } from "./core.ts";
import type { ParsedCall } from "./door.ts";
import { readState } from "./scratch.ts";

/**
 * Null when this desk is the hub. Refuses `sync.already-hub`, `desk.not-numbered`; asked `sync.hub-in-reach`,
 * `sync.no-majority`; forced `sync.word-wrong`, `sync.nobody-sits`.
 */
export async function takeOver(core: Core, { force, word = "" }: ParsedCall<"takeOver">): Promise<Refusal | null> {
  if (core.desk.reign().role === "hub") return refuse("sync.already-hub");
  if (core.facts.deskNumber() === 0) return refuse("desk.not-numbered");
  return force ? forceOver(core, word) : askKeepers(core);
}

async function askKeepers(core: Core): Promise<Refusal | null> {
  if (core.hearsHub()) return refuse("sync.hub-in-reach");
  return (await core.reign.stand()) || core.desk.reign().role === "hub" ? null : refuse("sync.no-majority");
}

function forceOver(core: Core, word: string): Refusal | null {
  if (!takeOverWords.includes(word.trim().toUpperCase())) return refuse("sync.word-wrong");
  const personId = core.facts.personId();
  const person = personId === null ? undefined : readState(core.store.state, "person", personId) as PersonState | undefined;
  if (person === undefined) return refuse("sync.nobody-sits");
  core.reign.force(person.name.zh);
  return null;
}
