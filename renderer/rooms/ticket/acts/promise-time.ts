/**
 * Reads what an operator types for a promised time: `15` is in 15 minutes, `14:50`, `1450` or `14：50` is a time of day, the
 * next day when it has passed. Full-width digits count. Pure; the zone is the hospital's.
 */
import { dayMs, hourMs, minuteMs, startOfDay } from "../../../../shared/kernel/time.ts";

/** Longest wait that is typed in minutes; more is a time of day. Assumed: nobody says "in 600 minutes". */
const minutesMax = 599;

/** The instant, or null where it cannot be understood. */
export function readPromise(typed: string, nowMs: number, zone: string): number | null {
  const text = typed.normalize("NFKC").trim();
  if (/^\d{1,3}$/.test(text) && Number(text) > 0 && Number(text) <= minutesMax) return nowMs + Number(text) * minuteMs;
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  const today = startOfDay(nowMs, zone) + Number(hours) * hourMs + Number(minutes) * minuteMs;
  return today > nowMs ? today : today + dayMs;
}
