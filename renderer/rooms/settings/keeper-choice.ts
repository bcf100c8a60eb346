/** Choosing the keepers: an odd number of desks, so that there is always a majority. Pure; for `Keepers.tsx` and its tests. */
import type { SiteDesk } from "../../../shared/site/site.ts";

/** How many keepers can be chosen: one disk, one may fail, two may fail. */
export const keeperCounts = [1, 3, 5] as const;
export type KeeperCount = (typeof keeperCounts)[number];

export interface KeeperChoice {
  readonly count: KeeperCount;
  /** Node ids, in the order they were chosen. */
  readonly chosen: readonly string[];
  readonly automatic: boolean;
}

/** What the site has now, as a choice; with nobody named the hub is the only one. */
export function choiceOf(site: { readonly keepers: readonly string[]; readonly automatic: boolean }, hubNodeId: string | null): KeeperChoice {
  const chosen = site.keepers.length > 0 || hubNodeId === null ? site.keepers : [hubNodeId];
  return { count: keeperCounts.find((count) => count >= chosen.length) ?? 5, chosen, automatic: site.automatic };
}

/** Another number of keepers: the hub stays, then those chosen before, then desks in the order of their numbers. */
export function withCount(choice: KeeperChoice, count: KeeperCount, desks: readonly SiteDesk[], hubNodeId: string | null): KeeperChoice {
  const byNumber = [...desks].sort((a, b) => a.number - b.number).map((desk) => desk.nodeId);
  const likely = new Set([...(hubNodeId === null ? [] : [hubNodeId]), ...choice.chosen, ...byNumber]);
  return { ...choice, count, chosen: [...likely].slice(0, count) };
}

/** Ticks or unticks a desk. */
export function toggled(choice: KeeperChoice, nodeId: string): KeeperChoice {
  const has = choice.chosen.includes(nodeId);
  return { ...choice, chosen: has ? choice.chosen.filter((one) => one !== nodeId) : [...choice.chosen, nodeId] };
}

/** Desks still to be chosen; 0 when it can be set. */
export function missing({ count, chosen }: KeeperChoice): number {
  return Math.max(0, count - chosen.length);
}

/** The same keepers and the same switch, whatever the order. */
export function isSame(a: KeeperChoice, b: KeeperChoice): boolean {
  const key = ({ chosen, automatic }: KeeperChoice) => JSON.stringify([[...chosen].sort(), automatic]);
  return key(a) === key(b);
}
