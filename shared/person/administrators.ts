/** Keeps the site's list of administrators who can prove who they are, in the same transaction as what changed it. */
import { refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { NewEvent, World } from "../kernel/stream.ts";
import { administratorsNamed } from "../site/sign-in.ts";
import { site, siteId } from "../site/site.ts";

/** Puts a person on the list or takes them off it. Refuses `person.last-administrator`: one must always be able to get in. */
export function nameAdministrator(personId: string, isOne: boolean, world: World): readonly NewEvent[] | Refusal {
  const found = world.get(site, siteId);
  const now = found?.administrators ?? [];
  if (found === undefined || now.includes(personId) === isOne) return [];
  const administrators = isOne ? [...now, personId].sort() : now.filter((one) => one !== personId);
  return administrators.length === 0 ? refuse("person.last-administrator") : [administratorsNamed.of(siteId, { administrators })];
}

