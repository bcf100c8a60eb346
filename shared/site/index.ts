/** Everything the house knows about the site: one line per verb. */
import { nameKeepers, openEpoch } from "./keepers.ts";
import { numberDesk, openSite, site } from "./site.ts";

export const siteStream = { stream: site, verbs: [openSite, numberDesk, nameKeepers, openEpoch] };
