/** How many of the finished tickets are asked for a rating: a percentage of the site, 100 unless set. */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { site, siteId } from "./site.ts";

const samplingBody = z.strictObject({ percent: z.number().int().min(0).max(100) });

export const samplingSet = site.becomes("site.sampling-set@1", samplingBody, (state, body) => ({ ...state, samplePercent: body.percent }));

/** Sets the share. Refuses `site.not-open`. */
export const setSampling = verb({
  command: "site.set-sampling",
  may: ["supervisor", "administrator", "system", "import", "demo"],
  body: samplingBody,
  events: [samplingSet],
  refusals: ["site.not-open"],
  decide(body, _meta, world) {
    const found = world.get(site, siteId);
    if (found === undefined) return refuse("site.not-open");
    return found.samplePercent === body.percent ? [] : [samplingSet.of(siteId, body)];
  },
});
