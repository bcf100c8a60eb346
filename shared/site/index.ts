/** Everything the house knows about the site: one line per verb. */
import { nameKeepers, openEpoch, settleKeepers } from "./keepers.ts";
import { administratorsNamed, setSignIn } from "./sign-in.ts";
import { setSampling } from "./sampling.ts";
import { numberDesk, openSite, site } from "./site.ts";
import { enrolDesk, revokeDesk, setSharing } from "./trust.ts";

export const siteStream = { stream: site, verbs: [openSite, numberDesk, nameKeepers, settleKeepers, openEpoch, enrolDesk, revokeDesk, setSharing, setSampling, setSignIn], extraEvents: [administratorsNamed] };
