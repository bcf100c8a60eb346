/**
 * PIN and badge of a person, as their verifiers: salted hashes made at a desk (`electron/seat`), carried by events, so that
 * every desk can check them without the hub. What was typed or scanned is never in a command. A person sets their own;
 * an administrator sets and takes away those of others.
 */
import { z } from "zod";
import { roles } from "../kernel/may.ts";
import { isRefusal, refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import type { EventKind, Meta, World } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { isFounding } from "../site/sign-in.ts";
import { nameAdministrator } from "./administrators.ts";
import { person } from "./person.ts";
import type { PersonState } from "./person.ts";

const base64 = z.string().regex(/^[A-Za-z0-9+/]{20,100}={0,2}$/);

/** What proves a PIN or badge: scrypt (RFC 7914) with its salt and costs; `logN` is the power of two. */
export const verifier = z.strictObject({
  kind: z.literal("scrypt"), salt: base64, hash: base64,
  logN: z.number().int().min(14).max(20), r: z.number().int().min(8).max(32), p: z.number().int().min(1).max(8),
});
export type Verifier = z.infer<typeof verifier>;

const secretBody = z.strictObject({ verifier: verifier.nullable() });
type SecretBody = z.infer<typeof secretBody>;

export const pinSet = person.becomes("person.pin-set@1", secretBody, (state, body) => ({ ...state, pin: body.verifier }));
export const badgeSet = person.becomes("person.badge-set@1", secretBody, (state, body) => ({ ...state, badge: body.verifier }));

interface Wish extends SecretBody {
  readonly personId: string;
}

/** One's own may be set; taking one away, and those of others, is an administrator's. */
function refuseStranger({ personId, verifier: wanted }: Wish, meta: Meta, world: World): Refusal | undefined {
  const isAdministrator = world.get(person, meta.actor)?.role === "administrator";
  if (isAdministrator || isFounding(world) || (meta.actor === personId && wanted !== null)) return undefined;
  return refuse("person.secret-not-yours");
}

function secretVerb<const C extends string>(command: C, event: EventKind<PersonState, SecretBody>, other: "pin" | "badge") {
  return verb({
    command,
    may: roles,
    body: secretBody.extend({ personId: id }),
    events: [event],
    refusals: ["person.unknown", "person.secret-not-yours", "person.last-administrator"],
    decide(body, meta, world) {
      const found = world.get(person, body.personId);
      if (found === undefined) return refuse("person.unknown", { person: body.personId });
      const stranger = refuseStranger(body, meta, world);
      if (stranger !== undefined) return stranger;
      const canProve = body.verifier !== null || found[other] != null;
      const named = nameAdministrator(found.id, found.role === "administrator" && canProve, world);
      return isRefusal(named) ? named : [event.of(found.id, { verifier: body.verifier }), ...named];
    },
  });
}

/** Sets or takes away a PIN. Refuses `person.unknown`, `person.secret-not-yours`, `person.last-administrator`. */
export const setPin = secretVerb("person.set-pin", pinSet, "badge");
/** Sets or takes away a badge. Refuses as `setPin`. */
export const setBadge = secretVerb("person.set-badge", badgeSet, "pin");

const failuresBody = z.strictObject({ desk: z.number().int().min(0).max(99), count: z.number().int().min(1).max(10_000) });

export const failuresNoted = person.becomes("person.failures-noted@1", failuresBody, (state, body, meta) => ({
  ...state, failures: { ...body, atMs: meta.observedAtMs },
}));

/** Tells supervisors that somebody tried a wrong PIN again and again; given by the desk where it happened. Refuses `person.unknown`. */
export const noteFailures = verb({
  command: "person.note-failures",
  may: ["system"],
  body: failuresBody.extend({ personId: id }),
  events: [failuresNoted],
  refusals: ["person.unknown"],
  decide({ personId, ...body }, _meta, world) {
    if (world.get(person, personId) === undefined) return refuse("person.unknown", { person: personId });
    return [failuresNoted.of(personId, body)];
  },
});
