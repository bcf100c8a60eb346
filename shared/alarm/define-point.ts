/** 点位: a row of the point table goes into the house, or is changed. What the alarm is doing at the moment stays as it is. */
import { administration } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import type { World } from "../kernel/stream.ts";
import { bilingual } from "../kernel/text.ts";
import { equipment } from "../equipment/equipment.ts";
import { place } from "../place/place.ts";
import { service } from "../service/service.ts";
import { moveWatch, unwatched, watched } from "./monitored.ts";
import { pointBody } from "./point.ts";
import type { Point } from "./point.ts";
import { alarm } from "./state.ts";
import type { AlarmState } from "./state.ts";

const fresh: Omit<AlarmState, "id" | "point" | "place"> = {
  phase: "normal", occurrence: 0, raisedAtMs: null, clearedAtMs: null, value: "", owner: null, shelf: null, heard: false, staleSinceMs: null,
  chatter: null, ticket: null, calledAtMs: [],
};

export const pointDefined = alarm.begins("alarm.point-defined@1", pointBody.extend({ place: bilingual }), ({ place: where, ...point }, _meta, state): AlarmState => ({
  ...fresh, ...state, id: point.id, point, place: where,
  // What is listened to no more can neither be in alarm nor stale.
  ...(point.inUse ? {} : { phase: "normal", shelf: null, staleSinceMs: null, chatter: null }),
}));

/**
 * Adds a point or changes it; the same row again changes nothing. Refuses `place.unknown`, `equipment.unknown`,
 * `service.unknown` (of the ticket it opens), `alarm.upstream-unknown`, `alarm.upstream-self`.
 */
export const definePoint = verb({
  command: "alarm.define-point",
  may: administration,
  body: pointBody,
  events: [pointDefined, watched, unwatched],
  refusals: ["place.unknown", "equipment.unknown", "service.unknown", "alarm.upstream-unknown", "alarm.upstream-self"],
  decide(body, _meta, world) {
    const where = world.get(place, body.placeId);
    if (where === undefined) return refuse("place.unknown", { place: body.placeId });
    const unknown = unknownOf(body, world);
    if (unknown !== undefined) return unknown;
    const known = world.get(alarm, body.id);
    const { zh, en } = where.label;
    if (known !== undefined && isSame(known, body, { zh, en })) return [];
    const watchedBefore = known?.point.inUse === true ? known.point.equipmentId : null;
    return [pointDefined.of(body.id, { ...body, place: { zh, en } }), ...moveWatch(body.id, watchedBefore, body.inUse ? body.equipmentId : null)];
  },
});

function unknownOf({ id, equipmentId, upstreamId, ticket }: Point, world: World) {
  if (equipmentId !== null && world.get(equipment, equipmentId) === undefined) return refuse("equipment.unknown", { equipment: equipmentId });
  if (ticket !== null && world.get(service, ticket.serviceId) === undefined) return refuse("service.unknown", { service: ticket.serviceId });
  if (upstreamId === null) return undefined;
  if (upstreamId === id || upstreamId === equipmentId) return refuse("alarm.upstream-self", { point: id });
  const isKnown = world.get(equipment, upstreamId) !== undefined || world.get(alarm, upstreamId) !== undefined;
  return isKnown ? undefined : refuse("alarm.upstream-unknown", { point: id, upstream: upstreamId });
}

function isSame(known: AlarmState, point: Point, where: AlarmState["place"]): boolean {
  return JSON.stringify(pointBody.parse(known.point)) === JSON.stringify(point) && known.place.zh === where.zh && known.place.en === where.en;
}
