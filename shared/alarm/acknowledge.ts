/** 确认: somebody takes an alarm over and owns it from then on. Stops its sound; does not mend anything. */
import { z } from "zod";
import { inBoth, refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { bilingual, id } from "../kernel/text.ts";
import { person } from "../person/person.ts";
import { alarm, isUnanswered } from "./state.ts";
import type { AlarmState } from "./state.ts";

export const acknowledged = alarm.becomes(
  "alarm.acknowledged@1", z.strictObject({ ownerId: id, owner: bilingual }),
  (state, body, meta): AlarmState => ({
    ...state, phase: state.phase === "returned" ? "normal" : "acknowledged", owner: { id: body.ownerId, name: body.owner, atMs: meta.observedAtMs },
  }),
);

/**
 * Takes an alarm over, for oneself or for the colleague `ownerId`. Refuses `alarm.unknown`, `alarm.not-active`,
 * `alarm.acknowledged-already` (with whose it is and since when), `person.unknown` (an owner who is nobody).
 */
export const acknowledgeAlarm = verb({
  command: "alarm.acknowledge",
  body: z.strictObject({ pointId: id, ownerId: id.nullable().default(null) }),
  events: [acknowledged],
  refusals: ["alarm.unknown", "alarm.not-active", "alarm.acknowledged-already", "person.unknown"],
  decide(body, meta, world) {
    const state = world.get(alarm, body.pointId);
    if (state === undefined) return refuse("alarm.unknown", { point: body.pointId });
    if (state.phase === "normal") return refuse("alarm.not-active", inBoth("alarm", state.point.text));
    const owner = world.get(person, body.ownerId ?? meta.actor);
    if (owner === undefined) return refuse("person.unknown", { person: body.ownerId ?? meta.actor });
    if (isUnanswered(state)) return [acknowledged.of(state.id, { ownerId: owner.id, owner: owner.name })];
    if (state.owner?.id === owner.id) return [];
    return refuse("alarm.acknowledged-already", {
      ...inBoth("alarm", state.point.text), ...inBoth("owner", state.owner?.name ?? { zh: "", en: "" }), atMs: state.owner?.atMs ?? 0,
    });
  },
});
