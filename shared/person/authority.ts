/**
 * May this actor want this? The one gate before every `decide`, at the desk that submits and at the hub that orders
 * (`electron/fold.ts`). People need a role that the verb names; machines must be named by it; what comes over the wire
 * as a machine never changes the site.
 *
 *   actor ─ a machine ──> named by the verb? not the site's affairs over the wire?
 *         ─ a person ───> known here? has a role the verb names?      (while the site is founded: people and PINs are open)
 */
import { deskWork, isMachine, roles } from "../kernel/may.ts";
import type { Who } from "../kernel/may.ts";
import { inBoth, refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Meta, Verb, World } from "../kernel/stream.ts";
import { isFounding } from "../site/sign-in.ts";
import { person } from "./person.ts";
import type { PersonState } from "./person.ts";

/** Actor of acts by somebody who has not said who they are. */
export const nobody = "operator";

/** Verbs that are open to whoever stands at a desk until an administrator has a PIN or badge. */
const founding: ReadonlySet<string> = new Set(["person.define", "person.set-pin", "person.set-badge"]);

/**
 * Nothing where the actor may; else `person.not-allowed` with who, role and what is needed, `person.nobody-sits` or
 * `person.unknown`. `offered`: the command came from another desk.
 */
export function refuseActor(verb: Pick<Verb, "command" | "may">, { actor }: Pick<Meta, "actor">, world: World, offered = false): Refusal | undefined {
  const may = verb.may ?? deskWork;
  if (isMachine(actor)) return may.includes(actor) && !(offered && isGuarded(verb, world)) ? undefined : notAllowed(actor, "machine", may);
  if (founding.has(verb.command) && isFounding(world)) return undefined;
  const found = world.get(person, actor);
  if (found === undefined) return actor === nobody ? refuse("person.nobody-sits") : refuse("person.unknown", { person: actor });
  return refuseRole(found, may);
}

/** Nothing where the person's role is among these; else `person.not-allowed`. */
export function refuseRole({ name, role }: Pick<PersonState, "name" | "role">, may: readonly Who[]): Refusal | undefined {
  return may.includes(role) ? undefined : notAllowed(name, role, may);
}

/** What no machine of another desk may change: the site ever, and people and catalogue once it is founded. */
function isGuarded({ command, may = deskWork }: Pick<Verb, "command" | "may">, world: World): boolean {
  if (command.startsWith("site.")) return true;
  return may.includes("administrator") && !may.includes("operator") && !isFounding(world);
}

function notAllowed(who: string | { readonly zh: string; readonly en: string }, role: string, may: readonly string[]): Refusal {
  const name = typeof who === "string" ? { zh: who, en: who } : who;
  return refuse("person.not-allowed", { ...inBoth("person", name), role, needed: roles.filter((one) => may.includes(one)) });
}
