/**
 * Who belongs to the site: which key speaks for which desk, which desk is trusted no more, and whether desks listen beyond
 * their own machine. Events of the log, so that every later hub knows every desk. How a newcomer proves itself before it is
 * enrolled is `electron/trust/`; this only records what came of it.
 */
import { z } from "zod";
import { siteCare } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, name, shortText } from "../kernel/text.ts";
import { nextNumber, numberDesk, site, siteId, withDesk } from "./site.ts";
import type { SiteDesk, SiteState } from "./site.ts";
import { keeperSets, openEpoch, settleKeepers } from "./keepers.ts";

/** SHA-256 of a node's public key (SPKI, DER) in hex; what both ends of a connection check of each other. */
export const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

const enrolBody = z.strictObject({ nodeId: id, name, fingerprint, address: shortText.default("") });

/** What an enrolment binds: node, key, and where it listens. */
export type EnrolBody = z.infer<typeof enrolBody>;

export const deskEnrolled = site.becomes(
  "site.desk-enrolled@1",
  z.strictObject({ nodeId: id, name, number: z.number().int().min(1).max(99), fingerprint, address: shortText }),
  (state, body, meta) => withDesk(state, { ...body, enrolledAtMs: meta.observedAtMs, revokedAtMs: undefined }),
);

/**
 * Binds a key to a node and gives the node its number, if it has none. Only the hub itself asks for it, for a newcomer that
 * proved the code, or for its own key. Refuses `site.not-open`, `site.desks-full`, `site.node-enrolled` (this node has
 * another key: revoke it first), `site.key-taken` (another node has this key).
 */
export const enrolDesk = verb({
  command: "site.enrol-desk",
  may: siteCare,
  body: enrolBody,
  events: [deskEnrolled],
  refusals: ["site.not-open", "site.desks-full", "site.node-enrolled", "site.key-taken"],
  decide(body, meta, world) {
    const found = world.get(site, siteId);
    if (found === undefined) return refuse("site.not-open");
    const known = found.desks.find((desk) => desk.nodeId === body.nodeId);
    const holder = found.desks.find((desk) => desk.fingerprint === body.fingerprint && desk.nodeId !== body.nodeId && isTrusted(desk));
    if (holder !== undefined) return refuse("site.key-taken", { desk: holder.number });
    const isOwn = known?.number === meta.desk;
    if (known !== undefined && isTrusted(known) && known.fingerprint !== body.fingerprint && !isOwn) return refuse("site.node-enrolled", { desk: known.number });
    const isSame = known !== undefined && isTrusted(known) && known.fingerprint === body.fingerprint && known.address === body.address;
    const number = known?.number ?? nextNumber(found);
    if (number === 0) return refuse("site.desks-full");
    return isSame ? [] : [deskEnrolled.of(siteId, { ...body, number })];
  },
});

export const deskRevoked = site.becomes(
  "site.desk-revoked@1", z.strictObject({ nodeId: id }),
  (state, { nodeId }, meta) => withDesk(state, { nodeId, revokedAtMs: meta.observedAtMs }),
);

/**
 * Ends the trust in a desk: every hub cuts it at once and orders nothing of it until it is enrolled by a new code. Refuses
 * `site.not-open`, `site.desk-unknown`, `site.desk-revoked`, `site.desk-own`, `site.desk-is-hub`, `site.desk-is-keeper`
 * (name other keepers first, so that a majority stays).
 */
export const revokeDesk = verb({
  command: "site.revoke-desk",
  may: siteCare,
  body: z.strictObject({ nodeId: id }),
  events: [deskRevoked],
  refusals: ["site.not-open", "site.desk-unknown", "site.desk-revoked", "site.desk-own", "site.desk-is-hub", "site.desk-is-keeper"],
  decide({ nodeId }, meta, world) {
    const found = world.get(site, siteId);
    if (found === undefined) return refuse("site.not-open");
    const known = found.desks.find((desk) => desk.nodeId === nodeId);
    if (known === undefined) return refuse("site.desk-unknown", { node: nodeId });
    if (known.revokedAtMs !== undefined) return refuse("site.desk-revoked", { desk: known.number, atMs: known.revokedAtMs });
    if (known.number === meta.desk) return refuse("site.desk-own", { desk: known.number });
    if (known.nodeId === hubOf(found)?.nodeId) return refuse("site.desk-is-hub", { desk: known.number });
    if (keeperSets(found).some((keepers) => keepers.includes(nodeId))) return refuse("site.desk-is-keeper", { desk: known.number });
    return [deskRevoked.of(siteId, { nodeId })];
  },
});

export const sharingSet = site.becomes("site.sharing-set@1", z.strictObject({ on: z.boolean() }), (state, { on }) => ({ ...state, sharing: on }));

/** Lets every desk of the site listen beyond its own machine, or no more. Refuses `site.not-open`. */
export const setSharing = verb({
  command: "site.set-sharing",
  may: siteCare,
  body: z.strictObject({ on: z.boolean() }),
  events: [sharingSet],
  refusals: ["site.not-open"],
  decide({ on }, _meta, world) {
    const found = world.get(site, siteId);
    if (found === undefined) return refuse("site.not-open");
    return (found.sharing ?? false) === on ? [] : [sharingSet.of(siteId, { on })];
  },
});

/** Whether a desk has a key that is listened to. */
export function isTrusted(desk: SiteDesk): boolean {
  return desk.fingerprint !== undefined && desk.revokedAtMs === undefined;
}

/** The desk that a key speaks for, if that is trusted. */
export function deskOfKey(state: SiteState | undefined, key: string): SiteDesk | undefined {
  return state?.desks.find((desk) => desk.fingerprint === key && isTrusted(desk));
}

/** A key as people compare it by telephone: the first 64 bits, `3F2A 91BC 7D04 E618`. */
export function shortPrint(print: string): string {
  return (print.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(" ");
}

/** Who orders, as the log says. */
function hubOf({ desks, hubNodeId }: SiteState): SiteDesk | undefined {
  return desks.find((desk) => (hubNodeId === undefined ? desk.number === 1 : desk.nodeId === hubNodeId));
}

/** What a hub asks of itself alone; never taken from an offer, nor offered again after a cut. */
export const hubOnly: ReadonlySet<string> = new Set([openEpoch.command, settleKeepers.command, numberDesk.command, enrolDesk.command]);
