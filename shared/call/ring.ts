/** What the telephone says at the beginning: it rings; somebody picked up at a telephone. */
import { z } from "zod";
import type { Who } from "../kernel/may.ts";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { readNumber } from "./number.ts";
import { call, knownCall } from "./state.ts";
import type { CallState } from "./state.ts";

/** Telephones, and the demonstration. */
export const telephones: readonly Who[] = ["device", "demo"];

export const rang = call.begins(
  "call.rang@1",
  z.strictObject({ number: shortText, given: shortText, called: shortText, line: shortText, tellsEnd: z.boolean() }),
  (body, meta, state): CallState => state ?? {
    id: meta.commandId, ...body, phase: "ringing", rangAtMs: meta.observedAtMs, answeredAtMs: null, claim: null, heldSinceMs: null,
    pickedUpAtMs: null, lineEndedAtMs: null, endedAtMs: null, tickets: [], callBack: null,
  },
);

/** A line rings. The call's id is the command's id, made from the exchange's own, so that a call seen twice is one. */
export const ringCall = verb({
  command: "call.ring",
  may: telephones,
  body: z.strictObject({ given: shortText, called: shortText.default(""), line: shortText.default(""), tellsEnd: z.boolean().default(true) }),
  events: [rang],
  refusals: [],
  decide: (body, meta, world) => world.get(call, meta.commandId) === undefined ? [rang.of(meta.commandId, { number: readNumber(body.given), ...body })] : [],
});

export const pickedUp = call.becomes("call.picked-up@1", z.strictObject({}), (state, _body, { observedAtMs }) => ({
  ...state, phase: state.phase === "ringing" ? "picked-up" : state.phase, pickedUpAtMs: observedAtMs, answeredAtMs: state.answeredAtMs ?? observedAtMs,
}));

/** Somebody talks, as the telephone says; a desk may still claim it. Refuses `call.unknown`. */
export const pickUpCall = verb({
  command: "call.pick-up",
  may: telephones,
  body: z.strictObject({ callId: id }),
  events: [pickedUp],
  refusals: ["call.unknown"],
  decide({ callId }, _meta, world) {
    const state = knownCall(callId, world);
    if ("code" in state) return state;
    const isOpen = state.phase === "ringing" || state.phase === "claimed";
    return isOpen && state.pickedUpAtMs === null ? [pickedUp.of(callId, {})] : [];
  },
});
