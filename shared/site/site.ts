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
  /** Of its key, 64 hex digits; undefined until it was enrolled with a code (`trust.ts`). */
  readonly fingerprint?: string | undefined;
  readonly enrolledAtMs?: number | undefined;
  /** Since then no desk listens to it; undefined for a desk in good standing. */
  readonly revokedAtMs?: number | undefined;
}

export interface SiteState {
  readonly name: Bilingual;
  /** IANA zone of the hospital: Asia/Shanghai. */
  readonly zone: string;
  readonly desks: readonly SiteDesk[];
  /** Node ids whose disks count for *safe* and whose votes make a hub; empty means the hub alone. */
  readonly keepers: readonly string[];
  /** While a change of keepers is under way: those from before, whose majority is needed as well (`keepers.ts`). */
  readonly formerKeepers?: readonly string[] | null;
  /** A majority of the keepers may make one of them the hub without asking a person. */
  readonly automatic: boolean;
  /** Desks listen beyond their own machine (`trust.ts`). */
  readonly sharing?: boolean;
  /** Who began the epoch that is now; undefined in the founding one, which desk 1 orders. */
  readonly hubNodeId?: string;
  /** Share of the finished tickets that are asked for a rating, in percent; all of them unless set. */
  readonly samplePercent?: number;
  /** What signing in takes (`sign-in.ts`); a name is enough where nothing was said. */
  readonly signIn?: "name" | "pin";
  /** Administrators who have a PIN or a badge. */
  readonly administrators?: readonly string[];
}

export const site = stream<SiteState>("site");

export const siteOpened = site.begins(
  "site.opened@1",
  z.strictObject({ name: bilingual, zone: name }),
  (body, _meta, state) => ({ desks: [], keepers: [], automatic: false, ...state, ...body }),
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
  (state, body) => withDesk(state, body),
);

/** The site with what is newly known of a desk; it moves to the end of the list. */
export function withDesk(state: SiteState, change: Pick<SiteDesk, "nodeId"> & Partial<SiteDesk>): SiteState {
  const known = state.desks.find((desk) => desk.nodeId === change.nodeId) ?? { number: 0, name: "", address: "" };
  return { ...state, desks: [...state.desks.filter((desk) => desk.nodeId !== change.nodeId), { ...known, ...change }] };
}

/** The number for a desk that has none: one more than the highest given, or 0 where all 99 are. */
export function nextNumber({ desks }: SiteState): number {
  const next = Math.max(0, ...desks.map((desk) => desk.number)) + 1;
  return next > 99 ? 0 : next;
}

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
    if (known !== undefined) return known.address === body.address ? [] : [deskNumbered.of(siteId, { nodeId: known.nodeId, name: known.name, number: known.number, address: body.address })];
    const number = nextNumber(found);
    return number === 0 ? refuse("site.desks-full") : [deskNumbered.of(siteId, { ...body, number })];
  },
});
