/** How a call ends: talked to the end, given up by the caller, or nobody there when the desk took it. */
import { z } from "zod";
import { isMachine } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import type { NewEvent } from "../kernel/stream.ts";
import { verb } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { telephones } from "./ring.ts";
import { call, endedAt, knownCall, missedBy, refuseUnlessOwn } from "./state.ts";
import type { CallState } from "./state.ts";

export const ended = call.becomes("call.ended@1", z.strictObject({}), (state, _body, meta) => endedAt(state, meta.observedAtMs));
/** The telephone is free again, but the desk that claimed the call has not said what became of it. */
export const lineEnded = call.becomes("call.line-ended@1", z.strictObject({}), (state, _body, meta) => ({ ...state, lineEndedAtMs: meta.observedAtMs }));
export const missed = call.becomes("call.missed@1", z.strictObject({}), (state, _body, meta) => missedBy(state, meta.observedAtMs));

const isOver = (state: CallState) => state.phase === "missed" || state.phase === "ended";
const hadWork = (state: CallState) => state.pickedUpAtMs !== null || state.tickets.length > 0;

/** What a telephone that became free means for a call. */
function afterLine(state: CallState): readonly NewEvent[] {
  if (isOver(state)) return [];
  if (state.phase === "ringing") return [missed.of(state.id, {})];
  if (state.phase === "picked-up" || hadWork(state)) return [ended.of(state.id, {})];
  return state.lineEndedAtMs === null ? [lineEnded.of(state.id, {})] : [];
}

/** Hung up after talking, as the telephone or the desk says. Refuses `call.unknown`, `call.over-already`, `call.not-claimed`, `call.not-yours`. */
export const endCall = verb({
  command: "call.end",
  body: z.strictObject({ callId: id }),
  events: [ended, lineEnded],
  refusals: ["call.unknown", "call.over-already", "call.not-claimed", "call.not-yours"],
  decide({ callId }, meta, world) {
    const state = knownCall(callId, world);
    if ("code" in state) return state;
    if (isMachine(meta.actor)) return afterLine(state);
    if (isOver(state)) return refuse("call.over-already", { call: state.number, atMs: state.endedAtMs ?? 0 });
    if (state.phase === "picked-up") return [ended.of(callId, {})];
    return refuseUnlessOwn(state, meta) ?? [ended.of(callId, {})];
  },
});

/** The caller gave up, as the telephone says. Refuses `call.unknown`. */
export const abandonCall = verb({
  command: "call.abandon",
  may: telephones,
  body: z.strictObject({ callId: id }),
  events: [missed],
  refusals: ["call.unknown"],
  decide({ callId }, _meta, world) {
    const state = knownCall(callId, world);
    return "code" in state ? state : afterLine(state);
  },
});

/** Claimed, and nobody was there: it goes to the calls to return. Refuses `call.unknown`, `call.over-already`, `call.not-claimed`, `call.not-yours`. */
export const missCall = verb({
  command: "call.miss",
  body: z.strictObject({ callId: id }),
  events: [missed],
  refusals: ["call.unknown", "call.over-already", "call.not-claimed", "call.not-yours"],
  decide({ callId }, meta, world) {
    const state = knownCall(callId, world);
    if ("code" in state) return state;
    if (isOver(state)) return refuse("call.over-already", { call: state.number, atMs: state.endedAtMs ?? 0 });
    return refuseUnlessOwn(state, meta) ?? [missed.of(callId, {})];
  },
});
