/** 报警 and 恢复: what the plant says, after debounce and limits. Said twice it changes nothing. */
import { z } from "zod";
import { plantSignals } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id, shortText } from "../kernel/text.ts";
import { minuteMs } from "../kernel/time.ts";
import { foldedInWorld } from "./fold.ts";
import { alarm, isActive } from "./state.ts";
import type { AlarmState } from "./state.ts";

/** Span over which the load of an operator is told (EEMUA 191: alarms per ten minutes). */
export const loadSpanMs = 10 * minuteMs;
/** Calls that are remembered of one point. Assumed: a point that calls more often is chattering, and says so. */
const calledMax = 40;

/** `foldedUnder` names the feeder in alarm at that moment: then nobody was called. */
export const raised = alarm.becomes("alarm.raised@1", z.strictObject({ value: shortText, foldedUnder: id.nullable() }), (state, body, meta): AlarmState => ({
  ...state, phase: "unacknowledged", occurrence: state.occurrence + 1, raisedAtMs: meta.observedAtMs, clearedAtMs: null, value: body.value, owner: null,
  heard: true, staleSinceMs: null, calledAtMs: body.foldedUnder === null && state.shelf === null ? calledAgain(state, meta.observedAtMs) : state.calledAtMs,
}));

function calledAgain(state: AlarmState, atMs: number): readonly number[] {
  return [...state.calledAtMs.filter((one) => one > atMs - loadSpanMs), atMs].slice(-calledMax);
}

/** The condition is there. Refuses `alarm.unknown`, `alarm.not-in-use`. */
export const raiseAlarm = verb({
  command: "alarm.raise",
  may: plantSignals,
  body: z.strictObject({ pointId: id, value: shortText }),
  events: [raised],
  refusals: ["alarm.unknown", "alarm.not-in-use"],
  decide(body, _meta, world) {
    const state = world.get(alarm, body.pointId);
    if (state === undefined) return refuse("alarm.unknown", { point: body.pointId });
    if (!state.point.inUse) return refuse("alarm.not-in-use", { point: body.pointId });
    return isActive(state) ? [] : [raised.of(state.id, { value: body.value, foldedUnder: foldedInWorld(state, world) })];
  },
});

export const cleared = alarm.becomes("alarm.cleared@1", z.strictObject({ value: shortText }), (state, body, meta): AlarmState => ({
  ...state, phase: state.phase === "acknowledged" ? "normal" : "returned", clearedAtMs: meta.observedAtMs, value: body.value, staleSinceMs: null,
}));

/** The condition is gone. Refuses `alarm.unknown`. */
export const clearAlarm = verb({
  command: "alarm.clear",
  may: plantSignals,
  body: z.strictObject({ pointId: id, value: shortText }),
  events: [cleared],
  refusals: ["alarm.unknown"],
  decide(body, _meta, world) {
    const state = world.get(alarm, body.pointId);
    if (state === undefined) return refuse("alarm.unknown", { point: body.pointId });
    return isActive(state) ? [cleared.of(state.id, { value: body.value })] : [];
  },
});
