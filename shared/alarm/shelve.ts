/**
 * 搁置: an alarm that is known and would only disturb is put aside, with a reason, at the longest until the shift ends: the
 * next shift decides for itself. Shelved it makes no sound and opens no ticket; it stays in the list with its count.
 */
import { z } from "zod";
import { inBoth, refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { bilingual, id, shortText, timeMs } from "../kernel/text.ts";
import { hourMs, startOfDay } from "../kernel/time.ts";
import { person } from "../person/person.ts";
import { siteZone } from "../site/site.ts";
import { alarm, isUnanswered } from "./state.ts";
import type { AlarmState } from "./state.ts";

/** Hours of the hospital's day at which a shift begins. Assumed: day shift 08:00, evening shift 18:00, until rosters are there. */
const shiftHours = [8, 18] as const;

/** End of the shift that runs at `atMs`. */
export function shiftEndMs(atMs: number, zone: string): number {
  const today = startOfDay(atMs, zone);
  const tomorrow = startOfDay(today + 30 * hourMs, zone);
  const starts = [...shiftHours.map((hour) => today + hour * hourMs), tomorrow + shiftHours[0] * hourMs];
  return starts.find((start) => start > atMs) ?? tomorrow;
}

export const shelved = alarm.becomes(
  "alarm.shelved@1", z.strictObject({ reason: shortText, untilMs: timeMs, by: bilingual }),
  (state, body, meta): AlarmState => ({ ...state, shelf: { ...body, sinceMs: meta.observedAtMs } }),
);

/**
 * Puts an alarm aside until `untilMs`, or until the end of the shift. Again, it gets the new reason and time. Refuses
 * `alarm.unknown`, `alarm.reason-missing`, `alarm.shelve-past`, `alarm.shelve-too-long` (with the latest time),
 * `alarm.acknowledge-first` (life safety that nobody has answered).
 */
export const shelveAlarm = verb({
  command: "alarm.shelve",
  body: z.strictObject({ pointId: id, reason: shortText, untilMs: timeMs.nullable().default(null) }),
  events: [shelved],
  refusals: ["alarm.unknown", "alarm.reason-missing", "alarm.shelve-past", "alarm.shelve-too-long", "alarm.acknowledge-first"],
  decide(body, meta, world) {
    const state = world.get(alarm, body.pointId);
    if (state === undefined) return refuse("alarm.unknown", { point: body.pointId });
    if (body.reason.trim() === "") return refuse("alarm.reason-missing");
    if (state.point.lifeSafety && isUnanswered(state)) return refuse("alarm.acknowledge-first", inBoth("alarm", state.point.text));
    const latestMs = shiftEndMs(meta.observedAtMs, siteZone(world));
    const untilMs = body.untilMs ?? latestMs;
    if (untilMs <= meta.observedAtMs) return refuse("alarm.shelve-past", { atMs: untilMs });
    if (untilMs > latestMs) return refuse("alarm.shelve-too-long", { atMs: latestMs });
    const by = world.get(person, meta.actor)?.name ?? { zh: meta.actor, en: meta.actor };
    return [shelved.of(state.id, { reason: body.reason.trim(), untilMs, by })];
  },
});

export const unshelved = alarm.becomes("alarm.unshelved@1", z.strictObject({}), (state): AlarmState => ({ ...state, shelf: null }));

/** Takes an alarm off the shelf; by hand, or by the machine when its time is over. Refuses `alarm.unknown`. */
export const unshelveAlarm = verb({
  command: "alarm.unshelve",
  body: z.strictObject({ pointId: id }),
  events: [unshelved],
  refusals: ["alarm.unknown"],
  decide(body, _meta, world) {
    const state = world.get(alarm, body.pointId);
    if (state === undefined) return refuse("alarm.unknown", { point: body.pointId });
    return state.shelf === null ? [] : [unshelved.of(state.id, {})];
  },
});
