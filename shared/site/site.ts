/** The site: one hospital or consortium that shares a log. Its name, its time zone, and the numbers it gave to desks. */
import { z } from "zod";
import { administration } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import type { World } from "../kernel/stream.ts";
import { stream, verb } from "../kernel/stream.ts";
import { bilingual, id, name, shortText } from "../kernel/text.ts";
import type { Bilingual } from "../kernel/text.ts";
import { isZone } from "../kernel/time.ts";

/** The one id of the one site in a log. */
export const siteId = "site";

export interface SiteDesk {
  readonly number: number;
  readonly nodeId: string;
  readonly name: string;
  /** Where other desks reach it; empty while it does not listen. */
  readonly address: string;
}

export interface SiteState {
  readonly name: Bilingual;
  /** IANA zone of the hospital: Asia/Shanghai. */
  readonly zone: string;
  readonly desks: readonly SiteDesk[];
  /** Node ids whose disks count for *safe* and whose votes make a hub; empty means the hub alone. */
  readonly keepers: readonly string[];
  /** A majority of the keepers may make one of them the hub without asking a person. */
  readonly automatic: boolean;
}

export const site = stream<SiteState>("site");

export const siteOpened = site.begins(
  "site.opened@1",
  z.strictObject({ name: bilingual, zone: name }),
  (body, _meta, state) => ({ ...body, desks: state?.desks ?? [], keepers: state?.keepers ?? [], automatic: state?.automatic ?? false }),
);

/** Founds the site or renames it. Refuses `site.zone-unknown`: without its zone no day and no number could be told. */
export const openSite = verb({
  command: "site.open",
  may: administration,
  body: z.strictObject({ name: bilingual, zone: name }),
  events: [siteOpened],
  refusals: ["site.zone-unknown"],
  decide: (body) => isZone(body.zone) ? [siteOpened.of(siteId, body)] : refuse("site.zone-unknown", { zone: body.zone }),
});

/** The zone whose days and hours count. Assumed: China until a site is opened. */
export function siteZone(world: World): string {
  return world.get(site, siteId)?.zone ?? "Asia/Shanghai";
}

export const deskNumbered = site.becomes(
  "site.desk-numbered@1",
  z.strictObject({ nodeId: id, name, address: shortText, number: z.number().int().min(1).max(99) }),
  (state, body) => ({ ...state, desks: [...state.desks.filter((desk) => desk.nodeId !== body.nodeId), body] }),
);

/**
 * Gives a desk its number, 1–99, for ever: a number is never given to a second desk, a desk keeps the one it has.
 * Refuses `site.not-open`, `site.desks-full`.
 */
export const numberDesk = verb({
  command: "site.number-desk",
  may: ["system"],
  body: z.strictObject({ nodeId: id, name, address: shortText.default("") }),
  events: [deskNumbered],
  refusals: ["site.not-open", "site.desks-full"],
  decide(body, _meta, world) {
    const found = world.get(site, siteId);
    if (found === undefined) return refuse("site.not-open");
    const known = found.desks.find((desk) => desk.nodeId === body.nodeId);
    if (known !== undefined) return known.address === body.address ? [] : [deskNumbered.of(siteId, { ...known, address: body.address })];
    const next = Math.max(0, ...found.desks.map((desk) => desk.number)) + 1;
    return next > 99 ? refuse("site.desks-full") : [deskNumbered.of(siteId, { ...body, number: next })];
  },
});
