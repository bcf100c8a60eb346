/**
 * The second person of an act: an override of the certificate gate names who answers for it, and that person proves at this
 * desk who they are, as at signing in. Called by the handler of `submit` before anything is decided; the hub takes the
 * desk's word for it.
 */
import { z } from "zod";
import type { Refusal } from "../../shared/kernel/refusal.ts";
import type { Seat } from "./seat.ts";

const named = z.object({ override: z.object({ byPersonId: z.string() }) });

/** Why the second person of this body is not proven; undefined where they are, or where there is none. */
export function refuseSecond(body: unknown, pin: string | undefined, seat: Pick<Seat, "prove">): Promise<Refusal | undefined> | undefined {
  const { data } = named.safeParse(body);
  if (data === undefined) return undefined;
  return seat.prove({ personId: data.override.byPersonId, pin }).then((proven) => ("code" in proven ? proven : undefined));
}
