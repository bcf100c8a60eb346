/** Minutes of a service level as people say them: 15 分, 2 小时, 1 天. */
import type { Translate } from "../../app/words.ts";

/** Whole hours and days where they come out even. */
export function minutesToText(minutes: number, t: Translate): string {
  if (minutes >= 1440 && minutes % 1440 === 0) return t("intake.days", { count: minutes / 1440 });
  if (minutes >= 60 && minutes % 60 === 0) return t("intake.hours", { count: minutes / 60 });
  return t("intake.minutes", { count: minutes });
}
