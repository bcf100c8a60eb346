/**
 * Which points watch a piece of equipment, by equipment id: so that an alarm finds what is in alarm above it without a
 * search. Kept by `alarm.define-point` alone.
 */
import { z } from "zod";
import { stream } from "../kernel/stream.ts";
import type { NewEvent, World } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";

export interface MonitoredState {
  readonly points: readonly string[];
}

export const monitored = stream<MonitoredState>("monitored");

const watchBody = z.strictObject({ pointId: id });

export const watched = monitored.begins("monitored.watched@1", watchBody, ({ pointId }, _meta, state) => ({
  points: [...(state?.points ?? []).filter((one) => one !== pointId), pointId],
}));

export const unwatched = monitored.becomes("monitored.unwatched@1", watchBody, (state, { pointId }) => ({
  points: state.points.filter((one) => one !== pointId),
}));

/** Events that move a point from one piece of equipment to another. */
export function moveWatch(pointId: string, from: string | null, to: string | null): NewEvent[] {
  if (from === to) return [];
  return [...(from === null ? [] : [unwatched.of(from, { pointId })]), ...(to === null ? [] : [watched.of(to, { pointId })])];
}

/** Points that watch `equipmentId`. */
export function pointsOn(equipmentId: string, world: World): readonly string[] {
  return world.get(monitored, equipmentId)?.points ?? [];
}

export const monitoredStream = { stream: monitored, verbs: [], extraEvents: [watched, unwatched] };
