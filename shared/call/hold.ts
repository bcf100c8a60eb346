/** 保持: the caller waits while the desk does something else; the same key takes it back. */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { call, knownCall, refuseUnlessOwn } from "./state.ts";

export const held = call.becomes("call.held@1", z.strictObject({ on: z.boolean() }), (state, { on }, { observedAtMs }) => ({
  ...state, heldSinceMs: on ? state.heldSinceMs ?? observedAtMs : null,
}));

/** Holds, or takes back with `on: false`. Refuses `call.unknown`, `call.not-claimed`, `call.not-yours`. */
export const holdCall = verb({
  command: "call.hold",
  body: z.strictObject({ callId: id, on: z.boolean() }),
  events: [held],
  refusals: ["call.unknown", "call.not-claimed", "call.not-yours"],
  decide({ callId, on }, meta, world) {
    const state = knownCall(callId, world);
    if ("code" in state) return state;
    if (state.phase !== "claimed") return refuse("call.not-claimed", { call: state.number });
    const foreign = refuseUnlessOwn(state, meta);
    if (foreign !== undefined) return foreign;
    return (state.heldSinceMs !== null) === on ? [] : [held.of(callId, { on })];
  },
});
