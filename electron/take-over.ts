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

/** How long nothing must have become safe before a hub may do without its keepers. Assumed: ten heartbeats, as a restart of all of them takes. */
const noMajorityMs = 20_000;

/**
 * Null when this desk is the hub. Refuses `sync.already-hub`, `desk.not-numbered`, `sync.needs-upgrade`, `sync.history-incomplete`; asked `sync.hub-in-reach`,
 * `sync.no-majority`; forced `sync.word-wrong`, `sync.nobody-sits`,
 * `person.not-allowed`, and what proving refuses.
 */
export async function takeOver(core: Core, seat: Seat, { force, word = "", pin }: ParsedCall<"takeOver">): Promise<Refusal | null> {
  if (core.desk.reign().role === "hub" && !(force && hasNoMajority(core))) return refuse("sync.already-hub");
  if (core.facts.deskNumber() === 0) return refuse("desk.not-numbered");
  if (core.store.unread.types().length > 0) return refuse("sync.needs-upgrade");
  if (!core.store.log.isWhole()) return refuse("sync.history-incomplete");
  return force ? forceOver(core, seat, { word, pin }) : askKeepers(core);
}

/** A hub whose keepers are gone for ever can make nothing safe, and let nobody in: by force it becomes its own only keeper. */
function hasNoMajority(core: Core): boolean {
  return core.unsafeForMs() > noMajorityMs;
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
