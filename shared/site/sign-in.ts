/**
 * How people of the site sign in, and which administrators can prove who they are. While no administrator has a PIN or a
 * badge the site is still being founded: whoever stands at a desk may define people and set the first PIN. From then on
 * only administrators may. Verbs of `person` return `administratorsNamed`.
 */
import { z } from "zod";
import { administration } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import type { World } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { site, siteId } from "./site.ts";

/** `name`: a name is enough for people who have neither PIN nor badge; `pin`: nobody without one gets in. */
export const signInPolicies = ["name", "pin"] as const;
export type SignInPolicy = (typeof signInPolicies)[number];

const policyBody = z.strictObject({ policy: z.enum(signInPolicies) });

export const signInSet = site.becomes("site.sign-in-set@1", policyBody, (state, body) => ({ ...state, signIn: body.policy }));

/** Says what signing in takes. Refuses `site.not-open`, `site.no-administrator`: somebody must be able to get in and help others. */
export const setSignIn = verb({
  command: "site.set-sign-in",
  may: administration,
  body: policyBody,
  events: [signInSet],
  refusals: ["site.not-open", "site.no-administrator"],
  decide({ policy }, _meta, world) {
    const found = world.get(site, siteId);
    if (found === undefined) return refuse("site.not-open");
    if (policy === "pin" && isFounding(world)) return refuse("site.no-administrator");
    return (found.signIn ?? "name") === policy ? [] : [signInSet.of(siteId, { policy })];
  },
});

/** Which administrators have a PIN or a badge; returned by person verbs only. */
export const administratorsNamed = site.becomes(
  "site.administrators-named@1", z.strictObject({ administrators: z.array(id).max(200) }),
  (state, body) => ({ ...state, administrators: body.administrators }),
);

/** No administrator can prove who they are yet. */
export function isFounding(world: World): boolean {
  return (world.get(site, siteId)?.administrators ?? []).length === 0;
}
