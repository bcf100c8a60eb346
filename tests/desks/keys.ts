/** Keys for tests, made once for each name in a process: nodes with real certificates, honest or not. */
import { makeIdentity } from "../../electron/trust/identity.ts";
import type { Identity } from "../../electron/trust/identity.ts";

const made = new Map<string, Promise<Identity>>();

/** The key that goes by this name; the same one each time. */
export function keyOf(name: string): Promise<Identity> {
  const known = made.get(name) ?? makeIdentity();
  made.set(name, known);
  return known;
}
