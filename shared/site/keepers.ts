/**
 * Keepers and epochs of the site: whose disks count for *safe*, and each hub's reign as an event, so that the log says
 * who ordered what and by whose word.
 */
import { z } from "zod";
import { siteCare } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { site, siteId } from "./site.ts";

const keepersBody = z.strictObject({ keepers: z.array(id).max(9), automatic: z.boolean() });

export const keepersNamed = site.becomes("site.keepers-named@1", keepersBody, (state, body) => ({ ...state, ...body }));

/** Names the keepers. Refuses `site.not-open`, `site.keeper-unknown`, `site.keepers-even` (an even number protects no better than one less). */
export const nameKeepers = verb({
  command: "site.name-keepers",
  may: siteCare,
  body: keepersBody,
  events: [keepersNamed],
  refusals: ["site.not-open", "site.keeper-unknown", "site.keepers-even"],
  decide(body, _meta, world) {
    const found = world.get(site, siteId);
    if (found === undefined) return refuse("site.not-open");
    const stranger = body.keepers.find((keeper) => !found.desks.some((desk) => desk.nodeId === keeper));
    if (stranger !== undefined) return refuse("site.keeper-unknown", { node: stranger });
    const distinct = [...new Set(body.keepers)];
    if (distinct.length > 0 && distinct.length % 2 === 0) return refuse("site.keepers-even", { count: distinct.length });
    return [keepersNamed.of(siteId, { keepers: distinct, automatic: body.automatic })];
  },
});

const reignBody = z.strictObject({ epoch: z.number().int().min(1), nodeId: id });

/** A majority made this node the hub. */
export const epochOpened = site.becomes("site.epoch-opened@1", reignBody, (state) => state);

/** Somebody made this node the hub without a majority; from then on it is the only keeper until others are named. */
export const epochForced = site.becomes("site.epoch-forced@1", reignBody.extend({ by: shortText }), (state, body) => ({ ...state, keepers: [body.nodeId] }));

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
