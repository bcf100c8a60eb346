/**
 * Sets a PIN or badge: checks what was typed, makes the verifier, submits it as an act of who sits here. What was typed is
 * in no command, draft, tray or message; the act never goes to the tray. Called by `handlers.ts`.
 */
import { isRefusal, refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { Verifier } from "../../shared/person/secret.ts";
import type { Core } from "../core.ts";
import type { Seat } from "./seat.ts";
import { makeVerifier, ownerOf } from "./verifier.ts";
import { refuseBadge, refusePin } from "./weak-pin.ts";

/** Verbs that only this file submits: a page never makes a verifier itself. */
export const secretCommands: ReadonlySet<string> = new Set(["person.set-pin", "person.set-badge"]);

export interface SecretSetter {
  /** Null takes it away. `current`: the PIN so far, asked of who changes their own. Refuses `person.pin-form`, `person.pin-weak`, and as `Prover` and the verb. */
  setPin(wish: { readonly personId: string; readonly pin: string | null; readonly current?: string | undefined }): Promise<Refusal | null>;
  /** Refuses `person.badge-form`, `person.badge-taken`, and as the verb. */
  setBadge(wish: { readonly personId: string; readonly badge: string | null }): Promise<Refusal | null>;
}

export function createSecretSetter(core: () => Core, seat: Seat): SecretSetter {
  function submit(command: string, personId: string, verifier: Verifier | null): Refusal | null {
    const actor = seat.actor();
    if (typeof actor !== "string") return actor;
    const answer = core().desk.submit({ command, body: { personId, verifier }, actor, byMachine: true });
    return answer.kind === "refused" ? answer.refusal : null;
  }

  /** Who stands at an unlocked desk is not yet who sits there. */
  async function refuseOther(personId: string, current: string | undefined): Promise<Refusal | undefined> {
    if (seat.actor() !== personId || seat.person(personId)?.pin == null) return undefined;
    const proven = await seat.prove({ personId, pin: current });
    return isRefusal(proven) ? proven : undefined;
  }

  return {
    async setPin({ personId, pin, current }) {
      const wrong = (pin === null ? undefined : refusePin(pin)) ?? (await refuseOther(personId, current));
      if (wrong !== undefined) return wrong;
      return submit("person.set-pin", personId, pin === null ? null : await makeVerifier(pin));
    },
    async setBadge({ personId, badge }) {
      if (badge === null) return submit("person.set-badge", personId, null);
      const owners = seat.people().flatMap((one) => (one.badge == null ? [] : [[one.id, one.badge] as const]));
      const owner = await ownerOf(badge, owners);
      const wrong = refuseBadge(badge) ?? (owner !== undefined && owner !== personId ? refuse("person.badge-taken") : undefined);
      return wrong ?? submit("person.set-badge", personId, await makeVerifier(badge, owners[0]?.[1].salt));
    },
  };
}
