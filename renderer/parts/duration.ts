/**
 * Durations as people at the desk read them: `02:18`, `1:06:44`, over a day `2 天 3 时`. Pure; the words come from the caller.
 * Countdown, drawer, wall and search use it, so the same time looks the same everywhere.
 */
import { dayMs, hourMs, minuteMs } from "../../shared/kernel/time.ts";
import type { Translate } from "../app/words.ts";

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Clock form of a duration below a day: `mm:ss`, from an hour on `h:mm:ss`. The sign is left away. */
export function durationToClock(durationMs: number): string {
  const restMs = Math.abs(durationMs);
  const hours = Math.floor(restMs / hourMs);
  const tail = `${two(Math.floor((restMs % hourMs) / minuteMs))}:${two(Math.floor((restMs % minuteMs) / 1000))}`;
  return hours === 0 ? tail : `${hours}:${tail}`;
}

/** A duration in words where it exceeds a day (days and hours), else as a clock. */
export function durationToText(durationMs: number, t: Translate): string {
  const restMs = Math.abs(durationMs);
  if (restMs < dayMs) return durationToClock(restMs);
  const days = Math.floor(restMs / dayMs);
  return t("parts.duration.daysHours", { days, hours: Math.floor((restMs % dayMs) / hourMs) });
}

/** Time left, or how late: `02:18`, `超 03:24`, `03:24 late`. Rounded so that 0 is shown once. */
export function leftToText(leftMs: number, t: Translate): string {
  if (leftMs >= 0) return durationToText(Math.ceil(leftMs / 1000) * 1000, t);
  return t("parts.countdown.over", { time: durationToText(Math.floor(-leftMs / 1000) * 1000, t) });
}

/** Roughly how long ago or how long: `5 分`, `3 时`, `2 天`. For stories and pauses, where seconds do not matter. */
export function durationToRough(durationMs: number, t: Translate): string {
  const restMs = Math.abs(durationMs);
  if (restMs >= dayMs) return t("parts.duration.days", { days: Math.floor(restMs / dayMs) });
  if (restMs >= hourMs) return `${Math.floor(restMs / hourMs)}:${two(Math.floor((restMs % hourMs) / minuteMs))}`;
  return t("parts.duration.minutes", { minutes: Math.floor(restMs / minuteMs) });
}
