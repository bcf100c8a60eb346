/** 待回拨: a missed call is rung back until somebody answers, or until it is closed with a reason. */
import { z } from "zod";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { call, knownCall } from "./state.ts";

export const callBackOutcomes = ["tried", "reached", "closed"] as const;

export const rungBack = call.becomes("call.rung-back@1", z.strictObject({ outcome: z.enum(callBackOutcomes), reason: shortText }), (state, body, meta) => ({
  ...state,
  callBack: {
    state: body.outcome, tries: (state.callBack?.tries ?? 0) + (body.outcome === "closed" ? 0 : 1), lastAtMs: meta.observedAtMs, by: meta.actor, reason: body.reason,
  },
}));

/** Notes what became of it. Refuses `call.unknown`, `call.not-missed`, `call.rung-back-already`, `call.reason-missing` (closing needs one). */
export const callBackCall = verb({
  command: "call.call-back",
  body: z.strictObject({ callId: id, outcome: z.enum(callBackOutcomes), reason: shortText.default("") }),
  events: [rungBack],
  refusals: ["call.unknown", "call.not-missed", "call.rung-back-already", "call.reason-missing"],
  decide({ callId, outcome, reason }, _meta, world) {
    const state = knownCall(callId, world);
    if ("code" in state) return state;
    if (state.callBack === null) return refuse("call.not-missed", { call: state.number });
    if (state.callBack.state === "reached" || state.callBack.state === "closed") return refuse("call.rung-back-already", { call: state.number, atMs: state.callBack.lastAtMs });
    if (outcome === "closed" && reason.trim() === "") return refuse("call.reason-missing", { call: state.number });
    return [rungBack.of(callId, { outcome, reason: reason.trim() })];
  },
});
