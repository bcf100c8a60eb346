/** Sets a service level of one priority. Stands here because a level may run on a calendar, and a service cannot know one. */
import { z } from "zod";
import { administration } from "../kernel/may.ts";
import { refuse } from "../kernel/refusal.ts";
import { verb } from "../kernel/stream.ts";
import { id } from "../kernel/text.ts";
import { levelSet } from "../service/level.ts";
import { priority, service, serviceLevel } from "../service/service.ts";
import type { ServiceLevel } from "../service/service.ts";
import { calendar } from "./calendar.ts";

const isSame = (one: ServiceLevel, other: ServiceLevel): boolean =>
  one.acceptMinutes === other.acceptMinutes && one.respondMinutes === other.respondMinutes && one.arriveMinutes === other.arriveMinutes
  && one.finishMinutes === other.finishMinutes && (one.calendarId ?? null) === (other.calendarId ?? null);

/**
 * Sets minutes and calendar of one priority; the level that stands there already changes nothing. Refuses `service.unknown`,
 * `calendar.unknown`, `service.level-order` (nobody finishes before responding or arriving).
 */
export const setLevel = verb({
  command: "service.set-level",
  may: administration,
  body: z.strictObject({ serviceId: id, priority, level: serviceLevel }),
  events: [levelSet],
  refusals: ["service.unknown", "calendar.unknown", "service.level-order"],
  decide({ serviceId, ...body }, _meta, world) {
    const found = world.get(service, serviceId);
    if (found === undefined) return refuse("service.unknown", { service: serviceId });
    const { level } = body;
    if (level.calendarId !== null && world.get(calendar, level.calendarId) === undefined) return refuse("calendar.unknown", { calendar: level.calendarId });
    if (level.finishMinutes < Math.max(level.respondMinutes, level.arriveMinutes)) {
      return refuse("service.level-order", { finish: level.finishMinutes, respond: level.respondMinutes, arrive: level.arriveMinutes });
    }
    return isSame(level, found.levels[body.priority]) ? [] : [levelSet.of(serviceId, body)];
  },
});
