/**
 * Checks who somebody is: a person with their PIN, or a badge. One try after the other, however fast they come, so that
 * nobody outruns the wait. Works without the hub: the verifiers stand in every desk's log.
 */
import { inBoth, refuse } from "../../shared/kernel/refusal.ts";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { PersonState } from "../../shared/person/person.ts";
import { ownerOf, proves } from "./verifier.ts";
import { freeTries, waitAfterMs } from "./wrong-tries.ts";
import type { WrongTries } from "./wrong-tries.ts";

/** What somebody shows of themselves. */
export interface Proof {
  readonly personId?: string | undefined;
  readonly pin?: string | undefined;
  readonly badge?: string | undefined;
}

export interface ProverOptions {
  person(personId: string): PersonState | undefined;
  people(): readonly PersonState[];
  /** Whether a name alone is enough for who has neither PIN nor badge. */
  nameIsEnough(): boolean;
  readonly tries: WrongTries;
  /** A row of wrong tries has reached the first wait, or another. */
  onFailures(personId: string, count: number): void;
}

export interface Prover {
  /**
   * The person, or `person.unknown`, `person.pin-needed`, `person.badge-needed`, `person.pin-missing` (the site wants one),
   * `person.pin-wrong`, `person.badge-unknown`, `person.wait`.
   */
  prove(proof: Proof): Promise<PersonState | Refusal>;
}

/** Key under which badges nobody has are counted. */
const strangers = "badge";

export function createProver({ person, people, nameIsEnough, tries, onFailures }: ProverOptions): Prover {
  let turn: Promise<unknown> = Promise.resolve();

  function refuseWaiting(key: string): Refusal | undefined {
    const waitMs = tries.waitMs(key);
    return waitMs > 0 ? refuse("person.wait", { seconds: Math.ceil(waitMs / 1000) }) : undefined;
  }

  function wrong(key: string, code: string): Refusal {
    const count = tries.add(key);
    const waitMs = waitAfterMs(count);
    if (waitMs > 0 && key !== strangers) onFailures(key, count);
    return waitMs > 0 ? refuse("person.wait", { seconds: waitMs / 1000 }) : refuse(code, { left: freeTries - count });
  }

  async function byBadge(badge: string): Promise<PersonState | Refusal> {
    const waiting = refuseWaiting(strangers);
    if (waiting !== undefined) return waiting;
    const owners = people().flatMap((one) => (one.badge == null ? [] : [[one.id, one.badge] as const]));
    const owner = person((await ownerOf(badge, owners)) ?? "");
    if (owner === undefined) return wrong(strangers, "person.badge-unknown");
    tries.forget(strangers);
    return owner;
  }

  async function byPin(found: PersonState, pin: string | undefined): Promise<PersonState | Refusal> {
    if (found.pin == null && found.badge == null) return nameIsEnough() ? found : refuse("person.pin-missing", inBoth("person", found.name));
    if (found.pin == null) return refuse("person.badge-needed", inBoth("person", found.name));
    const waiting = refuseWaiting(found.id);
    if (waiting !== undefined) return waiting;
    if (pin === undefined) return refuse("person.pin-needed", inBoth("person", found.name));
    if (!(await proves(pin, found.pin))) return wrong(found.id, "person.pin-wrong");
    tries.forget(found.id);
    return found;
  }

  async function proveNow({ personId, pin, badge }: Proof): Promise<PersonState | Refusal> {
    if (badge !== undefined) return byBadge(badge);
    const found = person(personId ?? "");
    return found === undefined ? refuse("person.unknown", { person: personId ?? "" }) : byPin(found, pin);
  }

  return {
    prove(proof) {
      const mine = turn.then(() => proveNow(proof));
      turn = mine.catch(() => undefined); // the caller hears of a fault; the next in the row only waits
      return mine;
    },
  };
}
