/** 接听: one desk has the call. The hub decides; who comes later hears who has it. */
import { z } from "zod";
import { deskWork } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { bilingual, id, shortText } from "../kernel/text.ts";
import { person } from "../person/person.ts";
import { call, claimOf, knownCall, missedBy, refuseClaimed, refuseUnlessOwn } from "./state.ts";
import type { CallState, Claim } from "./state.ts";

/** How long after a claim a colleague may take it over by a key (the wrong one of two pressed first); source: the issue. */
export const takeMs = 20_000;

const who = z.strictObject({ by: id, name: bilingual });

function claimedBy(state: CallState, { by, name }: Pick<Claim, "by" | "name">, meta: { readonly desk: number; readonly observedAtMs: number }): CallState {
  const claim = { by, name, desk: meta.desk, atMs: meta.observedAtMs };
  return { ...state, phase: "claimed", claim, heldSinceMs: null, answeredAtMs: state.answeredAtMs ?? meta.observedAtMs };
}

export const claimed = call.becomes("call.claimed@1", who, (state, body, meta) => claimedBy(state, body, meta));

/** Claims a ringing call, or one that was picked up at a telephone. Refuses `call.unknown`, `call.claimed-already`, `call.over-already`. */
export const claimCall = verb({
  command: "call.claim",
  may: deskWork,
  body: z.strictObject({ callId: id }),
  events: [claimed],
  refusals: ["call.unknown", "call.claimed-already", "call.over-already"],
  decide({ callId }, meta, world) {
    const state = knownCall(callId, world);
    if ("code" in state) return state;
    if (state.phase === "missed" || state.phase === "ended") return refuse("call.over-already", { call: state.number, atMs: state.endedAtMs ?? 0 });
    if (state.claim !== null) return state.claim.desk === meta.desk ? [] : refuseClaimed("call.claimed-already", state);
    const { by, name } = claimOf(meta, world);
    return [claimed.of(callId, { by, name })];
  },
});

export const taken = call.becomes("call.taken@1", who.extend({ reason: shortText }), (state, body, meta) => claimedBy(state, body, meta));

/**
 * Takes a claimed call over from another desk: within 20 s anybody, later a supervisor who says why. Refuses `call.unknown`,
 * `call.not-claimed`, `call.yours-already`, `call.take-late`, `call.reason-missing`.
 */
export const takeCall = verb({
  command: "call.take",
  may: deskWork,
  body: z.strictObject({ callId: id, reason: shortText.default("") }),
  events: [taken],
  refusals: ["call.unknown", "call.not-claimed", "call.yours-already", "call.take-late", "call.reason-missing"],
  decide({ callId, reason }, meta, world) {
    const state = knownCall(callId, world);
    if ("code" in state) return state;
    if (state.phase !== "claimed" || state.claim === null) return refuse("call.not-claimed", { call: state.number });
    if (state.claim.desk === meta.desk) return refuse("call.yours-already", { call: state.number });
    if (meta.observedAtMs - state.claim.atMs > takeMs) {
      if (world.get(person, meta.actor)?.role !== "supervisor") return refuseClaimed("call.take-late", state);
      if (reason.trim() === "") return refuse("call.reason-missing", { call: state.number });
    }
    const { by, name } = claimOf(meta, world);
    return [taken.of(callId, { by, name, reason: reason.trim() })];
  },
});

export const released = call.becomes("call.released@1", z.strictObject({}), (state, _body, { observedAtMs }) => {
  if (state.lineEndedAtMs !== null && state.pickedUpAtMs === null) return missedBy(state, observedAtMs);
  return { ...state, phase: state.pickedUpAtMs === null ? "ringing" : "picked-up", claim: null, heldSinceMs: null, answeredAtMs: state.pickedUpAtMs };
});

/** Gives a claim back: it rings on for all. Refuses `call.unknown`, `call.not-claimed`, `call.not-yours`. */
export const releaseCall = verb({
  command: "call.release",
  may: deskWork,
  body: z.strictObject({ callId: id }),
  events: [released],
  refusals: ["call.unknown", "call.not-claimed", "call.not-yours"],
  decide({ callId }, meta, world) {
    const state = knownCall(callId, world);
    if ("code" in state) return state;
    if (state.phase !== "claimed") return refuse("call.not-claimed", { call: state.number });
    return refuseUnlessOwn(state, meta) ?? [released.of(callId, {})];
  },
});
