/** How many tickets each desk has logged on each day; the source of their numbers. The id is `yymmdd-desk`. */
import { z } from "zod";
import { stream } from "../kernel/stream.ts";

export const numbering = stream<{ readonly last: number }>("numbering");

/** Returned by verbs that make tickets. */
export const numberTaken = numbering.begins(
  "numbering.taken@1", z.strictObject({ serial: z.number().int().min(1) }), (body) => ({ last: body.serial }),
);

export const numberingStream = { stream: numbering, verbs: [], extraEvents: [numberTaken] };
