/** What the age of the wall's data looks like: quiet, amber from 10 s, plum from 30 s, a lost link at once. Pure. */
import type { LinkRow } from "../../../shared/views.ts";

const amberMs = 10_000;
const plumMs = 30_000;

export type AgeLook = "fresh" | "aging" | "stale" | "lost" | "island";

/** The look of an age; what is worst wins. `lost`: the desk behind the page does not answer. */
export function ageLook(ageMs: number, lost: boolean, link: Pick<LinkRow, "state"> | undefined): AgeLook {
  if (lost) return "lost";
  if (ageMs >= plumMs) return "stale";
  if (link?.state === "island") return "island";
  return ageMs >= amberMs ? "aging" : "fresh";
}
