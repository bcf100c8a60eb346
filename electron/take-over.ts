/**
 * A person at this desk makes it the hub. First the keepers are asked; where no majority answers, the person may force it
 * with a typed word, as a supervisor or administrator who proves it, and the log names who did. Called by `handlers.ts`; how a hub is made is `sync/reign.ts`.
 */
import { takeOverWords } from "../shared/bridge.ts";
import { siteCare } from "../shared/kernel/may.ts";
import { isRefusal, refuse } from "../shared/kernel/refusal.ts";
import type { Refusal } from "../shared/kernel/refusal.ts";
import { refuseRole } from "../shared/person/authority.ts";
import type { Core } from "./core.ts";
import type { ParsedCall } from "./door.ts";
import { hasSecret } from "./seat/seat.ts";
import type { Seat } from "./seat/seat.ts";

/**
 * Null when this desk is the hub. Refuses `sync.already-hub`, `desk.not-numbered`; asked `sync.hub-in-reach`,
 * `sync.no-majority`; forced `sync.word-wrong`, `sync.nobody-sits`,
 * `person.not-allowed`, and what proving refuses.
 */
export async function takeOver(core: Core, seat: Seat, { force, word = "", pin }: ParsedCall<"takeOver">): Promise<Refusal | null> {
  if (core.desk.reign().role === "hub") return refuse("sync.already-hub");
  if (core.facts.deskNumber() === 0) return refuse("desk.not-numbered");
  return force ? forceOver(core, seat, { word, pin }) : askKeepers(core);
}

async function askKeepers(core: Core): Promise<Refusal | null> {
  if (core.hearsHub()) return refuse("sync.hub-in-reach");
  return (await core.reign.stand()) || core.desk.reign().role === "hub" ? null : refuse("sync.no-majority");
}

async function forceOver(core: Core, seat: Seat, { word, pin }: { readonly word: string; readonly pin: string | undefined }): Promise<Refusal | null> {
  if (!takeOverWords.includes(word.trim().toUpperCase())) return refuse("sync.word-wrong");
  const person = seat.person(core.facts.personId() ?? "");
  if (person === undefined || seat.isLocked()) return refuse("sync.nobody-sits");
  const stranger = refuseRole(person, siteCare);
  if (stranger !== undefined) return stranger;
  const proven = hasSecret(person) ? await seat.prove({ personId: person.id, pin }) : person;
  if (isRefusal(proven)) return proven;
  core.reign.force(person.name.zh);
  return null;
}
