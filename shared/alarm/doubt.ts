/**
 * What makes a signal doubtful: 失联 stale, nothing was heard from a source that should speak; 抖动 chattering, it changes too
 * often to be believed. While it chatters it stands as in alarm and its single changes are counted, not told.
 */
import { z } from "zod";
import { plantSignals } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, timeMs } from "../kernel/text.ts";
import { alarm } from "./state.ts";
import type { AlarmState } from "./state.ts";

export const staleMarked = alarm.becomes("alarm.stale-marked@1", z.strictObject({ sinceMs: timeMs }), (state, body): AlarmState => ({ ...state, staleSinceMs: body.sinceMs }));

/** Nothing was heard of it since `sinceMs`. Refuses `alarm.unknown`. */
export const markStale = verb({
  command: "alarm.mark-stale",
  may: plantSignals,
  body: z.strictObject({ pointId: id, sinceMs: timeMs }),
  events: [staleMarked],
  refusals: ["alarm.unknown"],
  decide(body, _meta, world) {
    const state = world.get(alarm, body.pointId);
    if (state === undefined) return refuse("alarm.unknown", { point: body.pointId });
    return state.staleSinceMs !== null || !state.point.inUse ? [] : [staleMarked.of(state.id, { sinceMs: body.sinceMs })];
  },
});

export const freshMarked = alarm.becomes("alarm.fresh-marked@1", z.strictObject({}), (state): AlarmState => ({ ...state, heard: true, staleSinceMs: null }));

/** It is heard, for the first time or again. Refuses `alarm.unknown`. */
export const markFresh = verb({
  command: "alarm.mark-fresh",
  may: plantSignals,
  body: z.strictObject({ pointId: id }),
  events: [freshMarked],
  refusals: ["alarm.unknown"],
  decide(body, _meta, world) {
    const state = world.get(alarm, body.pointId);
    if (state === undefined) return refuse("alarm.unknown", { point: body.pointId });
    return state.heard && state.staleSinceMs === null ? [] : [freshMarked.of(state.id, {})];
  },
});

const chatterBody = z.strictObject({ changes: z.number().int().min(0), minutes: z.number().int().min(1).max(1440) });

export const chatterTold = alarm.becomes("alarm.chatter-told@1", chatterBody, (state, body, meta): AlarmState => ({
  ...state, chatter: { ...body, sinceMs: state.chatter?.sinceMs ?? meta.observedAtMs },
}));

/** `changes`: how many there were in all while it chattered. */
export const chatterEnded = alarm.becomes("alarm.chatter-ended@1", z.strictObject({ changes: z.number().int().min(0) }), (state): AlarmState => ({ ...state, chatter: null }));

/** It changed `changes` times within `minutes`; or, with `chattering: false`, it is calm again. Refuses `alarm.unknown`. */
export const tellChatter = verb({
  command: "alarm.chatter",
  may: plantSignals,
  body: chatterBody.extend({ pointId: id, chattering: z.boolean() }),
  events: [chatterTold, chatterEnded],
  refusals: ["alarm.unknown"],
  decide({ pointId, chattering, ...body }, _meta, world) {
    const state = world.get(alarm, pointId);
    if (state === undefined) return refuse("alarm.unknown", { point: pointId });
    if (chattering) return [chatterTold.of(pointId, body)];
    return state.chatter === null ? [] : [chatterEnded.of(pointId, { changes: body.changes })];
  },
});
