/**
 * The site as the hub ordered it, read once and kept until it may have changed. What this desk itself decided and no hub
 * has ordered does not count: an island that names itself the only keeper must not make itself a majority. For `core.ts`.
 */
import { siteId } from "../shared/site/site.ts";
import type { SiteState } from "../shared/site/site.ts";
import type { Store } from "./store/store.ts";

export interface OrderedSite {
  /** Undefined until a site is opened. */
  state(): SiteState | undefined;
  /** Address a node was last heard at; empty where none is known. */
  addressOf(nodeId: string): string;
  /** It may have changed: read it again when it is asked for. */
  forget(): void;
}

/** Reads the site under whatever is provisional. */
export function createOrderedSite({ pending, state: tables }: Pick<Store, "pending" | "state">): OrderedSite {
  let known: SiteState | undefined;
  let isKnown = false;

  function state(): SiteState | undefined {
    if (isKnown) return known;
    const base = pending.base({ stream: "site", id: siteId });
    const body = base === undefined ? tables.get("site", siteId) : base;
    known = body === undefined || body === null ? undefined : JSON.parse(body) as SiteState; // written by the fold alone
    isKnown = true;
    return known;
  }

  return {
    state,
    addressOf: (nodeId) => state()?.desks.find((one) => one.nodeId === nodeId)?.address ?? "",
    forget: () => { isKnown = false; },
  };
}
