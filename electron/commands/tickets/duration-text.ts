/** A span of time in words, as the screens show it. */
import { dayMs, hourMs, minuteMs } from "../../../shared/kernel/time.ts";
import type { Words } from "../../words.ts";

export function durationText(ms: number, words: Words): string {
  if (ms >= dayMs) return words.say("parts.duration.daysHours", { days: Math.floor(ms / dayMs), hours: Math.floor((ms % dayMs) / hourMs) });
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  return ms >= hourMs ? `${Math.floor(ms / hourMs)}:${String(minutes).padStart(2, "0")}` : words.say("parts.duration.minutes", { minutes });
}
