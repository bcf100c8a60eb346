/**
 * Keepers and epochs of the site: whose disks count for *safe*, and each hub's reign as an event, so that the log says
 * who ordered what and by whose word.
 *
 * Keepers change by joint majorities (Ongaro 2014 §4.3). Two majorities of different sets need not meet, so between the
 * old set and the new one stands a time in which both count:
 *
 *   old ──keepers-named──> old and new ──keepers-settled──> new
 *
 * Every node goes by the sets in its own log, safe or not. A hub may call nothing safe, and nobody wins an election,
 * without a majority of each set its log names. `keepers-named` becomes safe only by a majority of the old set and one of
 * the new; from then on whoever lacks it can win no majority of the old set, so the hub orders `keepers-settled` and the
 * old set is done. Before that the old set decides: either a majority of it has the naming, or one without it may win and
 * the naming is cut off and offered again. A second change waits until the first is settled, so there are never three
 * sets. The first naming ever needs no such time: before it nobody could be elected, and who can be has it in its log.
 */
import { z } from "zod";
import { siteCare } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { site, siteId } from "./site.ts";
import type { SiteState } from "./site.ts";

const keepersBody = z.strictObject({ keepers: z.array(id).max(9), automatic: z.boolean() });
const namedBody = keepersBody.extend({ former: z.array(id).max(9).nullable() });

/** From now on both sets count, where `former` is one. In version 1 the new set counted alone, at once. */
export const keepersNamed = site.becomes(
  "site.keepers-named@2", namedBody,
  (state, { former, ...body }) => ({ ...state, ...body, formerKeepers: former }),
  { "site.keepers-named@1": (body) => ({ ...keepersBody.parse(body), former: null }) },
);

/** A majority of both sets has the naming: the former keepers count no more. */
export const keepersSettled = site.becomes("site.keepers-settled@1", z.strictObject({}), (state) => ({ ...state, formerKeepers: null }));

/**
 * Names the keepers. Refuses `site.not-open`, `site.keeper-unknown`, `site.keepers-even` (an even number protects no better
 * than one less), `site.keepers-changing` (the change before is not safe yet).
 */
export const nameKeepers = verb({
  command: "site.name-keepers",
  may: siteCare,
  body: keepersBody,
  events: [keepersNamed],
  refusals: ["site.not-open", "site.keeper-unknown", "site.keepers-even", "site.keepers-changing"],
  decide(body, _meta, world) {
    const found = world.get(site, siteId);
    if (found === undefined) return refuse("site.not-open");
    const stranger = body.keepers.find((keeper) => !found.desks.some((desk) => desk.nodeId === keeper));
    if (stranger !== undefined) return refuse("site.keeper-unknown", { node: stranger });
    const distinct = [...new Set(body.keepers)];
    if (distinct.length > 0 && distinct.length % 2 === 0) return refuse("site.keepers-even", { count: distinct.length });
    if ((found.formerKeepers ?? null) !== null) return refuse("site.keepers-changing");
    return [keepersNamed.of(siteId, { keepers: distinct, automatic: body.automatic, former: formerOf(found, distinct) })];
  },
});

/** The set that has to agree to the next one; none where nothing changes, or where no keepers were named before. */
function formerOf({ keepers }: SiteState, next: readonly string[]): string[] | null {
  const isSame = keepers.length === next.length && keepers.every((keeper) => next.includes(keeper));
  return isSame || keepers.length === 0 ? null : [...keepers];
}

/** Ends a change of keepers; given by the hub alone, when the naming is safe. Nothing happens where none is under way. */
export const settleKeepers = verb({
  command: "site.settle-keepers",
  may: ["system"],
  body: z.strictObject({}),
  events: [keepersSettled],
  refusals: ["site.not-open"],
  decide(_body, _meta, world) {
    const found = world.get(site, siteId);
    if (found === undefined) return refuse("site.not-open");
    return (found.formerKeepers ?? null) === null ? [] : [keepersSettled.of(siteId, {})];
  },
});

/** Each set of which a majority is needed, by the log that made this state; an empty set means the hub alone. */
export function keeperSets(state: SiteState | undefined): readonly (readonly string[])[] {
  if (state === undefined) return [[]];
  const former = state.formerKeepers ?? null;
  return former === null ? [state.keepers] : [state.keepers, former];
}

const reignBody = z.strictObject({ epoch: z.number().int().min(1), nodeId: id });

/** A majority made this node the hub. */
export const epochOpened = site.becomes("site.epoch-opened@1", reignBody, (state, body) => ({ ...state, hubNodeId: body.nodeId }));

/** Somebody made this node the hub without a majority; from then on it is the only keeper until others are named. */
export const epochForced = site.becomes(
  "site.epoch-forced@1", reignBody.extend({ by: shortText }),
  (state, body) => ({ ...state, hubNodeId: body.nodeId, keepers: [body.nodeId], formerKeepers: null }),
);

/** First command of a hub's reign; given by the take-over itself. `forcedBy` is the name of who typed the word, or null. Refuses `site.not-open`. */
export const openEpoch = verb({
  command: "site.open-epoch",
  may: ["system"],
  body: reignBody.extend({ forcedBy: shortText.nullable() }),
  events: [epochOpened, epochForced],
  refusals: ["site.not-open"],
  decide({ forcedBy, ...reign }, _meta, world) {
    if (world.get(site, siteId) === undefined) return refuse("site.not-open");
    return [forcedBy === null ? epochOpened.of(siteId, reign) : epochForced.of(siteId, { ...reign, by: forcedBy })];
  },
});
