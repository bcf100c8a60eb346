/**
 * Slips (任务单): a job on paper, for a crew without a phone. Printing reaches outside and cannot be taken back, so it is a
 * thing of its own: asked for, begun, ended, each an event. A printer acts on a slip that the hub has ordered, or on one
 * that an operator of an island wanted printed alone; never twice by itself. What was begun and never ended (the program
 * died while the paper ran) becomes *unknown*, and a person decides whether to print again.
 *
 *   asked ──begun──> begun ──> printed | failed | unknown        asked ──> dropped (nobody wants it any more)
 */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import type { Refusal } from "../kernel/refusal.ts";
import { stream, verb } from "../kernel/stream.ts";
import type { World } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { anyRemark } from "../kernel/may.ts";
import { ticket } from "../ticket/state.ts";

export const slipEnds = ["printed", "failed", "unknown", "dropped"] as const;
export type SlipStep = "asked" | "begun" | (typeof slipEnds)[number];

export interface SlipState {
  /** Id of the command that asked for it. */
  readonly id: string;
  readonly ticketId: string;
  readonly number: string;
  /** Desk whose printer it is for. */
  readonly desk: number;
  /** 1 for the first slip of a ticket, 2 and more for reprints. */
  readonly copy: number;
  /** Wanted at once although the hub was out of reach. */
  readonly alone: boolean;
  readonly step: SlipStep;
  readonly askedAtMs: number;
  readonly by: string;
  /** Why it failed, a code of `device.state`; else empty. */
  readonly why: string;
}

export const slip = stream<SlipState>("slip");

/** How many slips a ticket has; id is the ticket's. */
export const slipTally = stream<{ readonly count: number }>("tally");
const counted = slipTally.begins("tally.counted@1", z.strictObject({ count: z.number().int().min(1) }), (body) => body);

export const slipAsked = slip.begins(
  "slip.asked@1",
  z.strictObject({ ticketId: id, number: shortText, copy: z.number().int().min(1), alone: z.boolean() }),
  (body, meta): SlipState => ({ ...body, id: meta.commandId, desk: meta.desk, step: "asked", askedAtMs: meta.observedAtMs, by: meta.actor, why: "" }),
);

/**
 * Wants a slip of a ticket at this desk's printer; the second one of a ticket is a reprint. `alone`: print before the hub
 * has ordered it. Refuses `ticket.unknown`.
 */
export const printSlip = verb({
  command: "slip.print",
  body: z.strictObject({ ticketId: id, alone: z.boolean().default(false) }),
  may: anyRemark,
  events: [slipAsked, counted],
  refusals: ["ticket.unknown"],
  decide(body, meta, world) {
    const found = world.get(ticket, body.ticketId);
    if (found === undefined) return refuse("ticket.unknown", { ticket: body.ticketId });
    const copy = (world.get(slipTally, found.id)?.count ?? 0) + 1;
    return [
      slipAsked.of(meta.commandId, { ticketId: found.id, number: found.number, copy, alone: body.alone }),
      counted.of(found.id, { count: copy }),
    ];
  },
});

const ownRefusals = ["slip.unknown", "slip.other-desk"] as const;

/** The slip, if it is for this desk's printer. */
function ownSlip(slipId: string, desk: number, world: World): SlipState | Refusal {
  const found = world.get(slip, slipId);
  if (found === undefined) return refuse("slip.unknown");
  return found.desk === desk ? found : refuse("slip.other-desk", { number: found.number, desk: found.desk });
}

export const slipBegun = slip.becomes("slip.begun@1", z.strictObject({}), (state) => ({ ...state, step: "begun" }));

/** The printer is about to get it; said before the first byte. Refuses `slip.unknown`, `slip.other-desk`, `slip.begun-already`. */
export const beginSlip = verb({
  command: "slip.begin",
  body: z.strictObject({ slipId: id }),
  may: ["device"],
  events: [slipBegun],
  refusals: [...ownRefusals, "slip.begun-already"],
  decide(body, meta, world) {
    const found = ownSlip(body.slipId, meta.desk, world);
    if ("code" in found) return found;
    return found.step === "asked" ? [slipBegun.of(found.id, {})] : refuse("slip.begun-already", { number: found.number });
  },
});

export const slipEnded = slip.becomes(
  "slip.ended@1", z.strictObject({ outcome: z.enum(slipEnds), why: shortText }), (state, body) => ({ ...state, step: body.outcome, why: body.why }),
);

/**
 * How it ended. A slip that ended stays as it is, but one of unknown outcome may still be said to be printed or failed by
 * a person who looked. Refuses `slip.unknown`, `slip.other-desk`, `slip.ended-already`.
 */
export const endSlip = verb({
  command: "slip.end",
  body: z.strictObject({ slipId: id, outcome: z.enum(slipEnds), why: shortText.default("") }),
  may: ["device", ...anyRemark],
  events: [slipEnded],
  refusals: [...ownRefusals, "slip.ended-already"],
  decide(body, meta, world) {
    const found = ownSlip(body.slipId, meta.desk, world);
    if ("code" in found) return found;
    if (found.step === body.outcome) return [];
    const isOpen = found.step === "asked" || found.step === "begun" || found.step === "unknown";
    return isOpen ? [slipEnded.of(found.id, { outcome: body.outcome, why: body.why })] : refuse("slip.ended-already", { number: found.number });
  },
});

