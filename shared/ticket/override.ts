/**
 * The certificate gate opened by hand: a second person, a supervisor, takes the responsibility for sending somebody without
 * the certificate; at night, when there is only one at the desk, the operator alone with a reason. Either stands in the
 * event and is listed for the morning check. That the second person really is there (PIN or badge) is asked by the desk
 * before it submits; here it is decided who may be one.
 */
import { z } from "zod";
import { inBoth, refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import type { Meta, World } from "../kernel/stream.ts";
import type { Role } from "../kernel/may.ts";
import { bilingual, id, shortText } from "../kernel/text.ts";
import { civilTime } from "../kernel/time.ts";
import { person } from "../person/person.ts";
import { siteZone } from "../site/site.ts";
import type { Override, Worker } from "./state.ts";

/** As a sender writes it; nobody named means alone, which only the night allows. */
export const overrideWish = z.strictObject({ byPersonId: id.nullable(), reason: shortText });
export type OverrideWish = z.infer<typeof overrideWish>;

/** As it stands in an event. */
export const overrideBody = z.strictObject({
  by: z.strictObject({ id, name: bilingual }).nullable(), reason: shortText, certificate: id,
  people: z.array(z.strictObject({ id, name: bilingual })).max(20),
});

export const overrideRefusals = ["ticket.override-reason-missing", "ticket.override-needs-second", "ticket.override-self", "ticket.override-role", "person.unknown"] as const;

/** Who may take the responsibility. */
const mayOverride: readonly Role[] = ["supervisor"];

/** The night of PRODUCT §1 and §6: one operator alone. Hours of the hospital's clock. */
export const nightFromHour = 22;
export const nightToHour = 7;

/** Whether one operator decides alone at this time. */
export function isNight(atMs: number, zone: string): boolean {
  const { hour } = civilTime(atMs, zone);
  return hour >= nightFromHour || hour < nightToHour;
}

/** Who takes the responsibility, or why that cannot be. */
export function overrider(wish: OverrideWish, people: readonly Worker[], meta: Meta, world: World): { readonly by: Worker | null } | Refusal {
  if (wish.reason.trim() === "") return refuse("ticket.override-reason-missing");
  if (wish.byPersonId === null) {
    return isNight(meta.observedAtMs, siteZone(world)) ? { by: null } : refuse("ticket.override-needs-second", { from: nightFromHour, to: nightToHour });
  }
  const second = world.get(person, wish.byPersonId);
  if (second === undefined) return refuse("person.unknown", { person: wish.byPersonId });
  if (second.id === meta.actor || people.some((one) => one.id === second.id)) return refuse("ticket.override-self", inBoth("person", second.name));
  if (!mayOverride.includes(second.role)) return refuse("ticket.override-role", inBoth("person", second.name));
  return { by: { id: second.id, name: second.name } };
}

/** What an event's override makes of the ticket; the former one stays where there is none. */
export function overridden(former: Override | null, body: z.infer<typeof overrideBody> | undefined, meta: Meta): Override | null {
  return body === undefined ? former : { ...body, atMs: meta.observedAtMs, desk: meta.desk, sentBy: meta.actor };
}
