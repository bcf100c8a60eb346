/** Due times of a ticket from its service level. Working calendars will come in here; today every minute counts. */
import { minuteMs } from "../kernel/time.ts";
import type { Priority, ServiceState } from "./service.ts";

/** UTC epoch milliseconds of each promise of the service level, before any pause is added. */
export interface DueTimes {
  readonly acceptByMs: number;
  readonly respondByMs: number;
  readonly arriveByMs: number;
  readonly finishByMs: number;
}

export function dueTimes(service: Pick<ServiceState, "levels">, priority: Priority, fromMs: number): DueTimes {
  const level = service.levels[priority];
  return {
    acceptByMs: fromMs + level.acceptMinutes * minuteMs,
    respondByMs: fromMs + level.respondMinutes * minuteMs,
    arriveByMs: fromMs + level.arriveMinutes * minuteMs,
    finishByMs: fromMs + level.finishMinutes * minuteMs,
  };
}
