/** Everything that can happen to a call: one line per verb; `extraEvents` are given by ticket verbs. */
import { callBackCall } from "./call-back.ts";
import { claimCall, releaseCall, takeCall } from "./claim.ts";
import { abandonCall, endCall, missCall } from "./end.ts";
import { holdCall } from "./hold.ts";
import { callLinked } from "./link.ts";
import { pickUpCall, ringCall } from "./ring.ts";
import { call } from "./state.ts";

export const callStream = {
  stream: call,
  verbs: [ringCall, pickUpCall, claimCall, takeCall, releaseCall, holdCall, endCall, abandonCall, missCall, callBackCall],
  extraEvents: [callLinked],
};
