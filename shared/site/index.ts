/** Everything the house knows about the site: one line per verb. */
import { numberDesk, openSite, site } from "./site.ts";

export const siteStream = { stream: site, verbs: [openSite, numberDesk] };
