/** Everything that can happen to a slip: one line per verb. */
import { beginSlip, endSlip, printSlip, slip, slipTally } from "./slip.ts";

export const slipStream = { stream: slip, verbs: [printSlip, beginSlip, endSlip] };
export const slipTallyStream = { stream: slipTally, verbs: [] };
